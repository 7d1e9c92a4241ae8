import type { Generated, Kysely, Transaction } from 'kysely'
import type { Language } from '../domain/text.ts'
import type { ApprovalTables } from './tables/approval-tables.ts'
import type { CardTables } from './tables/card-tables.ts'
import type {
  Business,
  GeneratedTime,
  Identified,
  Json,
  Nullable,
  NullableText,
  OptionalJson,
  OptionalTime,
  Tenant,
  Time,
} from './tables/columns.ts'
import type { DatasourceTables } from './tables/datasource-tables.ts'
import type { DirectoryTables } from './tables/directory-tables.ts'
import type { FlowTables } from './tables/flow-tables.ts'
import type { JobTables } from './tables/job-tables.ts'
import type { PeopleTables } from './tables/people-tables.ts'
import type { SchedulerTables } from './tables/scheduler-tables.ts'
import type { SignInTables } from './tables/sign-in-tables.ts'
import type { WatchTables } from './tables/watch-tables.ts'

type Channel = 'email' | 'sms' | 'in_app' | 'dingtalk' | 'feishu' | 'wechat' | 'webhook'

export type Tables = PeopleTables &
  SignInTables &
  DirectoryTables &
  JobTables &
  FlowTables &
  ApprovalTables &
  CardTables &
  SchedulerTables &
  WatchTables &
  DatasourceTables & {
    data_change_log: Identified & {
      table_name: string
      record_id: string
      action: 'insert' | 'update' | 'delete'
      old_data: Nullable<Record<string, unknown>>
      new_data: Nullable<Record<string, unknown>>
      changes: Nullable<Record<string, { old: unknown; new: unknown }>>
      operator_id: Nullable<number>
      operator_name: Nullable<string>
      trace_id: Nullable<string>
      reason: Nullable<string>
      created_at: GeneratedTime
    }
    audit_log: Identified & {
      user_id: Nullable<number>
      user_name: Nullable<string>
      roles: Generated<string[]>
      page: Nullable<string>
      device: Nullable<string>
      ip_address: Nullable<string>
      user_agent: Nullable<string>
      action: 'create' | 'update' | 'delete' | 'read' | 'export' | 'execute'
      resource: string
      resource_id: Nullable<string>
      request_path: string
      request_method: string
      request_body: Nullable<string>
      response_code: number
      duration: number
      trace_id: string
      reason: Nullable<string>
      created_at: GeneratedTime
    }
    audit_seal: Identified & {
      month: Time
      position: number
      row_count: number
      last_id: number
      previous_hash: Buffer
      hash: Buffer
      created_at: GeneratedTime
    }
    route_stat: Tenant & {
      minute: Time
      route: string
      method: string
      status_class: number
      buckets: number[]
      request_count: number
      total_ms: number
    }
    lasting_key: { name: string; ciphertext: string; created_at: GeneratedTime }
    setting: Business & { group: string; value: Json<Record<string, unknown>>; updated_by: Nullable<number> }
    file: Business & {
      name: string
      purpose: string
      content_type: string
      size_bytes: number
      sha256: Nullable<Buffer>
      storage_key: string
      status: Generated<'pending' | 'ready' | 'removing'>
      owner_table: Nullable<string>
      owner_id: Nullable<string>
    }
    outbox: Identified & {
      kind:
        | 'start_workflow'
        | 'sync_schedule'
        | 'start_queued'
        | 'cancel_run'
        | 'signal_workflow'
        | 'heed_flow'
        | 'begin_approval'
        | 'heed_callback'
      subject: string
      payload: Json<unknown>
      trace_id: Nullable<string>
      attempts: Generated<number>
      next_attempt_at: GeneratedTime
      last_error: Nullable<string>
      delivered_at: OptionalTime
      created_at: GeneratedTime
    }
    idempotency_key: Tenant & {
      user_id: number
      route: string
      key: string
      request_hash: Buffer
      response_status: Nullable<number>
      response_body: Nullable<string>
      claim: Nullable<string>
      claimed_at: GeneratedTime
      effects: Nullable<string>
      trace_id: Nullable<string>
      created_at: GeneratedTime
    }
    rate_limit: { key: string; points: Generated<number>; expire: Nullable<number> }
    message_template: Business & {
      code: string
      name: string
      channel: Channel
      language: Generated<Language>
      subject: Nullable<string>
      content: string
      params: OptionalJson<unknown[]>
      status: Generated<'active' | 'disabled'>
    }
    message_batch: Tenant & { batch: string; created_at: GeneratedTime }
    message_log: Identified & {
      batch: string
      template_id: Nullable<number>
      template_code: string
      channel: Channel
      user_id: Nullable<number>
      recipient: string
      subject: Nullable<string>
      content: string
      status: Generated<'pending' | 'sent' | 'failed' | 'captured'>
      retry_count: Generated<number>
      error_msg: NullableText
      language: Generated<Language>
      link: Nullable<string>
      secret_ciphertext: Nullable<string>
      expires_at: OptionalTime
      robot_id: Nullable<number>
      target_url: Nullable<string>
      claimed_until: OptionalTime
      tried_at: OptionalTime
      trace_id: Nullable<string>
      sent_at: OptionalTime
      created_at: GeneratedTime
    }
    notification: Identified & {
      user_id: number
      title: string
      content: Nullable<string>
      type: 'system' | 'approval' | 'task' | 'alert'
      link: Nullable<string>
      batch: string
      is_read: Generated<boolean>
      read_at: OptionalTime
      trace_id: Nullable<string>
      created_at: GeneratedTime
    }
  }

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
/** Reads take either: the database, or the transaction that they belong to. */
export type DbOrTx = Db | Tx
