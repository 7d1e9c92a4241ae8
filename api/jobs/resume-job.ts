import type { Tx } from '../../db/database.ts'
import { getJob, type Job, lockJob, resumeJob } from '../../db/jobs/job-queries.ts'
import { insertSkippedFires } from '../../db/jobs/run-queries.ts'
import { freezeJob } from '../../domain/jobs/job.ts'
import { nextFires } from '../../domain/jobs/next-fires.ts'

const mostSkippedRows = 1000

/** Resumes a paused job and writes the fires that the pause swallowed, newest 1,000. A job that runs stays as it is. */
export async function resumePausedJob(tx: Tx, id: number): Promise<Job> {
  const paused = await lockJob(tx, id)
  const resumed = await resumeJob(tx, id)
  if (!paused || !resumed) return getJob(tx, id)
  if (paused.paused_at && paused.trigger_type !== 'manual') {
    const missed = nextFires(paused, { from: paused.paused_at.getTime(), until: Date.now() }).slice(-mostSkippedRows)
    await insertSkippedFires(
      tx,
      missed.map((time) => new Date(time)),
      {
        jobId: id,
        definition: freezeJob(paused),
        departmentId: paused.department_id,
        skipReason: 'paused',
      },
    )
  }
  return resumed
}
