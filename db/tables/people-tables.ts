import type { Generated } from 'kysely'
import type { Language } from '../../domain/text.ts'
import type { Business, Identified, Nullable, OptionalJson, OptionalTime, Tenant } from './columns.ts'

/** Who there is and what they may do. */
export type PeopleTables = {
  department: Business & {
    name: string
    parent_id: Nullable<number>
    head_user_id: Nullable<number>
    sort: Generated<number>
  }
  user: Business & {
    username: string
    name: string
    email: Nullable<string>
    phone: Nullable<string>
    attributes: OptionalJson<Record<string, unknown>>
    language: Nullable<Language>
    status: Generated<'active' | 'pending' | 'disabled'>
    password_hash: Nullable<string>
    password_changed_at: OptionalTime
    must_change_password: Generated<boolean>
    security_stamp: Generated<number>
    last_login_at: OptionalTime
    deleted_at: OptionalTime
    phone_verified_at: OptionalTime
  }
  permission: Identified & { code: string; name_zh: string; name_en: string; kind: 'menu' | 'button' | 'api' }
  role: Business & {
    code: string
    name: string
    builtin: Generated<boolean>
    data_scopes: OptionalJson<unknown[]>
    column_rules: OptionalJson<unknown[]>
  }
  role_parent: Tenant & { role_id: number; parent_id: number }
  user_role: Tenant & { user_id: number; role_id: number; ends_at: OptionalTime; grant_id: Nullable<number> }
  /** A view: the roles that people have now. */
  held_role: { user_id: number; role_id: number; ends_at: Date | null }
  role_permission: Tenant & { role_id: number; permission_id: number }
}
