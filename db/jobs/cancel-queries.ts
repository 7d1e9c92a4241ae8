import { sql } from 'kysely'
import { type Text, text } from '../../domain/text.ts'
import { isoFormat } from '../clock.ts'
import type { Tx } from '../database.ts'
import { withdrawOutboxLine } from '../outbox/outbox-queries.ts'
import type { RunKey } from './run-queries.ts'
import { lockQueuedRun } from './run-queue.ts'
import { settleOpenRun } from './settle-open-run.ts'

/** `why` takes the place of their name where it was not a person's own decision about this run. */
export type Canceller = { userId: number | null; name: string; why?: Text | undefined }

/** Of an outbox line `cancel_run`. */
export type CancelRun = { run: RunKey; workflowId: string | null; by: Canceller }

/**
 * Has every open run cancelled, or those of a backfill: each by a line in the outbox, so that it happens however many
 * there are and whatever is away. Gives how many there are.
 */
export async function cancelOpenRuns(
  tx: Tx,
  { by, traceId, backfillId }: { by: Canceller; traceId: string; backfillId?: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into outbox (kind, subject, payload, trace_id)
    select 'cancel_run', 'cancel_run:' || id,
      jsonb_build_object(
        'run', jsonb_build_object('runId', id, 'scheduledAt', to_char(scheduled_at at time zone 'UTC', ${isoFormat})),
        'workflowId', workflow_id,
        'by', ${JSON.stringify(by)}::jsonb),
      ${traceId}
    from job_log
    where status in ('waiting', 'running')
      and (${backfillId ?? null}::bigint is null or backfill_id = ${backfillId ?? null})
  `.execute(tx)
  await sql`select pg_notify('outbox', '')`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Ends a run that stands in line, or whose start still waits in the outbox. False when that was delivered. */
export async function cancelUnstartedRun(
  tx: Tx,
  { run, by }: Pick<CancelRun, 'run' | 'by'>,
  line: { waits?: boolean } = {},
): Promise<boolean> {
  const hasNotStarted = (await withdrawOutboxLine(tx, `job_run:${run.runId}`, line)) || (await lockQueuedRun(tx, run))
  return hasNotStarted && settleCancelled(tx, run, by)
}

/**
 * Ends a run that no workflow knows and of which nothing has begun; whoever comes to begin it finds its attempt closed.
 * False when it runs or has ended.
 */
export async function cancelUnbegunRun(tx: Tx, { run, by }: Pick<CancelRun, 'run' | 'by'>): Promise<boolean> {
  const row = await tx
    .selectFrom('job_log')
    .select('status')
    .where('id', '=', run.runId)
    .where('scheduled_at', '=', new Date(run.scheduledAt))
    .executeTakeFirst()
  return row?.status === 'waiting' && settleCancelled(tx, run, by)
}

async function settleCancelled(tx: Tx, run: RunKey, by: Canceller): Promise<boolean> {
  return (await settleOpenRun(tx, run, { status: 'cancelled', errorMsg: cancelledBy(by) })) !== undefined
}

export function cancelledBy({ name, why }: Pick<Canceller, 'name' | 'why'>): Text {
  return why ?? text(`由 ${name} 取消`, `Cancelled by ${name}`)
}
