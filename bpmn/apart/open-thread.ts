import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** Why a thread did not answer to the end; it is over then. */
type Stop = { reason: 'overrun' | 'memory' | 'broken'; message: string }
/** In the order in which they were given. */
export type Answers<Answer> = { answers: Answer[]; stop?: Stop }

export type Thread<Question, Answer> = {
  /** One question at a time. `timeoutMs` is the time for each of its answers. */
  ask(question: Question, limits: { count: number; timeoutMs: number }): Promise<Answers<Answer>>
  /** Whether it can be asked. */
  isOpen(): boolean
  /** Lets the process end although the thread waits; a question holds the process again. */
  rest(): void
  close(): Promise<void>
}

const startTimeoutMs = 30_000

/** Starts a file that calls `answerQuestions`; it sees no environment. Throws when it does not come up. */
export async function openThread<Question, Answer>(
  file: URL,
  { memoryMb }: { memoryMb: number },
): Promise<Thread<Question, Answer>> {
  const worker = new Worker(file, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
  let isOver = false
  let stopWith: (stop: Stop) => void = () => {}
  worker.on('error', (error: NodeJS.ErrnoException) => end(stopOf(error)))
  worker.on('exit', () => end({ reason: 'broken', message: 'the thread ended' }))
  await begun(worker)

  return {
    async ask(question, { count, timeoutMs }) {
      const { promise, resolve } = Promise.withResolvers<Stop | undefined>()
      const answers: Answer[] = []
      stopWith = resolve
      worker.ref()
      worker.on('message', take)
      let timer = limit()
      worker.postMessage(question)
      const stop = await promise
      clearTimeout(timer)
      worker.off('message', take)
      if (!stop) return { answers }
      isOver = true
      await worker.terminate()
      return { answers, stop }

      function take(answer: Answer): void {
        clearTimeout(timer)
        answers.push(answer)
        if (answers.length === count) resolve(undefined)
        else timer = limit()
      }

      function limit(): NodeJS.Timeout {
        const known = answers.length
        return setTimeout(() => {
          // Answers that came while this process was busy are taken first.
          setImmediate(() => answers.length === known && resolve(overrun(timeoutMs)))
        }, timeoutMs)
      }
    },
    isOpen: () => !isOver,
    rest: () => worker.unref(),
    async close() {
      await worker.terminate()
    },
  }

  function end(stop: Stop): void {
    isOver = true
    stopWith(stop)
  }
}

/** On a busy machine the thread's own start can take longer than its answers may. */
async function begun(worker: Worker): Promise<void> {
  try {
    await once(worker, 'message', { signal: AbortSignal.timeout(startTimeoutMs) })
  } catch (error) {
    await worker.terminate()
    throw new Error('a thread did not start', { cause: error })
  }
}

function overrun(timeoutMs: number): Stop {
  return { reason: 'overrun', message: `it took longer than ${timeoutMs / 1000} s` }
}

function stopOf({ code, message }: NodeJS.ErrnoException): Stop {
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { reason: 'memory', message: 'it needs too much memory' }
    : { reason: 'broken', message }
}
