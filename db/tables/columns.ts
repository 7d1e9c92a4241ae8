import type { ColumnType, Generated } from 'kysely'
import type { Text } from '../../domain/text.ts'

/** Written as JSON text so that an array never becomes a PostgreSQL array. */
export type Json<T> = ColumnType<T, string, string>
export type OptionalJson<T> = ColumnType<T, string | undefined, string>
export type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>
/** Read as a Date, written as a Date or an RFC 3339 string. */
export type Time = ColumnType<Date, Date | string, Date | string>
export type OptionalTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
export type GeneratedTime = ColumnType<Date, Date | string | undefined, Date | string>
export type Id = ColumnType<number, never, never>
export type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>
export type NullableText = ColumnType<Text | null, string | null | undefined, string | null>

type Owned = {
  created_by: Nullable<number>
  department_id: Nullable<number>
  created_at: GeneratedTime
  updated_at: GeneratedTime
  version: Generated<number>
}
export type Tenant = { tenant_id: Generated<number> }
export type Identified = Tenant & { id: Id }
export type Business = Identified & Owned
