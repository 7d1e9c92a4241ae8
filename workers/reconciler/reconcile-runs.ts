import type { OnSettled } from '../../activities/jobs/settle-run.ts'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import { stopFlowRun } from '../../db/flows/flow-step.ts'
import { heedFlow } from '../../db/flows/heed-flow.ts'
import { listForgottenRuns, touchRuns } from '../../db/jobs/forgotten-runs.ts'
import { getRunOrigin, type RunKey } from '../../db/jobs/run-queries.ts'
import { listStuckQueues } from '../../db/jobs/run-queue.ts'
import { settleOpenRun } from '../../db/jobs/settle-open-run.ts'
import { priorityOf } from '../../domain/jobs/fire-settings.ts'
import { type Text, text } from '../../domain/text.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { jobRunStart } from '../../workflows/jobs/messages.ts'
import { startQueuedRun } from '../outbox/start-queued-run.ts'
import { type WorkflowState, workflowState } from './workflow-state.ts'

const quietMs = 60_000

type Deps = { db: Db; temporal: TemporalGateway; onSettled: OnSettled }

/**
 * Gives an end to runs whose workflow ended without writing one, or is gone, and moves lines on that stand still; gives how
 * many there were.
 */
export async function reconcileRuns({ db, temporal, onSettled }: Deps): Promise<number> {
  let repaired = 0
  const alive: RunKey[] = []
  for (const run of await listForgottenRuns(db, quietMs)) {
    const state = await workflowState(temporal, run.workflow_id)
    const key = { runId: run.id, scheduledAt: run.scheduled_at.toISOString() }
    if (state === 'open') {
      alive.push(key)
      continue
    }
    if (run.job_type === 'flow' && run.status === 'running') {
      await reviveFlow(db, key, { traceId: run.trace_id, state })
    } else if (state === 'missing' && run.status === 'waiting') {
      // Nothing has run yet, so the process may simply begin again.
      const { job_id: jobId, definition } = await getRunOrigin(db, run.id)
      const { job_type: jobType } = definition
      await temporal.startWorkflow(
        jobRunStart(run.workflow_id, {
          jobId,
          jobType,
          request: key,
          priority: priorityOf(definition),
          traceId: run.trace_id,
        }),
      )
    } else {
      const end = endOf(state)
      await systemTransaction(db, { traceId: run.trace_id, reason: end.errorMsg.en }, async (tx) => {
        const settled = await settleOpenRun(tx, key, end)
        if (settled) await onSettled(tx, settled)
      })
    }
    repaired++
  }
  await touchRuns(db, alive)
  const stuck = await listStuckQueues(db, quietMs)
  for (const jobId of stuck) await startQueuedRun(db, jobId)
  return repaired + stuck.length
}

/** A new process takes the run on from its rows, or stops what it has under way when somebody stopped the one before. */
async function reviveFlow(
  db: Db,
  key: RunKey,
  { traceId, state }: { traceId: string; state: WorkflowState },
): Promise<void> {
  const why = endOf('stopped').errorMsg
  await systemTransaction(db, { traceId, ...(state === 'stopped' && { reason: why.en }) }, async (tx) => {
    if (state === 'stopped') await stopFlowRun(tx, key, { stop: 'cancelled', why })
    await heedFlow(tx, { ...key, traceId })
  })
}

function endOf(state: WorkflowState): { status: 'cancelled' | 'failed'; errorMsg: Text } {
  return state === 'stopped'
    ? { status: 'cancelled', errorMsg: text('流程已在 Temporal 中被终止', 'The process was stopped in Temporal') }
    : {
        status: 'failed',
        errorMsg: text(
          '流程引擎里已没有这次运行，请检查后重新运行',
          'The workflow engine no longer knows this run; check its effects and run it again',
        ),
      }
}
