import type { DbOrTx } from '../../db/database.ts'
import { type Delay, listDelays } from '../../db/jobs/delay-queries.ts'
import type { Firing, Job } from '../../db/jobs/job-queries.ts'
import type { NewOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { nextDelayedRun } from '../../domain/jobs/delayed-fire.ts'
import { nextRun } from '../../domain/jobs/next-fires.ts'
import { hideSecrets } from '../../domain/jobs/sealed-job.ts'

type JobRecord = Omit<Job, 'calendar'> & { calendar_name: string | null; next_fire_at: string | null }

/** As people see it: with its next fire, without its secrets. */
export async function recordOf(db: DbOrTx, job: Job): Promise<JobRecord> {
  return toRecord(job, (await nextFiresOf(db, [job]))(job))
}

/** The same of each, with one question at most for all of them. */
export async function recordsOf(db: DbOrTx, jobs: Job[]): Promise<JobRecord[]> {
  const nextFire = await nextFiresOf(db, jobs)
  return jobs.map((job) => toRecord(job, nextFire(job)))
}

/** When each of these jobs and flows fires next. A fixed delay alone does not know that by itself. */
export async function nextFiresOf(db: DbOrTx, firings: Firing[]): Promise<(firing: Firing) => string | null> {
  const delayed = firings.filter(({ trigger_type, status }) => trigger_type === 'fixed_delay' && status === 'enabled')
  const delays = await listDelays(
    db,
    delayed.map(({ id }) => id),
  )
  return (firing) => {
    const next = nextFireOf(firing, delays.get(firing.id))
    return next === undefined ? null : new Date(next).toISOString()
  }
}

function toRecord({ calendar, ...job }: Job, next_fire_at: string | null): JobRecord {
  return { ...hideSecrets(job), calendar_name: calendar?.name ?? null, next_fire_at }
}

function nextFireOf(job: Firing, delay: Delay | undefined): number | undefined {
  if (job.status === 'disabled') return undefined
  return delay ? nextDelayedRun({ ...job, armed_at: delay.armed_at }, delay.last) : nextRun(job, Date.now())
}

/** Has the job's schedule in Temporal brought to what its row says. */
export function scheduleLine(jobId: number, traceId: string): NewOutboxLine {
  return { kind: 'sync_schedule', subject: `job:${jobId}`, traceId }
}
