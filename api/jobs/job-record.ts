import type { Job } from '../../db/jobs/job-queries.ts'
import type { NewOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { nextFires } from '../../domain/jobs/next-fires.ts'

export function recordOf(job: Job): Job & { next_fire_at: string | null } {
  const [next] =
    job.status === 'enabled' && job.trigger_type !== 'manual' ? nextFires(job, { from: Date.now(), count: 1 }) : []
  return { ...job, next_fire_at: next === undefined ? null : new Date(next).toISOString() }
}

/** Has the job's schedule in Temporal brought to what its row says. */
export function scheduleLine(jobId: number, traceId: string): NewOutboxLine {
  return { kind: 'sync_schedule', subject: `job:${jobId}`, traceId }
}
