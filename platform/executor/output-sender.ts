import { setTimeout as wait } from 'node:timers/promises'
import { outputChunkBytes, wholeCharacters } from '../../domain/jobs/output-rules.ts'
import { ExecutorRefusal } from './executor-client.ts'

type SentStream = 'stdout' | 'stderr' | 'system'
export type SentChunk = { stream: SentStream; sequence: number; content: Buffer }

export type OutputSender = {
  /** Settles when there is room for more; never rejects. */
  write(stream: 'stdout' | 'stderr', content: Buffer): Promise<void>
  /** A line of the platform itself. */
  say(line: string): void
  /** Sends what is left as long as the time allows; false when something was left behind. */
  finish(timeoutMs: number): Promise<boolean>
}

type SenderOptions = {
  /** Doing it again with the same chunks must be harmless. */
  send: (chunks: SentChunk[], signal: AbortSignal) => Promise<void>
  /** Called once, when the other side takes no more from us: the attempt has ended, or somebody else holds it. */
  onRefused: (refusal: ExecutorRefusal) => void
  /** What a script may print; the rest is read and let go. */
  capBytes: number
  maxDelayMs?: number
  maxBufferedBytes?: number
}

type Piece = { stream: SentStream; content: Buffer }

const firstRetryMs = 200
const longestRetryMs = 5000
const maxChunksPerBatch = 200

/** Sends output in order, in batches, until it arrives; while it cannot, whoever writes is held back. */
export function createOutputSender(options: SenderOptions): OutputSender {
  const { send, onRefused, capBytes, maxDelayMs = 150, maxBufferedBytes = 1024 * 1024 } = options
  const giveUp = new AbortController()
  const sequences = { stdout: 0, stderr: 0, system: 0 }
  /** The beginning of a character whose end has not been printed yet. */
  const tails = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) }
  const queue: Piece[] = []
  let queuedBytes = 0
  let printedBytes = 0
  let isFinishing = false
  const arrival = createBell()
  const room = createBell()
  const delivering = deliverAll()

  return {
    async write(stream, content) {
      const printed = Buffer.concat([tails[stream], content])
      const whole = wholeCharacters(printed)
      tails[stream] = printed.subarray(whole)
      put(stream, printed.subarray(0, whole))
      while (queuedBytes > maxBufferedBytes && !giveUp.signal.aborted) await room.rung()
    },
    say: (line) => enqueue('system', Buffer.from(`${line}\n`)),
    async finish(timeoutMs) {
      for (const stream of ['stdout', 'stderr'] as const) put(stream, tails[stream])
      isFinishing = true
      arrival.ring()
      const timer = setTimeout(() => giveUp.abort(), timeoutMs)
      await delivering
      clearTimeout(timer)
      return !giveUp.signal.aborted
    },
  }

  function put(stream: SentStream, content: Buffer): void {
    const room = Math.max(0, capBytes - printedBytes)
    const isFirstCut = content.length > room && printedBytes <= capBytes
    printedBytes += content.length
    enqueue(stream, content.subarray(0, room))
    if (isFirstCut)
      enqueue('system', Buffer.from(`\n… cut: ${Math.round(capBytes / 1024 / 1024)} MB of output are kept\n`))
  }

  function enqueue(stream: SentStream, content: Buffer): void {
    if (content.length === 0 || giveUp.signal.aborted) return
    // A pipe that was not read for a moment gives all that has gathered at once.
    for (let rest = content; rest.length > 0; ) {
      const part = rest.subarray(0, outputChunkBytes)
      const whole = part.length < rest.length ? part.subarray(0, wholeCharacters(part)) : part
      queue.push({ stream, content: whole })
      rest = rest.subarray(whole.length)
    }
    queuedBytes += content.length
    arrival.ring()
  }

  async function deliverAll(): Promise<void> {
    while (!giveUp.signal.aborted) {
      if (queue.length === 0 && isFinishing) return
      if (queue.length === 0) await arrival.rung()
      // What is printed bit by bit is gathered for a moment.
      const until = performance.now() + maxDelayMs
      while (!isFinishing && queuedBytes < outputChunkBytes && performance.now() < until) {
        await arrival.rung(until - performance.now())
      }
      await deliver(takeBatch().map((piece) => ({ ...piece, sequence: sequences[piece.stream]++ })))
      room.ring()
    }
    room.ring()
  }

  /** Pieces of one stream that follow each other become one chunk. */
  function takeBatch(): Piece[] {
    const batch: Piece[] = []
    let batchBytes = 0
    for (
      let next = queue[0];
      next && batchBytes < outputChunkBytes && batch.length < maxChunksPerBatch;
      next = queue[0]
    ) {
      queue.shift()
      batchBytes += next.content.length
      const last = batch.at(-1)
      if (last?.stream === next.stream && last.content.length + next.content.length <= outputChunkBytes) {
        last.content = Buffer.concat([last.content, next.content])
      } else batch.push(next)
    }
    queuedBytes -= batchBytes
    return batch
  }

  async function deliver(chunks: SentChunk[]): Promise<void> {
    if (chunks.length === 0) return
    for (let delayMs = firstRetryMs; !giveUp.signal.aborted; delayMs = Math.min(delayMs * 2, longestRetryMs)) {
      try {
        return await send(chunks, giveUp.signal)
      } catch (error) {
        if (error instanceof ExecutorRefusal) {
          giveUp.abort()
          onRefused(error)
        } else await wait(delayMs, undefined, { signal: giveUp.signal }).catch(() => {})
      }
    }
  }
}

/** Wakes whoever waits for it, at the latest after the given time. */
function createBell() {
  let waiting: (() => void)[] = []
  return {
    ring() {
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    rung(timeoutMs?: number): Promise<void> {
      return new Promise((resolve) => {
        const timer = timeoutMs === undefined ? undefined : setTimeout(resolve, timeoutMs)
        waiting.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    },
  }
}
