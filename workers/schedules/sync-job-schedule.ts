import { ScheduleAlreadyRunning, ScheduleNotFoundError } from '@temporalio/client'
import type { Db } from '../../db/database.ts'
import { type ArmedJob, findJob } from '../../db/jobs/job-queries.ts'
import { listScheduledTimes } from '../../db/jobs/run-queries.ts'
import { lastFires } from '../../domain/jobs/next-fires.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { jobScheduleId, opsQueue, scheduledRunWorkflowId } from '../../workflows/jobs/messages.ts'
import { desiredSchedule } from './job-schedule.ts'
import { syncLoop } from './sync-loop.ts'

type Deps = { db: Db; temporal: TemporalGateway }

const mostMadeUp = 1000

/** Brings the job's schedule, or its loop, in Temporal to what its row says now; safe to repeat, in any order. */
export async function syncJobSchedule({ db, temporal }: Deps, jobId: number): Promise<void> {
  const job = await findJob(db, jobId)
  await syncLoop(temporal, jobId, job)
  if (!job || job.status === 'disabled' || job.trigger_type === 'manual' || job.trigger_type === 'fixed_delay') {
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
  const since = job.armed_at.getTime()
  const due = lastFires(job, { from: since, until, count: mostMadeUp })
  const [oldest] = due
  if (oldest === undefined) return
  const known = await listScheduledTimes(db, job.id, new Date(oldest))
  for (const time of due.filter((fire) => !known.has(fire))) {
    await temporal.startWorkflow({
      workflowType: 'jobRunWorkflow',
      workflowId: scheduledRunWorkflowId(job.id, time),
      taskQueue: opsQueue,
      args: [{ jobId: job.id, scheduledAt: new Date(time).toISOString() }],
      searchAttributes: { OpsKind: 'job-run', OpsSubject: `job:${job.id}` },
      priority: { priorityKey: job.priority },
    })
  }
}
