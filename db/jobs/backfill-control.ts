import { sql } from 'kysely'
import { conflict, type DomainError } from '../../domain/errors.ts'
import type { BackfillStatus } from '../../domain/jobs/backfill-status.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'

const froms = { paused: ['running'], running: ['paused'], cancelled: ['running', 'paused'] } as const

/** Throws a conflict when it has ended, or stands as wanted already. Nothing more is opened once this has committed. */
export async function turnBackfill(tx: Tx, id: number, to: keyof typeof froms): Promise<void> {
  const turned = await tx
    .updateTable('backfill')
    .set({
      status: to,
      ...(to === 'running' && { running_since: sql<Date>`now()` }),
      ...(to === 'cancelled' && { ended_at: sql<Date>`now()` }),
    })
    .where('id', '=', id)
    .where('status', 'in', froms[to])
    .returning('id')
    .executeTakeFirst()
  if (!turned) throw await refusal(tx, id)
  if (to === 'cancelled') await removePlan(tx, id)
}

/** Leaves one alone that had ended before. */
export async function endBackfill(
  tx: Tx,
  id: number,
  { status, errorMsg }: { status: Exclude<BackfillStatus, 'running' | 'paused'>; errorMsg: Text | null },
): Promise<void> {
  await tx
    .updateTable('backfill')
    .set({ status, error_msg: errorMsg && JSON.stringify(errorMsg), ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
  await removePlan(tx, id)
}

/** Tells those that wait for the breaker to be off that it is; their pace counts from now on. */
export async function hastenBackfills(
  tx: Tx,
  { prefix, signal, traceId }: { prefix: string; signal: string; traceId: string },
): Promise<void> {
  await sql`
    with going as (
      update backfill set running_since = now() where tenant_id = 1 and status = 'running' returning id
    )
    insert into outbox (kind, subject, payload, trace_id)
    select 'signal_workflow', 'backfill:' || id,
      jsonb_build_object('workflowId', ${prefix}::text || id, 'signal', ${signal}::text), ${traceId}
    from going
  `.execute(tx)
  await sql`select pg_notify('outbox', '')`.execute(tx)
}

/** What is not opened by now never is. */
async function removePlan(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('backfill_fire').where('backfill_id', '=', id).execute()
}

async function refusal(tx: Tx, id: number): Promise<DomainError> {
  const row = await tx.selectFrom('backfill').select('status').where('id', '=', id).executeTakeFirst()
  if (row?.status === 'running') return conflict(text('补数正在进行', 'This backfill is running'))
  if (row?.status === 'paused') return conflict(text('补数已经暂停', 'This backfill is paused already'))
  return conflict(text('补数已经结束', 'This backfill has ended'))
}
