import type { ScheduleSummary } from '@temporalio/client'
import type { Db } from '../../db/database.ts'
import { type ArmedJob, listArmedJobs } from '../../db/jobs/job-queries.ts'
import { nextFires } from '../../domain/jobs/next-fires.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { isCurrent } from '../schedules/job-schedule.ts'
import { syncJobSchedule } from '../schedules/sync-job-schedule.ts'

/**
 * Repairs every difference between the jobs' rows and the schedules in Temporal; gives how many there were. The list of
 * schedules may lag a little: a repair that was not needed changes nothing.
 */
export async function reconcileSchedules({ db, temporal }: { db: Db; temporal: TemporalGateway }): Promise<number> {
  const now = Date.now()
  const summaries = new Map<number, ScheduleSummary>()
  for await (const summary of temporal.client.schedule.list()) {
    const jobId = /^job:(\d+)$/.exec(summary.scheduleId)?.[1]
    if (jobId) summaries.set(Number(jobId), summary)
  }
  const jobs = await listArmedJobs(db)
  const armed = new Set(jobs.map((job) => job.id))
  const stale = jobs.filter((job) => !isKept(summaries.get(job.id), job, now)).map((job) => job.id)
  const orphaned = [...summaries.keys()].filter((id) => !armed.has(id))
  for (const id of [...stale, ...orphaned]) await syncJobSchedule({ db, temporal }, id)
  return stale.length + orphaned.length
}

function isKept(summary: ScheduleSummary | undefined, job: ArmedJob, now: number): boolean {
  if (!summary || summary.state.paused || !isCurrent(summary.state.note, job, now)) return false
  // Whoever edits a schedule by hand leaves our note in it: what it is about to do tells.
  const announced = summary.info.nextActionTimes.map((time) => time.getTime()).filter((time) => time > now)
  const expected = nextFires(job, { from: now + 1, count: announced.length })
  return announced.every((time, index) => time === expected[index])
}
