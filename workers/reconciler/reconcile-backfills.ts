import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import { endBackfill } from '../../db/jobs/backfill-control.ts'
import { listQuietBackfills } from '../../db/jobs/backfill-queries.ts'
import { text } from '../../domain/text.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { backfillWorkflowId, opsQueue } from '../../workflows/jobs/messages.ts'
import { workflowState } from './workflow-state.ts'

const quietMs = 60_000

/** Gives an end to backfills whose workflow somebody stopped, and a workflow to those that have none; how many there were. */
export async function reconcileBackfills({ db, temporal }: { db: Db; temporal: TemporalGateway }): Promise<number> {
  let repaired = 0
  for (const { id, concurrency, trace_id: traceId } of await listQuietBackfills(db, quietMs)) {
    const workflowId = backfillWorkflowId(id)
    const state = await workflowState(temporal, workflowId)
    if (state === 'open') continue
    if (state === 'missing') {
      // It finds by the rows what has run.
      await temporal.startWorkflow({
        workflowType: 'backfillWorkflow',
        workflowId,
        taskQueue: opsQueue,
        args: [{ backfillId: id, concurrency }],
        searchAttributes: { OpsKind: 'backfill', OpsTrace: traceId },
      })
    } else {
      const isStopped = state === 'stopped'
      const errorMsg = isStopped
        ? text('流程已在 Temporal 中被终止', 'The process was stopped in Temporal')
        : text('流程已经结束，但没有写下结果', 'The process ended without writing how')
      const status = isStopped ? 'cancelled' : 'failed'
      await systemTransaction(db, { traceId, reason: errorMsg.en }, (tx) => endBackfill(tx, id, { status, errorMsg }))
    }
    repaired++
  }
  return repaired
}
