import type { Text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import { settleOpenRun } from '../jobs/settle-open-run.ts'
import { addOutboxLine } from '../outbox/outbox-queries.ts'
import type { NodeRow } from './node-queries.ts'

type Unit = Pick<NodeRow, 'status' | 'job_log_id' | 'run_workflow_id'>

/** Has the open runs of nodes cancelled: those with a process of their own by it, the others on the spot. */
type Whole = { workflow_id: string | null; scheduled_at: Date; trace_id: string; stop_why: Text | null }

export async function cancelRunsOfNodes(tx: Tx, run: Whole, units: Unit[]): Promise<void> {
  const why = run.stop_why ?? undefined
  for (const { status, job_log_id, run_workflow_id } of units) {
    if (status !== 'running' || job_log_id === null) continue
    const key = { runId: job_log_id, scheduledAt: run.scheduled_at.toISOString() }
    if (run_workflow_id === run.workflow_id) {
      await settleOpenRun(tx, key, { status: 'cancelled', errorMsg: why ?? null })
    } else {
      const payload = { run: key, workflowId: run_workflow_id, by: { userId: null, name: 'system', why } }
      await addOutboxLine(tx, {
        kind: 'cancel_run',
        subject: `cancel_run:${job_log_id}`,
        payload,
        traceId: run.trace_id,
      })
    }
  }
}
