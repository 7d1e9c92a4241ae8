import type { Tx } from '../../db/database.ts'
import { getJob, type Job, lockJob, pauseJob, resumeJob } from '../../db/jobs/job-queries.ts'
import { openDueFires } from './due-fires.ts'

/** Resumes a paused job; the fires that the pause swallowed get their rows. A job that runs stays as it is. */
export async function resumePausedJob(tx: Tx, id: number, traceId: string): Promise<Job> {
  const paused = await lockJob(tx, id)
  const resumed = await resumeJob(tx, id)
  if (!paused || !resumed) return getJob(tx, id)
  await openDueFires(tx, paused, traceId)
  return resumed
}

/** Pauses a job; what fell due before still runs. A job that is paused stays as it is. */
export async function pauseRunningJob(tx: Tx, id: number, traceId: string): Promise<Job> {
  const running = await lockJob(tx, id)
  const paused = await pauseJob(tx, id)
  if (!running || !paused) return getJob(tx, id)
  await openDueFires(tx, running, traceId)
  return paused
}
