import type { ColumnType, Generated } from 'kysely'
import type { FlowConfig } from '../../domain/flows/flow-config.ts'
import type { FrozenJob, JobAlert, JobConfig, JobInput } from '../../domain/jobs/job.ts'
import type { RunStatus, RunTrigger, SkipReason } from '../../domain/jobs/job-status.ts'
import type { StoredType } from '../../domain/jobs/kinds.ts'
import type {
  Business,
  GeneratedTime,
  Identified,
  Json,
  Nullable,
  NullableJson,
  NullableText,
  OptionalJson,
  OptionalTime,
  Time,
} from './columns.ts'

/** What runs, when it ran, what it said, and where. */
export type JobTables = {
  job: Business & {
    name: string
    description: Generated<string>
    job_type: StoredType
    config: Json<JobConfig | FlowConfig>
    params: OptionalJson<JobInput['params']>
    trigger_type: Generated<JobInput['trigger_type']>
    cron_expr: Nullable<string>
    timezone: Generated<string>
    start_at: OptionalTime
    end_at: OptionalTime
    overlap_policy: Generated<JobInput['overlap_policy']>
    misfire_policy: Generated<JobInput['misfire_policy']>
    retry_count: Generated<number>
    retry_backoff: Generated<JobInput['retry_backoff']>
    retry_interval: Generated<number>
    retry_max_interval: Generated<number>
    timeout: Generated<number>
    executor_group: Generated<string>
    interval: Nullable<number>
    run_at: OptionalTime
    calendar_id: Nullable<number>
    calendar_rule: Generated<JobInput['calendar_rule']>
    shard_total: Nullable<number>
    broadcast: Generated<boolean>
    priority: Generated<number>
    start_deadline: Nullable<number>
    finish_deadline: Nullable<number>
    alert: NullableJson<JobAlert>
    status: Generated<'enabled' | 'disabled'>
    tags: Generated<string[]>
    armed_at: GeneratedTime
    paused_at: OptionalTime
    deleted_at: OptionalTime
  }
  calendar: Business & {
    name: string
    timezone: Generated<string>
    weekends: Generated<number[]>
    /** Dates are read as text: of the driver they would be instants. */
    holidays: Generated<string[]>
    workdays: Generated<string[]>
  }
  job_log: Identified & {
    job_id: Nullable<number>
    flow_id: Nullable<number>
    flow_run_id: Nullable<number>
    backfill_id: Nullable<number>
    parent_id: Nullable<number>
    rerun_of: Nullable<number>
    shard_index: Nullable<number>
    trace_id: string
    workflow_id: Nullable<string>
    trigger: RunTrigger
    triggered_by: Nullable<number>
    is_test: Generated<boolean>
    scheduled_at: Time
    start_time: OptionalTime
    end_time: OptionalTime
    duration: Nullable<number>
    status: RunStatus
    skip_reason: Nullable<SkipReason>
    attempt: Generated<number>
    definition: Json<FrozenJob>
    params: OptionalJson<Record<string, unknown>>
    result: ColumnType<unknown, string | null | undefined, string | null>
    error_msg: NullableText
    executor: Nullable<string>
    is_outlier: Generated<boolean>
    created_by: Nullable<number>
    department_id: Nullable<number>
    created_at: GeneratedTime
    updated_at: GeneratedTime
  }
  job_attempt: {
    run_id: number
    scheduled_at: Time
    attempt: number
    status: 'waiting' | 'running' | 'success' | 'failed' | 'timeout' | 'cancelled'
    start_time: OptionalTime
    end_time: OptionalTime
    error_msg: NullableText
    executor: Nullable<string>
    ticket_hash: Nullable<Buffer>
    claim: Generated<number>
  }
  job_output: {
    run_id: number
    scheduled_at: Time
    position: number
    attempt: number
    sequence: number
    stream: 'stdout' | 'stderr' | 'system'
    content: Buffer
    created_at: GeneratedTime
  }
  executor: Identified & {
    instance: string
    group: string
    host: string
    status: Generated<'live' | 'draining' | 'gone'>
    running: Generated<number>
    /** How many scripts it runs at once; unknown of one that has not said so. */
    slots: Nullable<number>
    drain_requested: Generated<boolean>
    started_at: Time
    last_seen_at: GeneratedTime
  }
}
