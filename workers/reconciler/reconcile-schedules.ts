import type { Db } from '../../db/database.ts'
import { listArmedJobs } from '../../db/jobs/job-queries.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { isCurrent } from '../schedules/job-schedule.ts'
import { syncJobSchedule } from '../schedules/sync-job-schedule.ts'

/**
 * Repairs every difference between the jobs' rows and the schedules in Temporal; gives how many there were. The list of
 * schedules may lag a little: a repair that was not needed changes nothing.
 */
export async function reconcileSchedules({ db, temporal }: { db: Db; temporal: TemporalGateway }): Promise<number> {
  const now = Date.now()
  const notes = new Map<number, string | undefined>()
  for await (const summary of temporal.client.schedule.list()) {
    const jobId = /^job:(\d+)$/.exec(summary.scheduleId)?.[1]
    if (jobId) notes.set(Number(jobId), summary.state.note)
  }
  const jobs = await listArmedJobs(db)
  const armed = new Set(jobs.map((job) => job.id))
  const stale = jobs.filter((job) => !isCurrent(notes.get(job.id), job, now)).map((job) => job.id)
  const orphaned = [...notes.keys()].filter((id) => !armed.has(id))
  for (const id of [...stale, ...orphaned]) await syncJobSchedule({ db, temporal }, id)
  return stale.length + orphaned.length
}
