import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { AuditAction } from '../../domain/audit/audit-action.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Db, Tables } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging } from '../listing.ts'
import type { LoginType } from '../tables/sign-in-tables.ts'

/** `from` is part of the span, `to` is not. */
type Span = { from?: string | undefined; to?: string | undefined }
type Optional<T> = { [K in keyof T]?: T[K] | undefined }

const auditColumns = [
  ...(['id', 'user_id', 'user_name', 'roles', 'page', 'device', 'ip_address', 'user_agent', 'action'] as const),
  ...(['resource', 'resource_id', 'request_path', 'request_method', 'request_body', 'response_code'] as const),
  ...(['duration', 'trace_id', 'reason', 'created_at'] as const),
] satisfies (keyof Tables['audit_log'])[]
const changeColumns = [
  ...(['id', 'table_name', 'record_id', 'action', 'old_data', 'new_data', 'changes'] as const),
  ...(['operator_id', 'operator_name', 'trace_id', 'reason', 'created_at'] as const),
] satisfies (keyof Tables['data_change_log'])[]
const loginColumns = [
  ...(['id', 'user_id', 'user_name', 'login_type', 'provider', 'ip_address', 'location', 'device'] as const),
  ...(['status', 'fail_reason', 'trace_id', 'created_at'] as const),
] satisfies (keyof Tables['login_log'])[]

export const auditSorts = ['created_at', 'duration', 'response_code', 'user_name'] as const
export const changeSorts = ['created_at', 'table_name', 'operator_name'] as const
export const loginSorts = ['created_at', 'user_name'] as const

type AuditFilter = Span & { q?: string | undefined; outcome?: 'success' | 'failed' | undefined } & Optional<{
    user_name: string
    user_id: number
    action: AuditAction
    resource: string
    resource_id: string
    trace_id: string
    ip_address: string
    response_code: number
  }>

export function listAuditRows(
  db: Db,
  viewer: Viewer,
  filter: AuditFilter,
  paging: Paging<(typeof auditSorts)[number]>,
) {
  const { q, user_name, outcome } = filter
  const exact = ['user_id', 'action', 'resource', 'resource_id', 'trace_id', 'ip_address', 'response_code'] as const
  return listLog(db, 'audit_log', auditColumns, paging, [
    visible(viewer, 'audit'),
    ...equal(filter, exact),
    ...within(filter),
    user_name && contains(sql.ref('user_name'), user_name),
    outcome && (outcome === 'failed' ? sql<SqlBool>`response_code >= 400` : sql<SqlBool>`response_code < 400`),
    q && contains(sql`concat_ws(' ', user_name, request_path, resource_id, reason)`, q),
  ])
}

type ChangeFilter = Span & { q?: string | undefined } & Optional<{
    operator_name: string
    operator_id: number
    table_name: string
    record_id: string
    action: 'insert' | 'update' | 'delete'
    trace_id: string
  }>

export function listDataChanges(
  db: Db,
  viewer: Viewer,
  filter: ChangeFilter,
  paging: Paging<(typeof changeSorts)[number]>,
) {
  const { q, operator_name } = filter
  return listLog(db, 'data_change_log', changeColumns, paging, [
    visible(viewer, 'data-change'),
    ...equal(filter, ['operator_id', 'table_name', 'record_id', 'action', 'trace_id'] as const),
    ...within(filter),
    operator_name && contains(sql.ref('operator_name'), operator_name),
    q && contains(sql`concat_ws(' ', operator_name, table_name, record_id, reason)`, q),
  ])
}

type LoginFilter = Span & { q?: string | undefined } & Optional<{
    user_name: string
    user_id: number
    login_type: LoginType
    status: 'success' | 'failed'
    ip_address: string
  }>

export function listLogins(db: Db, viewer: Viewer, filter: LoginFilter, paging: Paging<(typeof loginSorts)[number]>) {
  const { q, user_name } = filter
  return listLog(db, 'login_log', loginColumns, paging, [
    visible(viewer, 'login-log'),
    ...equal(filter, ['user_id', 'login_type', 'status', 'ip_address'] as const),
    ...within(filter),
    user_name && contains(sql.ref('user_name'), user_name),
    q && contains(sql`concat_ws(' ', user_name, ip_address, location, device)`, q),
  ])
}

type Condition = RawBuilder<SqlBool>
type Log = 'audit_log' | 'data_change_log' | 'login_log'

function equal<F, K extends keyof F & string>(filter: F, columns: readonly K[]): Condition[] {
  return columns
    .filter((column) => filter[column] !== undefined)
    .map((column) => sql`${sql.ref(column)} = ${filter[column]}`)
}

function within({ from, to }: Span): Condition[] {
  return [
    ...(from ? [sql<SqlBool>`created_at >= ${new Date(from)}`] : []),
    ...(to ? [sql<SqlBool>`created_at < ${new Date(to)}`] : []),
  ]
}

function contains(value: RawBuilder<unknown>, text: string): Condition {
  return sql`${containsText(value, text)}`
}

async function listLog<T extends Log, C extends keyof Selectable<Tables[T]> & string>(
  db: Db,
  table: T,
  columns: readonly C[],
  { page, page_size, sort }: Paging<string>,
  conditions: (Condition | '' | undefined)[],
): Promise<Listed<Pick<Selectable<Tables[T]>, C>>> {
  const given = conditions.filter((condition) => condition !== undefined && condition !== '')
  const matching = sql`from ${sql.table(table)} where ${sql.join([sql`true`, ...given], sql` and `)}`
  const order = [
    ...sort,
    { field: 'created_at', direction: 'desc' as const },
    { field: 'id', direction: 'desc' as const },
  ]
  const [list, count] = await Promise.all([
    sql<Pick<Selectable<Tables[T]>, C>>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} ${matching}
      order by ${sql.join(order.map(({ field, direction }) => sql`${sql.ref(field)} ${sql.raw(direction)}`))}
      limit ${page_size} offset ${(page - 1) * page_size}`.execute(db),
    sql<{ total: number }>`select count(*) as total ${matching}`.execute(db),
  ])
  return { items: list.rows, total: count.rows[0]?.total ?? 0 }
}
