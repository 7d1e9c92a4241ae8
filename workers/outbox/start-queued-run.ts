import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import { takeQueuedRun } from '../../db/jobs/run-queue.ts'
import { addStart } from '../../db/outbox/outbox-queries.ts'
import { priorityOf } from '../../domain/jobs/fire-settings.ts'
import { jobRunStart, processOf } from '../../workflows/jobs/messages.ts'

/** Lets the oldest run that stands in the job's line go on, when it is its turn. */
export async function startQueuedRun(db: Db, jobId: number): Promise<void> {
  await systemTransaction(db, {}, async (tx) => {
    const run = await takeQueuedRun(tx, jobId, (jobType) => processOf(jobType).idPrefix)
    if (!run) return
    const { job_type: jobType } = run.definition
    const start = jobRunStart(`${processOf(jobType).idPrefix}${run.id}`, {
      jobId,
      jobType,
      request: { runId: run.id, scheduledAt: run.scheduled_at.toISOString() },
      priority: priorityOf(run.definition),
    })
    await addStart(tx, start, { subject: `job_run:${run.id}` })
  })
}
