import type { Job } from '../../db/jobs/job-queries.ts'
import type { NewOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { nextFires } from '../../domain/jobs/next-fires.ts'
import { hideSecrets } from '../../domain/jobs/sealed-job.ts'

/** As people see it: with its next fire, without its secrets. */
export function recordOf(job: Job): Job & { next_fire_at: string | null } {
  const [next] =
    job.status === 'enabled' && job.trigger_type !== 'manual' ? nextFires(job, { from: Date.now(), count: 1 }) : []
  return { ...hideSecrets(job), next_fire_at: next === undefined ? null : new Date(next).toISOString() }
}

/** Has the job's schedule in Temporal brought to what its row says. */
export function scheduleLine(jobId: number, traceId: string): NewOutboxLine {
  return { kind: 'sync_schedule', subject: `job:${jobId}`, traceId }
}
