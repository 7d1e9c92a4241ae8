import { ScheduleAlreadyRunning, ScheduleNotFoundError } from '@temporalio/client'
import type { Db } from '../../db/database.ts'
import { listUndecidedFires } from '../../db/jobs/due-fires.ts'
import { type ArmedJob, findJob } from '../../db/jobs/job-queries.ts'
import { isScheduled } from '../../domain/jobs/trigger.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { jobRunStart, jobScheduleId, scheduledRunWorkflowId } from '../../workflows/jobs/messages.ts'
import { desiredSchedule } from './job-schedule.ts'
import { syncLoop } from './sync-loop.ts'

type Deps = { db: Db; temporal: TemporalGateway }

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
  for (const time of await listUndecidedFires(db, job, Date.now())) {
    const request = { jobId: job.id, scheduledAt: new Date(time).toISOString() }
    const { id: jobId, job_type: jobType, priority } = job
    await temporal.startWorkflow(
      jobRunStart(scheduledRunWorkflowId(jobId, time), { jobId, jobType, request, priority }),
    )
  }
}
