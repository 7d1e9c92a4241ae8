import type { Tx } from '../../db/database.ts'
import { lockJob, pauseJob, resumeJob } from '../../db/jobs/job-queries.ts'
import { openDueFires } from './due-fires.ts'

/** Resumes what is paused; the fires that the pause swallowed get their rows. What runs stays as it is. */
export async function resumePausedJob(tx: Tx, id: number, traceId: string): Promise<void> {
  const paused = await lockJob(tx, id)
  if (paused && (await resumeJob(tx, id))) await openDueFires(tx, paused, traceId)
}

/** Pauses; what fell due before still runs. What is paused stays as it is. */
export async function pauseRunningJob(tx: Tx, id: number, traceId: string): Promise<void> {
  const running = await lockJob(tx, id)
  if (running && (await pauseJob(tx, id))) await openDueFires(tx, running, traceId)
}
