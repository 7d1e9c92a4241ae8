import { nextRun } from './next-fires.ts'
import type { Trigger } from './trigger.ts'

export type SoonFire = { jobId: number; time: number }

/** Of many triggers, each with some of the jobs that fire by it, the fires that run next: the first of each job. */
export function soonestFires(
  triggers: (Trigger & { job_ids: number[] })[],
  { from, count }: { from: number; count: number },
): SoonFire[] {
  return triggers
    .flatMap((trigger) => {
      const time = nextRun(trigger, from)
      return time === undefined ? [] : trigger.job_ids.map((jobId) => ({ jobId, time }))
    })
    .sort((a, b) => a.time - b.time || a.jobId - b.jobId)
    .slice(0, count)
}
