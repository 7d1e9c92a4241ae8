import { ScheduleAlreadyRunning, ScheduleNotFoundError } from '@temporalio/client'
import type { Db } from '../../db/database.ts'
import { type ArmedJob, findJob } from '../../db/jobs/job-queries.ts'
import { listScheduledTimes } from '../../db/jobs/run-queries.ts'
import { lastFires } from '../../domain/jobs/next-fires.ts'
import { isScheduled } from '../../domain/jobs/trigger.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { jobRunStart, jobScheduleId, scheduledRunWorkflowId } from '../../workflows/jobs/messages.ts'
import { desiredSchedule } from './job-schedule.ts'
import { syncLoop } from './sync-loop.ts'

type Deps = { db: Db; temporal: TemporalGateway }

const mostMadeUp = 1000
const longestMissedMs = 7 * 86_400_000

/** Brings the job's schedule, or its loop, in Temporal to what its row says now; safe to repeat, in any order. */
export async function syncJobSchedule({ db, temporal }: Deps, jobId: number): Promise<void> {
  const job = await findJob(db, jobId)
  await syncLoop(temporal, jobId, job)
  if (!job || job.status === 'disabled' || !isScheduled(job)) {
    await removeSchedule(temporal, jobId)
    return
  }
  await putSchedule(temporal, job)
  await makeUpFires({ db, temporal }, job)
}

async function putSchedule(temporal: TemporalGateway, job: ArmedJob): Promise<void> {
  const desired = desiredSchedule(job, Date.now())
  await temporal.reach(async ({ schedule }) => {
    try {
      await schedule.create(desired)
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error
      await schedule.getHandle(desired.scheduleId).update(() => desired)
    }
  })
}

async function removeSchedule(temporal: TemporalGateway, jobId: number): Promise<void> {
  await temporal.reach(async ({ schedule }) => {
    try {
      await schedule.getHandle(jobScheduleId(jobId)).delete()
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error
    }
  })
}

/**
 * Starts the fires that fell due between the moment when the job's trigger began to count and the moment when Temporal
 * learned of it. They bear the ids that the schedule would have given them, so a fire can't start twice.
 */
async function makeUpFires({ db, temporal }: Deps, job: ArmedJob): Promise<void> {
  const until = Date.now()
  const since = countsSince(job, until)
  const due = lastFires(job, { from: since, until, count: mostMadeUp })
  const [oldest] = due
  if (oldest === undefined) return
  const known = await listScheduledTimes(db, job.id, new Date(oldest))
  // A single time that was decided once is not decided anew because its calendar says otherwise now.
  const isDecided = (fire: number) => known.has(fire) || (fire < job.armed_at.getTime() && known.size > 0)
  for (const time of due.filter((fire) => !isDecided(fire))) {
    const request = { jobId: job.id, scheduledAt: new Date(time).toISOString() }
    const { id: jobId, priority } = job
    await temporal.startWorkflow(jobRunStart(scheduledRunWorkflowId(jobId, time), { jobId, request, priority }))
  }
}

/** A single time that was missed when the job was written is a missed fire like any other, unless it is long past. */
function countsSince({ trigger_type, run_at, armed_at }: ArmedJob, now: number): number {
  const isRecent = trigger_type === 'once' && run_at !== null && run_at.getTime() > now - longestMissedMs
  return Math.min(armed_at.getTime(), isRecent ? run_at.getTime() : Infinity)
}
