import { freezeJob } from '../../domain/jobs/job.ts'
import { isOffDay, lastFires } from '../../domain/jobs/next-fires.ts'
import { databaseNow } from '../clock.ts'
import type { Tx } from '../database.ts'
import type { ArmedJob } from './job-queries.ts'
import { openFire } from './open-fire.ts'
import { insertSkippedFires, listScheduledTimes, type RunState } from './run-queries.ts'

const mostRows = 1000
/** What an engine that was away for longer than this left out is not looked for. */
const lookBackMs = 7 * 86_400_000

/**
 * Gives every fire that fell due under the job as it stands its row, before the job is paused, changed or deleted, or goes
 * on after a pause: newest 1,000. Gives those that are to run and that nothing may have started. The job is locked.
 */
export async function accountForDueFires(
  tx: Tx,
  job: ArmedJob,
  workflowIdOf: (jobId: number, scheduledAtMs: number) => string,
): Promise<RunState[]> {
  // The loop of a fixed delay asks for its own.
  if (job.trigger_type === 'fixed_delay') return []
  const until = (await databaseNow(tx)).getTime()
  const from = job.paused_at?.getTime() ?? Math.max(job.armed_at.getTime(), until - lookBackMs)
  const due = lastFires(job, { from, until, count: mostRows })
  const [oldest] = due
  if (oldest === undefined) return []
  const known = await listScheduledTimes(tx, job.id, new Date(oldest))
  const missing = due.filter((time) => !known.has(time)).map((time) => new Date(time))
  if (job.status === 'disabled') {
    await writeSwallowed(tx, job, missing)
    return []
  }
  const rows: RunState[] = []
  for (const scheduledAt of missing) {
    const fire = await openFire(tx, job, { scheduledAt, workflowId: workflowIdOf(job.id, scheduledAt.getTime()) })
    if (fire.kind === 'run') rows.push(fire.row)
  }
  return rows
}

async function writeSwallowed(tx: Tx, job: ArmedJob, times: Date[]): Promise<void> {
  const fire = { jobId: job.id, definition: freezeJob(job), departmentId: job.department_id }
  const byReason = Object.groupBy(times, (time) => (isOffDay(job, time.getTime()) ? 'calendar' : 'paused'))
  for (const skipReason of ['calendar', 'paused'] as const) {
    await insertSkippedFires(tx, byReason[skipReason] ?? [], { ...fire, skipReason })
  }
}
