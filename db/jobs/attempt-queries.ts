import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { conflict, type DomainError } from '../../domain/errors.ts'
import type { FrozenJob } from '../../domain/jobs/job.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Db, Tables, Tx } from '../database.ts'
import { addOutboxLine } from '../outbox/outbox-queries.ts'
import type { RunKey } from './run-queries.ts'

export type AttemptKey = RunKey & { attempt: number }
type AttemptStatus = Tables['job_attempt']['status']

/** Makes the attempt that the run comes to next; doing it again, after a lost reply, renews its ticket. */
export async function openAttempt(tx: Tx, key: AttemptKey, ticketHash: Buffer | null): Promise<void> {
  await tx
    .insertInto('job_attempt')
    .values({
      run_id: key.runId,
      scheduled_at: key.scheduledAt,
      attempt: key.attempt,
      status: 'waiting',
      ticket_hash: ticketHash,
    })
    .onConflict((conflict) =>
      conflict.columns(['run_id', 'scheduled_at', 'attempt']).doUpdateSet({ ticket_hash: ticketHash }),
    )
    .execute()
  if (key.attempt > 1) {
    await tx
      .updateTable('job_log')
      .set({ attempt: key.attempt, updated_at: sql<Date>`now()` })
      .where('id', '=', key.runId)
      .where('scheduled_at', '=', new Date(key.scheduledAt))
      .execute()
  }
}

/** Makes the attempt that the run comes to next, and gives the ticket that opens it to whoever carries it out. */
export async function openTicketedAttempt(tx: Tx, run: RunKey, attempt: number): Promise<string> {
  const ticket = randomBytes(24).toString('base64url')
  await openAttempt(tx, { ...run, attempt }, createHash('sha256').update(ticket).digest())
  return ticket
}

export type AttemptPlan = {
  runId: number
  jobId: number | null
  attempt: number
  shardIndex: number | undefined
  shardTotal: number | undefined
  scheduledAt: Date
  traceId: string
  definition: FrozenJob
  params: Record<string, unknown>
  triggeredBy: number | null
  startTime: Date
  /** How often the attempt was taken up, this time included; what an earlier holder still sends is refused. */
  claim: number
}

/**
 * Marks the attempt as running on `executor`, takes its output over and gives what it is to do. Safe to repeat: an attempt
 * that was begun on a machine that died is taken over. Throws `conflict` when the run or the attempt has ended.
 */
export async function claimAttempt(tx: Tx, key: AttemptKey, executor: string): Promise<AttemptPlan> {
  const scheduledAt = new Date(key.scheduledAt)
  // First the attempt, then the run: in that order everybody locks them.
  const attempt = await tx
    .updateTable('job_attempt')
    .set({
      status: 'running',
      start_time: sql<Date>`coalesce(start_time, now())`,
      executor,
      claim: sql<number>`claim + 1`,
    })
    .where('run_id', '=', key.runId)
    .where('scheduled_at', '=', scheduledAt)
    .where('attempt', '=', key.attempt)
    .where('status', 'in', ['waiting', 'running'])
    .returning(['claim', sql<Date>`start_time`.as('start_time')])
    .executeTakeFirst()
  const run =
    attempt &&
    (await tx
      .updateTable('job_log')
      .set({
        status: 'running',
        start_time: sql<Date>`coalesce(start_time, now())`,
        executor,
        updated_at: sql<Date>`now()`,
      })
      .where('id', '=', key.runId)
      .where('scheduled_at', '=', scheduledAt)
      .where('status', 'in', ['waiting', 'running'])
      .where('attempt', '=', key.attempt)
      .returning(['job_id', 'shard_index', 'trace_id', 'definition', 'params', 'triggered_by', tellOf(key).as('told')])
      .executeTakeFirst())
  if (!run) throw attemptOver()
  return {
    runId: key.runId,
    jobId: run.job_id,
    attempt: key.attempt,
    shardIndex: run.shard_index ?? undefined,
    shardTotal: (run.shard_index !== null && run.definition.shard_total) || undefined,
    scheduledAt,
    traceId: run.trace_id,
    definition: run.definition,
    params: run.params,
    triggeredBy: run.triggered_by,
    startTime: attempt.start_time,
    claim: attempt.claim,
  }
}

export function attemptOver(): DomainError {
  return conflict(text('这次尝试已经结束', 'This attempt has ended'))
}

/** Whoever follows the run hears of it when the transaction commits. */
function tellOf({ runId }: RunKey) {
  return sql<unknown>`pg_notify('job_run', ${String(runId)})`
}

/** True when `ticketHash` opens this attempt and the attempt has not ended. */
export async function isTicketOfOpenAttempt(db: Db, key: AttemptKey, ticketHash: Buffer): Promise<boolean> {
  const open = await db
    .selectFrom('job_attempt')
    .select('attempt')
    .where('run_id', '=', key.runId)
    .where('scheduled_at', '=', new Date(key.scheduledAt))
    .where('attempt', '=', key.attempt)
    .where('status', 'in', ['waiting', 'running'])
    .where('ticket_hash', '=', ticketHash)
    .executeTakeFirst()
  return open !== undefined
}

/** Closes whatever attempt of the run is still open, up to the one given. */
export async function closeOpenAttempts(
  tx: Tx,
  run: RunKey,
  end: { status: Exclude<AttemptStatus, 'waiting' | 'running'>; errorMsg: Text | null; upTo?: number },
): Promise<void> {
  let open = tx
    .updateTable('job_attempt')
    .set({
      status: end.status,
      error_msg: end.errorMsg && JSON.stringify(end.errorMsg),
      end_time: sql<Date>`now()`,
      ticket_hash: null,
    })
    .where('run_id', '=', run.runId)
    .where('scheduled_at', '=', new Date(run.scheduledAt))
    .where('status', 'in', ['waiting', 'running'])
  if (end.upTo !== undefined) open = open.where('attempt', '<=', end.upTo)
  await open.execute()
}

const hasQueue = sql<boolean>`exists (
  select from job_log as queued
  where queued.job_id = job_log.job_id and queued.status = 'waiting' and queued.workflow_id is null
    and not queued.is_test and queued.parent_id is null)`

/** What the run was made again of, if of any; undefined when it had ended before. Runs of the job that stand in line move on. `duration` counts from the first attempt's start to now. */
export async function settleOpenRun(
  tx: Tx,
  key: RunKey,
  end: { status: 'success' | 'failed' | 'timeout' | 'cancelled'; result: unknown; errorMsg: Text | null },
): Promise<{ rerun_of: number | null } | undefined> {
  const settled = await tx
    .updateTable('job_log')
    .set({
      status: end.status,
      result: end.result === undefined ? null : JSON.stringify(end.result),
      error_msg: end.errorMsg && JSON.stringify(end.errorMsg),
      end_time: sql<Date>`now()`,
      duration: sql<number>`greatest(0, (extract(epoch from now() - start_time) * 1000)::bigint)`,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', key.runId)
    .where('scheduled_at', '=', new Date(key.scheduledAt))
    .where('status', 'in', ['waiting', 'running'])
    .returning(['job_id', 'rerun_of', tellOf(key).as('told'), hasQueue.as('has_queue')])
    .executeTakeFirst()
  if (settled?.job_id && settled.has_queue) {
    await addOutboxLine(tx, { kind: 'start_queued', subject: `job:${settled.job_id}` })
  }
  return settled
}
