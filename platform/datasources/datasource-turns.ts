import { createTurns, type InTurn } from '../turns.ts'
import { unlessAborted } from '../unless-aborted.ts'

type Turns = <T>(source: { id: number; max: number }, signal: AbortSignal, work: () => Promise<T>) => Promise<T>

/** At most as many connections of this process to one data source as it allows; the others wait, until they are called off. */
export function createDatasourceTurns(): Turns {
  const bySource = new Map<number, { max: number; inTurn: InTurn; users: number }>()

  return async ({ id, max }, signal, work) => {
    const turns = turnsOf(id, max)
    turns.users++
    const begun = Promise.withResolvers<void>()
    const done = turns.inTurn(async () => {
      signal.throwIfAborted()
      begun.resolve()
      return work()
    })
    void done.catch(() => {}).finally(() => leave(id, turns))
    // Only waiting is called off: work that has begun ends itself, in good order.
    await unlessAborted(Promise.race([begun.promise, done]), signal)
    return done
  }

  function turnsOf(id: number, max: number) {
    const known = bySource.get(id)
    if (known?.max === max) return known
    const inTurn = createTurns({
      parallel: max,
      maxWaiting: Number.POSITIVE_INFINITY,
      refuse: () => new Error('unreachable'),
    })
    const made = { max, inTurn, users: 0 }
    bySource.set(id, made)
    return made
  }

  function leave(id: number, turns: { users: number }): void {
    turns.users--
    if (turns.users === 0 && bySource.get(id) === turns) bySource.delete(id)
  }
}
