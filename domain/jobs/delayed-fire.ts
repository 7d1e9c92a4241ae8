import type { JobInput } from './job.ts'
import { isEnded, type RunStatus } from './job-status.ts'
import { isOffDay } from './next-fires.ts'
import type { Trigger } from './trigger.ts'

type DelayedJob = Pick<JobInput, 'interval'> & {
  start_at?: Date | null
  end_at?: Date | null
  /** Since when the trigger counts. */
  armed_at: Date
}

/**
 * When a job of fixed delay fires next, in milliseconds, a whole second: its interval after the last run's end, or after
 * its trigger began to count; undefined when that lies past its end.
 */
export function delayedFire(job: DelayedJob, lastEnd: Date | undefined): number | undefined {
  const since = Math.max(job.armed_at.getTime(), lastEnd?.getTime() ?? 0)
  const at = Math.ceil((since + (job.interval ?? 0) * 1000) / 1000) * 1000
  const start = job.start_at ? Math.ceil(job.start_at.getTime() / 1000) * 1000 : at
  const fire = Math.max(at, start)
  return job.end_at && fire > job.end_at.getTime() ? undefined : fire
}

/**
 * The fire that a loop waits for, as far as it is known that it will run: not while a run goes on, whose end the delay
 * counts from, and not on a day off. `last`: the newest scheduled run.
 */
export function nextDelayedRun(
  job: DelayedJob & Pick<Trigger, 'calendar'>,
  last: { status: RunStatus; end_time: Date | null } | undefined,
): number | undefined {
  if (last && !isEnded(last.status)) return undefined
  const fire = delayedFire(job, last?.end_time ?? undefined)
  return fire === undefined || isOffDay(job, fire) ? undefined : fire
}
