import type { Context } from 'hono'
import { DomainError, invalid } from '../../domain/errors.ts'
import { maskValue } from '../../domain/iam/mask-rules.ts'
import { usualMask } from '../../domain/iam/ruled-resources.ts'
import { columnRuleOf, ruledFieldsOf, type Viewer } from '../../domain/iam/viewer.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv, Caller } from '../context.ts'
import type { RouteInfo } from '../http/route-info.ts'

type Row = Record<string, unknown>
/** What is done with one field of a row that is not shown as it is. */
type Covering = { path: string[]; cover: ((value: unknown) => unknown) | 'hide' }

/** The data of an answer as its caller may see it: the one place where rules of columns are applied. */
export function asShown<T>(c: Context<ApiEnv>, data: T): T {
  const caller = c.get('caller') as Caller | undefined
  const resource = c.get('call').route?.resource
  if (!caller || !resource || caller.viewer.rules.length === 0) return data
  return showTo(caller.viewer, resource, data) as T
}

/** A list, a page, one record or a tree of records. */
export function showTo(viewer: Viewer, resource: string, data: unknown): unknown {
  if (resource === 'data-change') return mapRows(data, (row) => showChange(viewer, row))
  if (resource === 'audit') return mapRows(data, (row) => showAudited(viewer, row))
  const coverings = coveringsOf(viewer, resource)
  if (coverings.length === 0) return data
  return mapRows(data, (row) => (isOwnRecord(viewer, resource, row) ? row : covered(row, coverings)))
}

/** One's own record is one's own to see and to change. */
function isOwnRecord(viewer: Viewer, resource: string, { id }: Row): boolean {
  return resource === 'user' && id === viewer.userId
}

function mapRows(data: unknown, show: (row: Row) => Row): unknown {
  if (Array.isArray(data)) return data.map((item) => mapRows(item, show))
  if (!isRow(data)) return data
  if (Array.isArray(data.items)) return { ...data, items: data.items.map((item) => mapRows(item, show)) }
  const shown = show(data)
  // Of a flow's run, its nodes.
  return Array.isArray(shown.nodes) ? { ...shown, nodes: shown.nodes.map((node) => mapRows(node, show)) } : shown
}

function coveringsOf(viewer: Viewer, resource: string): Covering[] {
  return ruledFieldsOf(viewer, resource).flatMap((field): Covering[] => {
    const rule = columnRuleOf(viewer, resource, field)
    if (!rule) return []
    const pattern = rule.pattern ?? usualMask(resource, field)
    return [{ path: field.split('.'), cover: rule.rule === 'hidden' ? 'hide' : (value) => maskValue(value, pattern) }]
  })
}

function covered(row: Row, coverings: Covering[]): Row {
  return coverings.reduce((shown, { path, cover }) => coverAt(shown, path, cover), row)
}

function coverAt(row: Row, [name = '', ...rest]: string[], cover: Covering['cover']): Row {
  if (!Object.hasOwn(row, name)) return row
  const value = row[name]
  if (rest.length > 0) return isRow(value) ? { ...row, [name]: coverAt(value, rest, cover) } : row
  if (cover !== 'hide') return { ...row, [name]: cover(value) }
  const { [name]: _hidden, ...others } = row
  return others
}

const resourceOfTable: Readonly<Record<string, string>> = { job_log: 'run', message_log: 'message' }

/** Before and after are shown as the record itself would be. */
function showChange(viewer: Viewer, row: Row): Row {
  const table = String(row.table_name)
  const coverings = coveringsOf(viewer, resourceOfTable[table] ?? table)
  if (coverings.length === 0) return row
  const shownRow = (data: unknown) => (isRow(data) ? covered(data, coverings) : data)
  return {
    ...row,
    old_data: shownRow(row.old_data),
    new_data: shownRow(row.new_data),
    changes: isRow(row.changes) ? showSides(row.changes, coverings) : row.changes,
  }
}

function showSides(changes: Row, coverings: Covering[]): Row {
  const side = (name: 'old' | 'new') =>
    covered(
      Object.fromEntries(Object.entries(changes).map(([field, sides]) => [field, (sides as Row)[name]])),
      coverings,
    )
  const [before, after] = [side('old'), side('new')]
  return Object.fromEntries(Object.keys(before).map((field) => [field, { old: before[field], new: after[field] }]))
}

/** What was asked for is shown as the record that it was about. */
function showAudited(viewer: Viewer, row: Row): Row {
  const own = covered(row, coveringsOf(viewer, 'audit'))
  const coverings = coveringsOf(viewer, String(row.resource))
  if (coverings.length === 0 || typeof own.request_body !== 'string') return own
  return { ...own, request_body: coveredText(own.request_body, coverings) }
}

function coveredText(body: string, coverings: Covering[]): string {
  try {
    return JSON.stringify(mapRows(JSON.parse(body), (row) => covered(row, coverings)))
  } catch {
    // What is cut off or no JSON cannot be covered field by field.
    return '******'
  }
}

/** Sorting or filtering by what somebody may not read would tell it all the same. */
export function refuseRuledQuery(c: Context<ApiEnv>, { resource, input }: RouteInfo): void {
  const caller = c.get('caller') as Caller | undefined
  if (!caller || caller.viewer.rules.length === 0 || !input.query) return
  const query = c.req.valid('query' as never) as Row
  const sorted = Array.isArray(query.sort) ? query.sort.map(({ field }: { field: string }) => field) : []
  const asked = Object.keys(query).filter((name) => query[name] !== undefined)
  const filtered = asked.map((name) => filteredFields[name] ?? name)
  for (const [names, name] of [
    [sorted, 'sort'],
    [filtered, undefined],
  ] as const) {
    const field = names.find((field) => columnRuleOf(caller.viewer, resource, field))
    if (field === undefined) continue
    throw invalid(
      name ?? field,
      text(
        `不能按 ${field} 排序或筛选：你看不到它的原值`,
        `Cannot sort or filter by ${field}: its values are masked for you`,
      ),
    )
  }
}

/** Fields that a filter of another name looks into. */
const filteredFields: Record<string, string> = { role_id: 'role_ids' }

/** What follows from a field is told only to whoever may read the field itself. */
export function requireReadable(viewer: Viewer, resource: string, { id, field }: { id: number; field: string }): void {
  if (isOwnRecord(viewer, resource, { id }) || !columnRuleOf(viewer, resource, field)) return
  throw new DomainError('forbidden', text(`你看不到 ${field} 的原值`, `The values of ${field} are masked for you`))
}

/**
 * What came to replace a record, without the fields that its sender may not read: a form sends back the masks that it
 * was shown, and `keepRuled` then keeps what is stored.
 */
export function withoutUnreadable(c: Context<ApiEnv>, { resource }: RouteInfo, body: unknown): unknown {
  const caller = c.get('caller') as Caller | undefined
  if (!caller || !isRow(body) || isOwnRecord(caller.viewer, resource, { id: Number(c.req.param('id')) })) return body
  const hidden = coveringsOf(caller.viewer, resource).filter(({ path }) => path.length === 1)
  return covered(
    body,
    hidden.map(({ path }) => ({ path, cover: 'hide' })),
  )
}

/** The input with what the caller may not read as it is stored: a mask that comes back never overwrites the value. */
export function keepRuled<Input extends object>(viewer: Viewer, resource: string, input: Input, stored: object): Input {
  return ruledFieldsOf(viewer, resource)
    .filter((field) => columnRuleOf(viewer, resource, field))
    .reduce((kept, field) => keepAt(kept as Row, field.split('.'), stored as Row), input as Row) as Input
}

function keepAt(input: Row, [name = '', ...rest]: string[], stored: Row): Row {
  if (rest.length === 0) return Object.hasOwn(stored, name) ? { ...input, [name]: stored[name] } : input
  const [inner, storedInner] = [input[name], stored[name]]
  if (!isRow(storedInner)) return input
  return { ...input, [name]: keepAt(isRow(inner) ? inner : {}, rest, storedInner) }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
