import { sql } from 'kysely'
import type { Tables, Tx } from '../database.ts'

export type TimerKind = Tables['approval_timer']['kind']
export type Timer = { id: number; token: number; kind: TimerKind; due_at: Date }

export async function setTimers(
  tx: Tx,
  instanceId: number,
  timers: { token: number; kind: TimerKind; dueAt: Date }[],
): Promise<void> {
  if (timers.length === 0) return
  await tx
    .insertInto('approval_timer')
    .values(timers.map(({ dueAt, ...timer }) => ({ ...timer, instance_id: instanceId, due_at: dueAt })))
    .execute()
}

/** When the time of a visit runs out; null when it has no limit. */
export async function limitOf(tx: Tx, instanceId: number, token: number): Promise<Date | null> {
  const limit = await tx
    .selectFrom('approval_timer')
    .select('due_at')
    .where('instance_id', '=', instanceId)
    .where('token', '=', token)
    .where('kind', '=', 'limit')
    .executeTakeFirst()
  return limit?.due_at ?? null
}

/** Takes the timers whose time has come: each is heeded once. */
export async function takeDueTimers(tx: Tx, instanceId: number): Promise<Timer[]> {
  const due = await tx
    .deleteFrom('approval_timer')
    .where('instance_id', '=', instanceId)
    .where('due_at', '<=', sql<Date>`clock_timestamp()`)
    .returning(['id', 'token', 'kind', 'due_at'])
    .execute()
  return due.toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime() || a.id - b.id)
}

export async function dropTimersOf(tx: Tx, instanceId: number, token: number): Promise<void> {
  await tx.deleteFrom('approval_timer').where('instance_id', '=', instanceId).where('token', '=', token).execute()
}

export async function dropTimersBeside(tx: Tx, instanceId: number, tokens: number[]): Promise<void> {
  await tx
    .deleteFrom('approval_timer')
    .where('instance_id', '=', instanceId)
    .$if(tokens.length > 0, (query) => query.where('token', 'not in', tokens))
    .execute()
}

/** Milliseconds until the next of them is due; undefined when none is set. */
export async function nextTimerInMs(tx: Tx, instanceId: number): Promise<number | undefined> {
  const { rows } = await sql<{ ms: number | null }>`
    select extract(epoch from min(due_at) - clock_timestamp())::float8 * 1000 as ms
    from approval_timer where instance_id = ${instanceId}`.execute(tx)
  const ms = rows[0]?.ms
  return ms === null || ms === undefined ? undefined : Math.max(0, Math.ceil(ms))
}
