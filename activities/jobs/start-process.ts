import type { Tx } from '../../db/database.ts'
import { addStart } from '../../db/outbox/outbox-queries.ts'
import { priorityOf } from '../../domain/jobs/fire-settings.ts'
import type { FrozenJob } from '../../domain/jobs/job.ts'
import { type JobRunRequest, jobRunStart, processOf } from '../../workflows/jobs/messages.ts'

type Started = { id: number; jobId: number | null; definition: FrozenJob; request: JobRunRequest; traceId: string }

/** Has a run carried out by a process of its own, once the transaction commits. */
export async function startProcess(tx: Tx, { id, jobId, definition, request, traceId }: Started): Promise<void> {
  const { job_type: jobType } = definition
  const start = jobRunStart(`${processOf(jobType).idPrefix}${id}`, {
    jobId,
    jobType,
    request,
    priority: priorityOf(definition),
    traceId,
  })
  await addStart(tx, start, { subject: `job_run:${id}`, traceId })
}
