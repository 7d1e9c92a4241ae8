import type { JobInput } from './job.ts'
import type { SkipReason } from './job-status.ts'
import { isOffDay, nextRun } from './next-fires.ts'
import type { Trigger } from './trigger.ts'

/** A fire that opens later than this after its time counts as missed, and the job's misfire policy decides. */
const misfireAfterMs = 60_000

type FiringJob = Pick<JobInput, 'status' | 'overlap_policy' | 'misfire_policy'> & Trigger

/** Why a scheduled fire does not run; undefined when it does. */
export function skipReasonOf(
  job: FiringJob,
  fire: { scheduledAt: Date; now: Date; isOverlapping: boolean },
): SkipReason | undefined {
  if (isOffDay(job, fire.scheduledAt.getTime())) return 'calendar'
  if (job.status === 'disabled') return 'paused'
  if (isMisfire(job, fire)) return 'misfire'
  if (fire.isOverlapping && job.overlap_policy === 'skip') return 'overlap'
  return undefined
}

function isMisfire(job: FiringJob, { scheduledAt, now }: { scheduledAt: Date; now: Date }): boolean {
  if (now.getTime() - scheduledAt.getTime() <= misfireAfterMs || job.misfire_policy === 'all') return false
  if (job.misfire_policy === 'none') return true
  // "once" makes up for the newest of the missed fires alone.
  const next = nextRun(job, scheduledAt.getTime() + 1)
  return next !== undefined && next <= now.getTime()
}
