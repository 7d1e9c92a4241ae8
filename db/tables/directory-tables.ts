import type { ColumnType, Generated } from 'kysely'
import type { DirectoryDepartment, DirectoryPerson } from '../../domain/iam/directory/directory-source.ts'
import type {
  ChangeAction,
  ChangeFields,
  ChangeKind,
  ChangeStatus,
  StopReason,
  SyncStatus,
  SyncTrigger,
} from '../../domain/iam/directory/directory-sync.ts'
import type { Text } from '../../domain/text.ts'
import type { Business, Identified, Json, Nullable, NullableText, OptionalTime, Tenant } from './columns.ts'

export type DirectoryTables = {
  directory_sync: Business & {
    provider_id: number
    trigger: SyncTrigger
    scheduled_at: OptionalTime
    status: Generated<SyncStatus>
    stop_reason: Nullable<StopReason>
    authority: Nullable<string>
    realm_tenant: Nullable<string>
    read_departments: Generated<number>
    read_people: Generated<number>
    error_msg: NullableText
    workflow_id: Nullable<string>
    trace_id: Nullable<string>
    confirmed_by: Nullable<number>
    finished_at: OptionalTime
  }
  directory_sync_item: Tenant & {
    sync_id: number
    kind: ChangeKind
    external_id: string
    data: Json<DirectoryDepartment | DirectoryPerson>
  }
  directory_sync_change: Identified & {
    sync_id: number
    kind: ChangeKind
    action: ChangeAction
    external_id: string
    target_id: Nullable<number>
    label: string
    before: ColumnType<ChangeFields | null, string | null, never>
    after: ColumnType<ChangeFields | null, string | null, never>
    reason: Json<Text>
    conflict: NullableText
    status: Generated<ChangeStatus>
    error_msg: NullableText
    applied_at: OptionalTime
  }
  directory_department: Identified & { provider_id: number; external_id: string; department_id: number }
}
