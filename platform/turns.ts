export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** At most `parallel` at once, the others in the order in which they came; who finds `maxWaiting` before it is refused. */
export function createTurns({
  parallel,
  maxWaiting,
  refuse,
}: {
  parallel: number
  maxWaiting: number
  refuse: () => Error
}): InTurn {
  const waiting: (() => void)[] = []
  let running = 0

  return async (work) => {
    if (running >= parallel) {
      if (waiting.length >= maxWaiting) throw refuse()
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
