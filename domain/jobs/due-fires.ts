import { lastFires } from './next-fires.ts'
import type { Trigger } from './trigger.ts'

/** What an engine that was away for longer than this left out is not looked for. */
const lookBackMs = 7 * 86_400_000
const mostDue = 1000

type DueJob = Trigger & {
  run_at?: Date | null
  /** Since when the trigger counts. */
  armed_at: Date
  paused_at: Date | null
}

/**
 * The fires of a job, in milliseconds, that fell due until now: of the last week, newest 1,000, since its trigger began to
 * count or, while it is paused, since then.
 */
export function dueFires(job: DueJob, now: number): number[] {
  return lastFires(job, { from: dueSince(job, now), until: now, count: mostDue })
}

function dueSince({ trigger_type, run_at, armed_at, paused_at }: DueJob, now: number): number {
  if (paused_at) return paused_at.getTime()
  const longAgo = now - lookBackMs
  // A single time that had passed when it was written is a missed fire like any other, unless it is long past.
  if (trigger_type === 'once' && run_at && run_at.getTime() > longAgo)
    return Math.min(run_at.getTime(), armed_at.getTime())
  return Math.max(armed_at.getTime(), longAgo)
}

/**
 * Those of the due fires that nothing has decided; `decided` are the times, from the oldest of them on, that have a row. A
 * single time that was decided once is not decided anew because its calendar says otherwise now.
 */
export function undecidedFires({ armed_at }: DueJob, due: number[], decided: ReadonlySet<number>): number[] {
  const isDecided = (fire: number) => decided.has(fire) || (fire < armed_at.getTime() && decided.size > 0)
  return due.filter((fire) => !isDecided(fire))
}
