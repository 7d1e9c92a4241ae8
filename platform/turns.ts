export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

type Limits = { parallel: number; maxWaiting: number; refuse: () => Error }

/** At most `parallel` at once, the others in the order in which they came; who finds `maxWaiting` before it is refused. */
export function createTurns({ parallel, maxWaiting, refuse }: Limits): InTurn {
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

/** Turns for each key by itself. */
export function createTurnsByKey(limits: Limits): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const byKey = new Map<string, { inTurn: InTurn; users: number }>()

  return async (key, work) => {
    const turns = byKey.get(key) ?? { inTurn: createTurns(limits), users: 0 }
    byKey.set(key, turns)
    turns.users++
    try {
      return await turns.inTurn(work)
    } finally {
      turns.users--
      if (turns.users === 0) byKey.delete(key)
    }
  }
}
