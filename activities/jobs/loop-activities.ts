import { databaseNow } from '../../db/clock.ts'
import type { Db } from '../../db/database.ts'
import { findJob } from '../../db/jobs/job-queries.ts'
import { findLastScheduledRun } from '../../db/jobs/run-queries.ts'
import { delayedFire } from '../../domain/jobs/delayed-fire.ts'
import { isEnded } from '../../domain/jobs/job-status.ts'
import { type Process, processOf } from '../../workflows/jobs/messages.ts'

/** What a loop does next: `look`, when a run that it did not start itself still goes, is to ask again. */
export type LoopTurn =
  | { kind: 'over' }
  | { kind: 'look'; inMs: number }
  | { kind: 'fire'; inMs: number; scheduledAt: string; process?: Process }

export type LoopActivities = ReturnType<typeof createLoopActivities>

const lookAgainMs = 5000

export function createLoopActivities({ db }: { db: Db }) {
  return {
    async nextDelayedFire({ jobId }: { jobId: number }): Promise<LoopTurn> {
      const job = await findJob(db, jobId)
      if (!job || job.status === 'disabled' || job.trigger_type !== 'fixed_delay') return { kind: 'over' }
      const last = await findLastScheduledRun(db, jobId)
      if (last && !isEnded(last.status)) return { kind: 'look', inMs: lookAgainMs }
      const fire = delayedFire(job, last?.end_time ?? undefined)
      if (fire === undefined) return { kind: 'over' }
      const now = await databaseNow(db)
      return {
        kind: 'fire',
        inMs: Math.max(0, fire - now.getTime()),
        scheduledAt: new Date(fire).toISOString(),
        process: processOf(job.job_type),
      }
    },
  }
}
