import type { Tx } from '../../db/database.ts'
import { accountForDueFires } from '../../db/jobs/due-fires.ts'
import type { ArmedJob } from '../../db/jobs/job-queries.ts'
import { addStart } from '../../db/outbox/outbox-queries.ts'
import { jobRunStart, scheduledRunWorkflowId } from '../../workflows/jobs/messages.ts'

/**
 * Before a job changes: each fire that fell due until now gets its row, and one that is to run its workflow, under the id
 * that the schedule gives it, so that it can't start twice. What Temporal, being away, did not fire is not lost that way.
 */
export async function openDueFires(tx: Tx, job: ArmedJob, traceId: string): Promise<void> {
  for (const row of await accountForDueFires(tx, job, scheduledRunWorkflowId)) {
    const start = jobRunStart(scheduledRunWorkflowId(job.id, row.scheduled_at.getTime()), {
      jobId: job.id,
      jobType: job.job_type,
      request: { runId: row.id, scheduledAt: row.scheduled_at.toISOString() },
      priority: job.priority,
    })
    await addStart(tx, start, { subject: `job_run:${row.id}`, traceId })
  }
}
