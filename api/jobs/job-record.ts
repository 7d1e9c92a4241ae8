import type { Job } from '../../db/jobs/job-queries.ts'
import type { NewOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { nextRun } from '../../domain/jobs/next-fires.ts'
import { hideSecrets } from '../../domain/jobs/sealed-job.ts'

type JobRecord = Omit<Job, 'calendar'> & { calendar_name: string | null; next_fire_at: string | null }

/** As people see it: with its next fire, without its secrets. */
export function recordOf({ calendar, ...job }: Job): JobRecord {
  const next = job.status === 'enabled' ? nextRun({ ...job, calendar }, Date.now()) : undefined
  return {
    ...hideSecrets(job),
    calendar_name: calendar?.name ?? null,
    next_fire_at: next === undefined ? null : new Date(next).toISOString(),
  }
}

/** Has the job's schedule in Temporal brought to what its row says. */
export function scheduleLine(jobId: number, traceId: string): NewOutboxLine {
  return { kind: 'sync_schedule', subject: `job:${jobId}`, traceId }
}
