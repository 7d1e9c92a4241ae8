import type { ColumnType, Generated } from 'kysely'
import type { AlertReason, AlertStatus } from '../../domain/jobs/alert-rules.ts'
import type { RobotProvider } from '../../domain/notifications/message.ts'
import type { AlertAudience } from '../jobs/alert-queries.ts'
import type {
  Business,
  GeneratedTime,
  Identified,
  Json,
  Nullable,
  NullableText,
  OptionalTime,
  Time,
} from './columns.ts'

/** What keeps an eye on jobs, and through whom it speaks. */
export type WatchTables = {
  job_alert: Identified & {
    job_id: number
    reason: AlertReason
    run_id: Nullable<number>
    scheduled_at: Time
    failures: Nullable<number>
    status: Generated<AlertStatus>
    error_msg: NullableText
    told: Json<AlertAudience>
    opened_at: GeneratedTime
    recovered_at: OptionalTime
    recovered_by: Nullable<number>
    closed_at: OptionalTime
    closed_by: Nullable<number>
    close_note: Nullable<string>
    ended_at: ColumnType<Date | null, never, never>
  }
  job_streak: { job_id: number; failures: number }
  job_trend: {
    job_id: number
    recent_runs: number
    recent_p50: Nullable<number>
    recent_p95: Nullable<number>
    before_runs: number
    before_p50: Nullable<number>
    before_p95: Nullable<number>
    computed_at: GeneratedTime
  }
  watch_position: { name: string; watched_until: GeneratedTime }
  robot: Business & {
    code: string
    name: string
    provider: RobotProvider
    url_ciphertext: string
    url_shown: string
    secret_ciphertext: Nullable<string>
    enabled: Generated<boolean>
    paused_until: OptionalTime
  }
  robot_call: { robot_id: number; called_at: Time }
  webhook_secret: Business & { code: string; secret_ciphertext: string }
}
