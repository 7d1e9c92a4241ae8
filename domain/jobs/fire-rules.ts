import type { JobInput } from './job.ts'
import type { SkipReason } from './job-status.ts'
import { isOffDay, nextRun } from './next-fires.ts'
import type { Trigger } from './trigger.ts'

/** A fire that opens later than this after its time is late, and the job's misfire policy decides. */
const lateAfterMs = 60_000
/** One that only waited its turn among many, or through a restart, is not missed as long as no later one of its job is due. */
const missedAfterMs = 10 * 60_000

/** More than this never stand in line: the job takes longer than the time between its fires. */
const longestQueue = 1000

/** Runs of one job that have not ended: those that go on, and those that wait for them to end. */
export type OpenRuns = { going: number; queued: number }

type FiringJob = Pick<JobInput, 'status' | 'overlap_policy' | 'misfire_policy'> & Trigger

/** Why a scheduled fire does not run; undefined when it does. */
export function skipReasonOf(
  job: FiringJob,
  fire: { scheduledAt: Date; now: Date; open: OpenRuns },
): SkipReason | undefined {
  if (isOffDay(job, fire.scheduledAt.getTime())) return 'calendar'
  if (job.status === 'disabled') return 'paused'
  if (isMisfire(job, fire)) return 'misfire'
  if (job.overlap_policy === 'skip' && fire.open.going + fire.open.queued > 0) return 'overlap'
  if (job.overlap_policy === 'queue' && fire.open.queued >= longestQueue) return 'overlap'
  return undefined
}

/** What a fire does while other runs of its job are open: `replace` stops them and waits for their end. */
export function overlapAnswer(job: Pick<FiringJob, 'overlap_policy'>, open: OpenRuns): 'run' | 'queue' | 'replace' {
  if (open.going + open.queued === 0 || job.overlap_policy === 'allow') return 'run'
  return job.overlap_policy === 'cancel_running' ? 'replace' : 'queue'
}

/** Whether runs of such a job may have to wait for one another. */
export function linesUp(policy: FiringJob['overlap_policy']): boolean {
  return policy === 'queue' || policy === 'cancel_running'
}

function isMisfire(job: FiringJob, { scheduledAt, now }: { scheduledAt: Date; now: Date }): boolean {
  const lateMs = now.getTime() - scheduledAt.getTime()
  if (lateMs <= lateAfterMs || job.misfire_policy === 'all') return false
  if (job.misfire_policy === 'none' && lateMs > missedAfterMs) return true
  // A delay counts from the last run's end, so there is never more than one.
  if (job.trigger_type === 'fixed_delay') return false
  // Of several that are late, the newest alone is made up for.
  const next = nextRun(job, scheduledAt.getTime() + 1)
  return next !== undefined && next <= now.getTime()
}
