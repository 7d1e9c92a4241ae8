import { createHash } from 'node:crypto'
import type { ScheduleOptions, ScheduleOptionsAction, ScheduleSpec } from '@temporalio/client'
import type { ArmedJob } from '../../db/jobs/job-queries.ts'
import { fireCalendars } from '../../domain/jobs/fire-calendars.ts'
import { typedSearchAttributes } from '../../platform/temporal.ts'
import { jobScheduleId, opsQueue, processOf } from '../../workflows/jobs/messages.ts'

const day = 86_400_000
/** Clock changes are spelled out for a while ahead; a schedule is renewed long before that runs out. */
const renewBeforeMs = 60 * day

/** Everything that decides when and before whom the job fires, the rules of time zones that this Node knows among it. */
function triggerDigest(job: ArmedJob): string {
  const { trigger_type, cron_expr, timezone, start_at, end_at, interval, run_at, calendar_id, calendar_rule } = job
  const when = [trigger_type, cron_expr, timezone, start_at, end_at, interval, run_at, calendar_id, calendar_rule]
  const fields = [...when, job.calendar?.version, job.priority, process.versions.tz]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 16)
}

export type DesiredSchedule = ScheduleOptions & { spec: ScheduleSpec; state: { note: string } }

/** The schedule that makes Temporal fire exactly when the job's trigger says. Its note names what it was made from. */
export function desiredSchedule(job: ArmedJob, now: number): DesiredSchedule {
  const { workflowType, kind } = processOf(job.job_type)
  const { validUntil, ...spec } = fireCalendars(job, { from: now })
  return {
    scheduleId: jobScheduleId(job.id),
    spec,
    action: withPriority(job.priority, {
      type: 'startWorkflow',
      workflowType,
      workflowId: jobScheduleId(job.id),
      taskQueue: opsQueue,
      args: [{ jobId: job.id }],
      typedSearchAttributes: typedSearchAttributes({ OpsKind: kind, OpsSubject: `job:${job.id}` }),
    }),
    // Overlap and misfire are decided by the fire step, which leaves a row; Temporal's own policies would leave none.
    policies: { overlap: 'ALLOW_ALL', catchupWindow: '365 days' },
    state: { note: `${triggerDigest(job)} ${new Date(validUntil ?? now + 10_000 * day).toISOString()}` },
  }
}

/** The client sends an action's priority, which its types leave out: https://github.com/temporalio/sdk-typescript, schedule-helpers.ts. */
function withPriority(priorityKey: number, action: ScheduleOptionsAction): ScheduleOptionsAction {
  return { ...action, priority: { priorityKey } } as ScheduleOptionsAction
}

/** Whether a schedule with this note still says what the job says. */
export function isCurrent(note: string | undefined, job: ArmedJob, now: number): boolean {
  const [digest, validUntil = ''] = (note ?? '').split(' ')
  return digest === triggerDigest(job) && Date.parse(validUntil) - now > renewBeforeMs
}
