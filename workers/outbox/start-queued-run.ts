import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import { takeQueuedRun } from '../../db/jobs/run-queue.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { fireSettingsOf } from '../../domain/jobs/fire-settings.ts'
import type { StartWorkflow } from '../../platform/temporal.ts'
import { jobRunWorkflowId, jobRunWorkflowPrefix, opsQueue } from '../../workflows/jobs/messages.ts'

/** Lets the oldest run that stands in the job's line go on, when it is its turn. */
export async function startQueuedRun(db: Db, jobId: number): Promise<void> {
  await systemTransaction(db, {}, async (tx) => {
    const run = await takeQueuedRun(tx, jobId, jobRunWorkflowPrefix)
    if (!run) return
    const start: StartWorkflow = {
      workflowType: 'jobRunWorkflow',
      workflowId: jobRunWorkflowId(run.id),
      taskQueue: opsQueue,
      args: [{ runId: run.id, scheduledAt: run.scheduled_at.toISOString() }],
      priority: { priorityKey: fireSettingsOf(run.definition).priority },
      searchAttributes: { OpsKind: 'job-run', OpsSubject: `job:${jobId}` },
    }
    await addOutboxLine(tx, { kind: 'start_workflow', subject: `job_run:${run.id}`, payload: start })
  })
}
