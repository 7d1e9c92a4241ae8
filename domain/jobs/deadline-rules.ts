import type { RunStatus, SkipReason } from './job-status.ts'

export type DeadlineReason = 'not_started' | 'not_finished'

/** What there is of a fire in the log. */
export type FireState = {
  status: RunStatus
  skip_reason: SkipReason | null
  start_time: Date | null
  end_time: Date | null
}

/**
 * Whether a fire that was due has missed its deadline. One without a row is late: whatever should have begun it is away.
 * A skipped one is late only when it was missed; what ended in time, also by being cancelled, is not.
 */
export function isLate(reason: DeadlineReason, fire: FireState | undefined, deadline: Date): boolean {
  if (!fire) return true
  if (fire.status === 'skipped') return fire.skip_reason === 'misfire'
  if (isBy(fire.end_time, deadline)) return false
  return reason === 'not_finished' || !isBy(fire.start_time, deadline)
}

function isBy(time: Date | null, deadline: Date): boolean {
  return time !== null && time.getTime() <= deadline.getTime()
}
