import type { Generated } from 'kysely'
import type { BackfillOrder, BackfillStatus } from '../../domain/jobs/backfill-status.ts'
import type { FrozenJob } from '../../domain/jobs/job.ts'
import type { Business, GeneratedTime, Json, Nullable, NullableText, OptionalTime, Tenant, Time } from './columns.ts'

/** What stands above single jobs: the breaker of them all, and runs that make up for many days at once. */
export type SchedulerTables = {
  scheduler_halt: Business & {
    reason: string
    cancel_running: boolean
    cancelled_runs: Generated<number>
    resumed_at: OptionalTime
    resumed_by: Nullable<number>
  }
  backfill: Business & {
    job_id: number
    start_at: Time
    end_at: Time
    concurrency: number
    order: BackfillOrder
    skip_successful: boolean
    params: Json<Record<string, unknown>>
    definition: Json<FrozenJob>
    status: Generated<BackfillStatus>
    total: number
    opened: Generated<number>
    running_since: GeneratedTime
    ended_at: OptionalTime
    error_msg: NullableText
    trace_id: string
  }
  backfill_fire: Tenant & { backfill_id: number; position: number; scheduled_at: Time }
}
