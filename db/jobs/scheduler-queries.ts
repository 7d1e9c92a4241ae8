import { sql } from 'kysely'
import { conflict, type DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { isoFormat } from '../clock.ts'
import type { DbOrTx, Tx } from '../database.ts'

/** A lock in memory, since thousands of fires in a second share it: a lock on a row would be written by each of them. */
const breaker = sql`hashtext('scheduler_halt')`

/**
 * Whether the breaker is on, certain until the transaction ends: who halts waits for those who asked before, and what
 * they open counts as before the halt.
 */
export async function isHalted(tx: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock_shared(${breaker})`.execute(tx)
  // A statement of its own: it must see what was committed while the lock was waited for.
  return (await findHalt(tx)) !== undefined
}

/** Throws a conflict that says who halted the scheduler, and why. */
export async function refuseWhenHalted(tx: Tx): Promise<void> {
  if (!(await isHalted(tx))) return
  throw haltedBy(await findHalt(tx))
}

export type Halt = {
  id: number
  reason: string
  cancel_running: boolean
  cancelled_runs: number
  halted_at: Date
  halted_by: number | null
  halted_by_name: string | null
}

/** The halt that goes on. */
export async function findHalt(db: DbOrTx): Promise<Halt | undefined> {
  return db
    .selectFrom('scheduler_halt as halt')
    .leftJoin('user', 'user.id', 'halt.created_by')
    .select(['halt.id', 'halt.reason', 'halt.cancel_running', 'halt.cancelled_runs'])
    .select(['halt.created_at as halted_at', 'halt.created_by as halted_by', 'user.name as halted_by_name'])
    .where('halt.tenant_id', '=', 1)
    .where('halt.resumed_at', 'is', null)
    .executeTakeFirst()
}

/** Those of the times, in milliseconds, at which the breaker was on. */
export async function listHaltedTimes(db: DbOrTx, times: number[]): Promise<Set<number>> {
  if (times.length === 0) return new Set()
  const { rows } = await sql<{ at: Date }>`
    select at from unnest(${times.map((time) => new Date(time))}::timestamptz[]) as at
    where exists (
      select from scheduler_halt
      where tenant_id = 1 and created_at <= at and (resumed_at is null or resumed_at > at))`.execute(db)
  return new Set(rows.map(({ at }) => at.getTime()))
}

type Author = { userId: number; departmentId: number | null }

/** From its commit on nothing is opened. Throws a conflict when somebody else halted before. */
export async function haltScheduler(
  tx: Tx,
  { reason, cancelRunning, author }: { reason: string; cancelRunning: boolean; author: Author },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(${breaker})`.execute(tx)
  const halt = await findHalt(tx)
  if (halt) throw haltedBy(halt)
  const { id } = await tx
    .insertInto('scheduler_halt')
    .values({
      reason,
      cancel_running: cancelRunning,
      created_by: author.userId,
      department_id: author.departmentId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tellConsoles(tx)
  return id
}

export async function noteCancelledRuns(tx: Tx, haltId: number, count: number): Promise<void> {
  await tx.updateTable('scheduler_halt').set({ cancelled_runs: count }).where('id', '=', haltId).execute()
}

/** False when nothing was halted. */
export async function resumeScheduler(tx: Tx, userId: number): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${breaker})`.execute(tx)
  const resumed = await tx
    .updateTable('scheduler_halt')
    .set({ resumed_at: sql<Date>`now()`, resumed_by: userId })
    .where('tenant_id', '=', 1)
    .where('resumed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (resumed) {
    await moveLinesOn(tx)
    await tellConsoles(tx)
  }
  return resumed !== undefined
}

/** What stood in line during the halt goes on, and so do flows that began nothing meanwhile. */
async function moveLinesOn(tx: Tx): Promise<void> {
  await sql`
    insert into outbox (kind, subject, payload)
    select 'heed_flow', 'flow_run:' || id, jsonb_build_object('runId', id, 'scheduledAt', to_char(scheduled_at at time zone 'UTC', ${isoFormat}))
    from job_log where status = 'running' and definition ->> 'job_type' = 'flow'`.execute(tx)
  await sql`
    insert into outbox (kind, subject, payload)
    select distinct 'start_queued', 'job:' || job_id, '{}'::jsonb
    from job_log where status = 'waiting' and workflow_id is null and not is_test and parent_id is null`.execute(tx)
  await sql`select pg_notify('outbox', '')`.execute(tx)
}

export async function countOpenRuns(db: DbOrTx): Promise<number> {
  const { count } = await db
    .selectFrom('job_log')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow()
  return count
}

async function tellConsoles(tx: Tx): Promise<void> {
  await sql`select pg_notify('scheduler', '')`.execute(tx)
}

function haltedBy(halt: Halt | undefined): DomainError {
  const [name, reason] = [halt?.halted_by_name ?? '–', halt?.reason ?? '–']
  return conflict(
    text(
      `调度已由 ${name} 熔断（原因：${reason}），恢复之后才能运行`,
      `${name} halted the scheduler (${reason}); nothing runs until it is resumed`,
    ),
  )
}
