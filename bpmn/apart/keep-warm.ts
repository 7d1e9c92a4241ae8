import { type Answers, openProcess, type Process } from './open-process.ts'

type Limits = { count: number; timeoutMs: number }
export type Warm<Question, Answer> = { ask(question: Question, limits: Limits): Promise<Answers<Answer>> }

const idleMs = 10_000

/**
 * Processes that answer, one question after another each. One is kept for a while, because its start takes longer than most
 * answers, and left behind when a question was too much for it. None keeps this process alive.
 */
export function keepWarm<Question extends object, Answer>(
  file: URL,
  { memoryMb, parallel = 1 }: { memoryMb: number; parallel?: number },
): Warm<Question, Answer> {
  const places = Array.from({ length: parallel }, createPlace)
  return {
    ask(question, limits) {
      const [quietest] = places.toSorted((a, b) => a.waiting() - b.waiting())
      if (!quietest) throw new Error('at least one process answers')
      return quietest.ask(question, limits)
    },
  }

  function createPlace() {
    let process: Process<Question, Answer> | undefined
    let cooling: NodeJS.Timeout | undefined
    let turn: Promise<unknown> = Promise.resolve()
    let waiting = 0
    return {
      waiting: () => waiting,
      ask(question: Question, limits: Limits): Promise<Answers<Answer>> {
        waiting++
        const answered = turn.then(() => askNow(question, limits)).finally(() => waiting--)
        turn = answered.catch(() => undefined)
        return answered
      },
    }

    async function askNow(question: Question, limits: Limits): Promise<Answers<Answer>> {
      clearTimeout(cooling)
      const asked = process?.isOpen() ? process : await openProcess<Question, Answer>(file, { memoryMb })
      process = asked
      try {
        return await asked.ask(question, limits)
      } finally {
        asked.rest()
        cooling = setTimeout(() => asked.close(), idleMs).unref()
      }
    }
  }
}
