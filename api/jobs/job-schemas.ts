import { z } from '@hono/zod-openapi'
import { jobAlert, jobParam, triggerFields, triggerTypes } from '../../domain/jobs/job.ts'
import { runStatuses, runTriggers, skipReasons } from '../../domain/jobs/job-status.ts'
import { httpConfig, jobKinds, scriptConfig, storedTypes } from '../../domain/jobs/kinds.ts'
import { rpcConfig } from '../../domain/jobs/rpc-kind.ts'
import { sqlConfig } from '../../domain/jobs/sql-kind.ts'

const time = z.iso.datetime({ offset: true })

export const runBrief = z.object({
  id: z.int(),
  status: z.enum(runStatuses),
  scheduled_at: time,
  duration: z.int().nullable(),
})

/** What jobs and flows say of themselves alike. */
export const firingRecord = {
  id: z.int(),
  name: z.string(),
  description: z.string(),
  params: z.array(jobParam),
  trigger_type: z.enum(triggerTypes),
  cron_expr: z.string().nullable(),
  timezone: z.string(),
  start_at: time.nullable(),
  end_at: time.nullable(),
  overlap_policy: z.string(),
  misfire_policy: z.string(),
  interval: z.int().nullable(),
  run_at: time.nullable(),
  calendar_id: z.int().nullable(),
  calendar_name: z.string().nullable(),
  calendar_rule: z.enum(['skip', 'next_workday']),
  priority: z.int(),
  start_deadline: z.int().nullable(),
  finish_deadline: z.int().nullable(),
  alert: jobAlert.nullable(),
  tags: z.array(z.string()),
  created_by: z.int().nullable(),
  department_id: z.int().nullable(),
  created_at: time,
  updated_at: time,
  next_fire_at: time.nullable(),
}

export const jobRecord = z
  .object({
    ...firingRecord,
    job_type: z.enum(Object.keys(jobKinds) as (keyof typeof jobKinds)[]),
    config: z.union([httpConfig, scriptConfig, sqlConfig, rpcConfig]),
    retry_count: z.int(),
    retry_backoff: z.string(),
    retry_interval: z.int(),
    retry_max_interval: z.int(),
    timeout: z.int(),
    executor_group: z.string(),
    shard_total: z.int().nullable(),
    broadcast: z.boolean(),
    status: z.enum(['enabled', 'disabled']),
    version: z.int(),
    last_run: runBrief.nullable().optional(),
    recent_runs: z.array(runBrief).optional(),
  })
  .openapi('Job')

export const runRecord = z
  .object({
    id: z.int(),
    job_id: z.int().nullable(),
    job_name: z.string(),
    job_type: z.enum(storedTypes),
    flow_id: z.int().nullable(),
    flow_run_id: z.int().nullable(),
    backfill_id: z.int().nullable(),
    parent_id: z.int().nullable(),
    rerun_of: z.int().nullable(),
    shard_index: z.int().nullable(),
    trace_id: z.string(),
    workflow_id: z.string().nullable(),
    trigger: z.enum(runTriggers),
    triggered_by: z.int().nullable(),
    scheduled_at: time,
    start_time: time.nullable(),
    end_time: time.nullable(),
    duration: z.int().nullable().openapi({ description: 'Milliseconds from the first attempt to the end' }),
    status: z.enum(runStatuses),
    skip_reason: z.enum(skipReasons).nullable(),
    attempt: z.int(),
    params: z.record(z.string(), z.json()),
    result: z.json().nullable(),
    error_msg: z.string().nullable(),
    executor: z.string().nullable(),
    is_outlier: z.boolean().openapi({ description: 'It took far longer than the job’s history lets expect' }),
  })
  .openapi('JobLog')

const attemptRecord = z
  .object({
    attempt: z.int(),
    status: z.enum(['waiting', 'running', 'success', 'failed', 'timeout', 'cancelled']),
    start_time: time.nullable(),
    end_time: time.nullable(),
    duration: z.int().nullable(),
    error_msg: z.string().nullable(),
    executor: z.string().nullable(),
  })
  .openapi('JobAttempt')

export const runDetail = runRecord
  .extend({
    attempts: z.array(attemptRecord),
    temporal_url: z.string().nullable(),
    shards: z
      .partialRecord(z.enum(runStatuses), z.int())
      .openapi({ description: 'Of a run by shards: how many of them came to which state' }),
    ahead: z
      .object({ run_id: z.int(), count: z.int() })
      .nullable()
      .openapi({ description: 'Of a run that stands in line: which run it waits for, and how many stand before it' }),
    definition: z.record(z.string(), z.json()),
  })
  .openapi('JobLogDetail')

export const startedRun = z
  .object({
    run_id: z.int(),
    workflow_id: z.string(),
    trace_id: z.string(),
    deferred: z.boolean().optional().openapi({ description: 'The workflow engine was away: the run starts later' }),
  })
  .openapi('StartedRun')

export const triggerInput = z.strictObject({
  params: z.record(z.string(), z.json()).default({}),
  scheduled_at: time.optional(),
})

export const previewInput = z.strictObject({
  ...triggerFields,
  count: z.int().min(1).max(100).default(10),
  from: time.optional(),
})

export const previewResult = z
  .object({
    items: z.array(z.object({ scheduled_at: time, skipped: z.boolean(), skip_reason: z.enum(skipReasons).nullable() })),
  })
  .openapi('FirePreview')
