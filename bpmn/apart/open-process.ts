import { fork } from 'node:child_process'
import { once } from 'node:events'
import { type Text, text } from '../../domain/text.ts'

/** Why a process did not answer to the end; it is over then. */
type Stop = { reason: 'overrun' | 'memory' | 'broken'; message: Text }
/** In the order in which they were given. */
export type Answers<Answer> = { answers: Answer[]; stop?: Stop }

export type Process<Question, Answer> = {
  /** One question at a time. `timeoutMs` is the time for each of its answers. */
  ask(question: Question, limits: { count: number; timeoutMs: number }): Promise<Answers<Answer>>
  /** Whether it can be asked. */
  isOpen(): boolean
  /** Lets this process end although the other waits; a question holds it again. */
  rest(): void
  close(): void
}

const startTimeoutMs = 30_000

/**
 * Starts a file that calls `answerQuestions`; it sees no environment. A thread would not do: one that needs too much memory
 * can take the whole process with it, whatever its limits say. Throws when it does not come up.
 */
export async function openProcess<Question extends object, Answer>(
  file: URL,
  { memoryMb }: { memoryMb: number },
): Promise<Process<Question, Answer>> {
  const child = fork(file, {
    ...{ env: {}, execArgv: [`--max-old-space-size=${memoryMb}`], serialization: 'advanced' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let isOver = false
  let stopWith: (stop: Stop) => void = () => {}
  child.on('error', (error) => end(broken(error)))
  child.on('exit', (_code, signal) => end(signal === 'SIGABRT' ? outOfMemory : ended))
  await begun()

  return {
    async ask(question, { count, timeoutMs }) {
      const { promise, resolve } = Promise.withResolvers<Stop | undefined>()
      const answers: Answer[] = []
      let timer: NodeJS.Timeout | undefined
      stopWith = resolve
      child.ref()
      child.channel?.ref()
      child.on('message', take)
      try {
        child.send(question, (error) => error && end(broken(error)))
        timer = limit()
        const stop = await promise
        if (!stop) return { answers }
        close()
        return { answers, stop }
      } finally {
        clearTimeout(timer)
        child.off('message', take)
      }

      function take(answer: unknown): void {
        clearTimeout(timer)
        answers.push(answer as Answer)
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
    rest() {
      child.unref()
      child.channel?.unref()
    },
    close,
  }

  function end(stop: Stop): void {
    isOver = true
    stopWith(stop)
  }

  function close(): void {
    isOver = true
    child.kill('SIGKILL')
  }

  /** On a busy machine the start can take longer than the answers may. */
  async function begun(): Promise<void> {
    const { promise, reject } = Promise.withResolvers<never>()
    stopWith = ({ message }) => reject(new Error(message.en))
    try {
      await Promise.race([once(child, 'message', { signal: AbortSignal.timeout(startTimeoutMs) }), promise])
    } catch (error) {
      close()
      throw new Error('a process did not start', { cause: error })
    }
  }
}

const ended: Stop = { reason: 'broken', message: text('进程意外结束', 'the process ended') }
const outOfMemory: Stop = { reason: 'memory', message: text('需要的内存太多', 'it needs too much memory') }

function broken({ message }: Error): Stop {
  return { reason: 'broken', message: text(`出错了（${message}）`, message) }
}

function overrun(timeoutMs: number): Stop {
  return {
    reason: 'overrun',
    message: text(`超过了 ${timeoutMs / 1000} 秒`, `it took longer than ${timeoutMs / 1000} s`),
  }
}
