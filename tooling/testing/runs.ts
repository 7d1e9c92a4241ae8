import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../../db/database.ts'
import { type AttemptKey, openAttempt } from '../../db/jobs/attempt-queries.ts'
import { insertRun } from '../../db/jobs/run-queries.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'

export type TicketedAttempt = AttemptKey & { ticket: string }

/** A manual run whose first attempt waits to be taken up, as the fire step leaves it. */
export async function makeRun(
  db: Db,
  fields: Record<string, unknown> = {},
  params: Record<string, unknown> = {},
): Promise<TicketedAttempt> {
  const definition = freezeJob(
    jobInput.parse({ name: 'a job', job_type: 'shell', config: { script: 'date' }, ...fields }),
  )
  const ticket = randomBytes(24).toString('base64url')
  return db.transaction().execute(async (tx) => {
    const run = await insertRun(tx, {
      jobId: null,
      definition,
      params,
      trigger: 'manual',
      scheduledAt: new Date(),
      traceId: randomBytes(16).toString('hex'),
    })
    if (!run) throw new Error('the run was not made')
    const key = { runId: run.id, scheduledAt: run.scheduled_at.toISOString(), attempt: 1 }
    await openAttempt(tx, key, createHash('sha256').update(ticket).digest())
    return { ...key, ticket }
  })
}
