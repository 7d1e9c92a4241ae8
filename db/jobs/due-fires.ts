import { dueFires, undecidedFires } from '../../domain/jobs/due-fires.ts'
import { freezeJob } from '../../domain/jobs/job.ts'
import { isOffDay } from '../../domain/jobs/next-fires.ts'
import { databaseNow } from '../clock.ts'
import type { DbOrTx, Tx } from '../database.ts'
import type { ArmedJob } from './job-queries.ts'
import { openFire } from './open-fire.ts'
import { insertSkippedFires, listScheduledTimes, type RunState } from './run-queries.ts'

/** The fires of a job, in milliseconds, that fell due until now and have no row. */
export async function listUndecidedFires(db: DbOrTx, job: ArmedJob, now: number): Promise<number[]> {
  const due = dueFires(job, now)
  const [oldest] = due
  return oldest === undefined ? [] : undecidedFires(job, due, await listScheduledTimes(db, job.id, new Date(oldest)))
}

/**
 * Gives every fire that fell due under the job as it stands its row, before the job is paused, changed or deleted, or goes
 * on after a pause. Gives those that are to run and that nothing may have started. The job is locked.
 */
export async function accountForDueFires(
  tx: Tx,
  job: ArmedJob,
  workflowIdOf: (jobId: number, scheduledAtMs: number) => string,
): Promise<RunState[]> {
  const now = await databaseNow(tx)
  const missing = (await listUndecidedFires(tx, job, now.getTime())).map((time) => new Date(time))
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
