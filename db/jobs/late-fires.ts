import { type DeadlineReason, type FireState, isLate } from '../../domain/jobs/deadline-rules.ts'
import { isOffDay, lastFires } from '../../domain/jobs/next-fires.ts'
import type { Tx } from '../database.ts'
import type { ArmedJob } from './job-queries.ts'
import { listHaltedTimes } from './scheduler-queries.ts'

/** Of many that are late at once, those: after an absence nobody reads a thousand messages. */
const mostAtOnce = 20

export type LateFire = {
  scheduledAt: Date
  deadline: Date
  run: (FireState & { id: number; trace_id: string }) | undefined
}

/**
 * Fires of a job whose deadline fell into the span (`after` excluded, `until` included) and was missed, newest 20. They
 * come from the trigger itself, so that what never got a row is found, and from the rows.
 */
export async function listLateFires(
  tx: Tx,
  job: ArmedJob,
  { reason, seconds, after, until }: { reason: DeadlineReason; seconds: number; after: Date; until: Date },
): Promise<LateFire[]> {
  const from = after.getTime() - seconds * 1000 + 1
  const to = until.getTime() - seconds * 1000 + 1
  const rows = await listRuns(tx, job.id, { from, to })
  const due = job.status === 'enabled' ? dueFires(job, { from: Math.max(from, job.armed_at.getTime()), until: to }) : []
  const rowless = due.filter((time) => !rows.has(time) && !isOffDay(job, time))
  const excused = await listHaltedTimes(tx, rowless)
  const times = [...rows.keys(), ...rowless.filter((time) => !excused.has(time))]
    .sort((a, b) => a - b)
    .slice(-mostAtOnce)
  return times
    .map((time) => ({
      scheduledAt: new Date(time),
      deadline: new Date(time + seconds * 1000),
      run: rows.get(time),
    }))
    .filter(({ run, deadline }) => isLate(reason, run, deadline))
}

function dueFires(job: ArmedJob, { from, until }: { from: number; until: number }): number[] {
  return from < until ? lastFires(job, { from, until, count: mostAtOnce }) : []
}

/**
 * Scheduled fires by their time. Those that are open are held until the transaction ends: a run that is just settling
 * is looked at when it has settled.
 */
async function listRuns(tx: Tx, jobId: number, { from, to }: { from: number; to: number }) {
  const rows = await tx
    .selectFrom('job_log')
    .select(['id', 'scheduled_at', 'status', 'skip_reason', 'start_time', 'end_time', 'trace_id'])
    .where('job_id', '=', jobId)
    .where('trigger', '=', 'schedule')
    .where('parent_id', 'is', null)
    .where('scheduled_at', '>=', new Date(from))
    .where('scheduled_at', '<', new Date(to))
    .orderBy('scheduled_at', 'desc')
    .limit(mostAtOnce)
    .forNoKeyUpdate()
    .execute()
  return new Map(rows.map((row) => [row.scheduled_at.getTime(), row]))
}
