import type { Tx } from '../../db/database.ts'
import { type ArmedJob, getJob, type Job, lockJob, resumeJob } from '../../db/jobs/job-queries.ts'
import { insertSkippedFires } from '../../db/jobs/run-queries.ts'
import { freezeJob } from '../../domain/jobs/job.ts'
import { isOffDay, lastFires } from '../../domain/jobs/next-fires.ts'

const mostSkippedRows = 1000

/** Resumes a paused job and writes the fires that the pause swallowed. A job that runs stays as it is. */
export async function resumePausedJob(tx: Tx, id: number): Promise<Job> {
  const paused = await lockJob(tx, id)
  const resumed = await resumeJob(tx, id)
  if (!paused || !resumed) return getJob(tx, id)
  await writeSwallowedFires(tx, paused)
  return resumed
}

/** The rows of the fires that a paused job's trigger would have made since it was paused, newest 1,000. */
export async function writeSwallowedFires(tx: Tx, job: ArmedJob): Promise<void> {
  if (!job.paused_at) return
  const swallowed = lastFires(job, { from: job.paused_at.getTime(), until: Date.now(), count: mostSkippedRows })
  const fire = { jobId: job.id, definition: freezeJob(job), departmentId: job.department_id }
  const byReason = Object.groupBy(swallowed, (time) => (isOffDay(job, time) ? 'calendar' : 'paused'))
  for (const skipReason of ['calendar', 'paused'] as const) {
    const times = byReason[skipReason]?.map((time) => new Date(time)) ?? []
    await insertSkippedFires(tx, times, { ...fire, skipReason })
  }
}
