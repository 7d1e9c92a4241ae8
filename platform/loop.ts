import type { Logger } from 'pino'

export type Loop = { wake(): void; stop(): Promise<void> }

/**
 * Runs `pass` every `everyMs`, and at once when woken; never two at a time. A pass that fails is logged and tried again
 * at the next turn. A pass that answers true has more to do and is repeated without waiting; one that answers a number is
 * repeated after so many milliseconds at the latest.
 */
export function startLoop(
  { name, everyMs, log }: { name: string; everyMs: number; log: Logger },
  pass: () => Promise<unknown>,
): Loop {
  let isStopped = false
  let isWoken = false
  let rest = Promise.withResolvers<void>()
  const finished = run()

  return {
    wake() {
      isWoken = true
      rest.resolve()
    },
    async stop() {
      isStopped = true
      rest.resolve()
      await finished
    },
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      isWoken = false
      const answer = await pass().catch((error: unknown) => {
        log.warn({ err: error, loop: name }, 'a pass failed and is tried again')
      })
      if (answer === true || isWoken || isStopped) continue
      rest = Promise.withResolvers<void>()
      const timer = setTimeout(rest.resolve, typeof answer === 'number' ? Math.min(answer, everyMs) : everyMs)
      await rest.promise
      clearTimeout(timer)
    }
  }
}
