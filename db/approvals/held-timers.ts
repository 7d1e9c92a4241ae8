import { sql } from 'kysely'
import type { Tables, Tx } from '../database.ts'

export type TimerKind = Tables['approval_timer']['kind']
export type Timer = { id: number; token: number; kind: TimerKind; due_at: Date }
export type HeldTimers = ReturnType<typeof holdTimers>

const columns = ['id', 'token', 'kind', 'due_at'] as const

/**
 * The timers of an instance in the hands of one transaction that holds the instance: read once, and known as they are
 * changed. `now` is the database's clock; `hasAny`: whether there was one when it was held.
 */
export function holdTimers(tx: Tx, { instanceId, now, hasAny }: { instanceId: number; now: Date; hasAny: boolean }) {
  let known: Promise<Timer[]> | undefined = hasAny ? undefined : Promise.resolve([])
  const ofInstance = () => tx.deleteFrom('approval_timer').where('instance_id', '=', instanceId)

  return {
    async set(timers: { token: number; kind: TimerKind; dueAt: Date }[]): Promise<void> {
      if (timers.length === 0) return
      const before = await list()
      const rows = timers.map(({ dueAt, ...timer }) => ({ ...timer, instance_id: instanceId, due_at: dueAt }))
      const made = await tx.insertInto('approval_timer').values(rows).returning(columns).execute()
      known = Promise.resolve([...before, ...made])
    },

    /** When the time of a visit runs out; null when it has no limit. */
    async limitOf(token: number): Promise<Date | null> {
      const limit = (await list()).find((timer) => timer.token === token && timer.kind === 'limit')
      return limit?.due_at ?? null
    },

    /** Takes those whose time has come, in their order: each is heeded once. */
    async takeDue(): Promise<Timer[]> {
      if ((await list()).length === 0) return []
      const isDue = ofInstance().where('due_at', '<=', sql<Date>`clock_timestamp()`)
      const due = await isDue.returning(columns).execute()
      await forget(due.map(({ id }) => id))
      return due.toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime() || a.id - b.id)
    },

    dropOf: (token: number) => drop((timer) => timer.token === token),
    dropBeside: (tokens: number[]) => drop((timer) => !tokens.includes(timer.token)),

    /** When the next of them is due, and how many milliseconds that is from now; undefined when none is set. */
    async next(): Promise<{ at: number; inMs: number } | undefined> {
      const due = (await list()).map(({ due_at }) => due_at.getTime())
      const at = Math.min(...due)
      return due.length === 0 ? undefined : { at, inMs: Math.max(0, at - now.getTime()) }
    },
  }

  function list(): Promise<Timer[]> {
    known ??= tx.selectFrom('approval_timer').select(columns).where('instance_id', '=', instanceId).execute()
    return known
  }

  async function drop(isOver: (timer: Timer) => boolean): Promise<void> {
    const ids = (await list()).filter(isOver).map(({ id }) => id)
    if (ids.length === 0) return
    await ofInstance().where('id', 'in', ids).execute()
    await forget(ids)
  }

  async function forget(ids: number[]): Promise<void> {
    known = Promise.resolve((await list()).filter(({ id }) => !ids.includes(id)))
  }
}
