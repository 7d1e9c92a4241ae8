import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { conflict, type DomainError } from '../../domain/errors.ts'
import type { FrozenJob } from '../../domain/jobs/job.ts'
import { nodesAskedFor } from '../../domain/jobs/placeholder-rules.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { type NodeResult, readResults } from '../flows/node-queries.ts'
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

/** A ticket opens an attempt to whoever carries it out; its hash is kept. */
export type Ticket = { ticket: string; hash: Buffer }

export function drawTicket(): Ticket {
  const ticket = randomBytes(24).toString('base64url')
  return { ticket, hash: createHash('sha256').update(ticket).digest() }
}

/** Makes the attempt that the run comes to next, and gives its ticket. */
export async function openTicketedAttempt(tx: Tx, run: RunKey, attempt: number): Promise<string> {
  const { ticket, hash } = drawTicket()
  await openAttempt(tx, { ...run, attempt }, hash)
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
  /** Of the run of a flow's node: what the nodes came to that it asks for. */
  nodes?: Record<string, NodeResult>
  triggeredBy: number | null
  startTime: Date
  /** How often the attempt was taken up, this time included; what an earlier holder still sends is refused. */
  claim: number
}

/**
 * Marks the attempt as running on `executor`, takes its output over and gives what it is to do. Safe to repeat: an attempt
 * that was begun on a machine that died is taken over. Throws `conflict` when the run or the attempt has ended.
 */
export async function claimAttempt(db: DbOrTx, key: AttemptKey, executor: string): Promise<AttemptPlan> {
  const scheduledAt = new Date(key.scheduledAt)
  const claimed = await db
    // First the attempt, then the run, which is joined to it: in that order everybody locks them.
    .with('claimed', (query) =>
      query
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
        .returning(['attempt', 'claim', sql<Date>`start_time`.as('begun_at')]),
    )
    .updateTable('job_log')
    .from('claimed')
    .set({
      status: 'running',
      start_time: sql<Date>`coalesce(start_time, now())`,
      executor,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', key.runId)
    .where('scheduled_at', '=', scheduledAt)
    .where('status', 'in', ['waiting', 'running'])
    .whereRef('job_log.attempt', '=', 'claimed.attempt')
    .returning(['job_id', 'shard_index', 'trace_id', 'definition', 'params', 'triggered_by', 'claim', 'begun_at'])
    .returning('flow_run_id')
    .returning(tellOf(key).as('told'))
    .executeTakeFirst()
  if (!claimed) throw attemptOver()
  const { flow_run_id: flowRunId, definition, params } = claimed
  const nodes = flowRunId === null ? undefined : await nodesFor(db, { flowRunId, scheduledAt }, [definition, params])
  return {
    runId: key.runId,
    jobId: claimed.job_id,
    attempt: key.attempt,
    shardIndex: claimed.shard_index ?? undefined,
    shardTotal: (claimed.shard_index !== null && claimed.definition.shard_total) || undefined,
    scheduledAt,
    traceId: claimed.trace_id,
    definition,
    params,
    ...(nodes && { nodes }),
    triggeredBy: claimed.triggered_by,
    startTime: claimed.begun_at,
    claim: claimed.claim,
  }
}

/** What an attempt came to that the run has gone on from: who asks for it again has lost the answer. */
export async function findAttemptBefore(
  db: Db,
  key: AttemptKey,
): Promise<{ status: 'failed' | 'timeout'; errorMsg: Text | null; executor: string | null } | undefined> {
  const ended = await db
    .selectFrom('job_attempt')
    .innerJoin('job_log', (join) =>
      join
        .onRef('job_log.id', '=', 'job_attempt.run_id')
        .onRef('job_log.scheduled_at', '=', 'job_attempt.scheduled_at')
        .onRef('job_log.attempt', '>', 'job_attempt.attempt'),
    )
    .select(['job_attempt.status', 'job_attempt.error_msg as errorMsg', 'job_attempt.executor'])
    .where('job_attempt.run_id', '=', key.runId)
    .where('job_attempt.scheduled_at', '=', new Date(key.scheduledAt))
    .where('job_attempt.attempt', '=', key.attempt)
    .executeTakeFirst()
  if (ended?.status !== 'failed' && ended?.status !== 'timeout') return undefined
  return { ...ended, status: ended.status }
}

/** What nodes of a flow came to whose outputs a run of another asks for. */
async function nodesFor(
  db: DbOrTx,
  { flowRunId, scheduledAt }: { flowRunId: number; scheduledAt: Date },
  texts: unknown[],
): Promise<Record<string, NodeResult>> {
  const results = await readResults(db, { id: flowRunId, scheduled_at: scheduledAt }, nodesAskedFor(...texts))
  return Object.fromEntries(results.map(({ node_id, item: _, ...result }) => [node_id, result]))
}

export function attemptOver(): DomainError {
  return conflict(text('这次尝试已经结束', 'This attempt has ended'))
}

/** Whoever follows the run hears of it when the transaction commits. */
export function tellOf({ runId }: RunKey) {
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

type AttemptEnd = { status: Exclude<AttemptStatus, 'waiting' | 'running'>; errorMsg: Text | null }

/** Closes whatever attempt of the run is still open, up to the one given. */
export async function closeOpenAttempts(tx: Tx, run: RunKey, end: AttemptEnd & { upTo?: number }): Promise<void> {
  const open = closingAttempts(tx, run, end)
  await (end.upTo === undefined ? open : open.where('attempt', '<=', end.upTo)).execute()
}

/** The statement that closes them, or a part of a greater one. */
export function closingAttempts(query: Pick<Tx, 'updateTable'>, run: RunKey, { status, errorMsg }: AttemptEnd) {
  return query
    .updateTable('job_attempt')
    .set({
      status,
      error_msg: errorMsg && JSON.stringify(errorMsg),
      end_time: sql<Date>`now()`,
      ticket_hash: null,
    })
    .where('run_id', '=', run.runId)
    .where('scheduled_at', '=', new Date(run.scheduledAt))
    .where('status', 'in', ['waiting', 'running'])
}
