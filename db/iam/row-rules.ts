import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DataScope } from '../../domain/iam/role.ts'
import { conditionOf } from '../../domain/iam/row-condition.ts'
import type { Comparison, RowCondition } from '../../domain/iam/row-sentence.ts'
import type { RuledResourceName } from '../../domain/iam/ruled-resources.ts'
import { scopesOf, type Viewer } from '../../domain/iam/viewer.ts'

type Condition = RawBuilder<SqlBool>

/** Where a row keeps what rules look at: expressions over the row, `fields` by the names that the resource declares. */
export type RowPlaces = {
  createdBy: RawBuilder<unknown>
  /** Everybody whose own the row is; by default who created it. */
  owners?: RawBuilder<unknown>
  departmentId: RawBuilder<unknown>
  fields?: Readonly<Record<string, RawBuilder<unknown>>>
  /** The JSON object of what is named `attributes.*`. */
  attributes?: RawBuilder<unknown>
}

const everything = sql<SqlBool>`true`
const nothing = sql<SqlBool>`false`

/** Whether the viewer's roles let everything of a resource through. */
export function seesAll(viewer: Viewer, resource: RuledResourceName): boolean {
  const scopes = scopesOf(viewer, resource)
  return !scopes || scopes.some(({ scope }) => scope === 'ALL')
}

/** The one place where scopes become SQL: true for the rows of the resource that the viewer's roles let through. */
export function isVisible(viewer: Viewer, resource: RuledResourceName, places: RowPlaces): Condition {
  if (seesAll(viewer, resource)) return everything
  return either((scopesOf(viewer, resource) ?? []).map((scope) => conditionOfScope(viewer, scope, places)))
}

function conditionOfScope(viewer: Viewer, { scope, department_ids, rule }: DataScope, places: RowPlaces): Condition {
  switch (scope) {
    case 'ALL':
      return everything
    case 'SELF':
      return sql`${viewer.userId} = any (${places.owners ?? sql`array[${places.createdBy}]`})`
    case 'DEPT':
      return viewer.departmentId === null ? nothing : sql`${places.departmentId} = ${viewer.departmentId}`
    case 'DEPT_AND_BELOW':
      return viewer.departmentId === null
        ? nothing
        : sql`${places.departmentId} = any (departments_below(${viewer.departmentId}))`
    case 'CUSTOM':
      return both([
        ...(department_ids ? [sql<SqlBool>`${places.departmentId} = any (${department_ids}::bigint[])`] : []),
        ...(rule === undefined ? [] : [compile(viewer, conditionOf(rule), places)]),
      ])
  }
}

/** What cannot be read, names a field that the resource lacks, or an attribute that the viewer lacks, matches nothing. */
function compile(viewer: Viewer, condition: RowCondition | undefined, places: RowPlaces): Condition {
  if (!condition) return nothing
  if ('all' in condition) return both(condition.all.map((part) => compile(viewer, part, places)))
  if ('any' in condition) return either(condition.any.map((part) => compile(viewer, part, places)))
  const place = placeOf(places, condition.field)
  const values = valuesOf(viewer, condition.value)
  if (!place || !values) return nothing
  // As texts, whatever either is: a number of an attribute and a text that reads the same are the same to people.
  const isOneOf = sql<SqlBool>`coalesce(${place} && ${values}::text[], false)`
  return condition.op === 'ne' ? sql`not ${isOneOf}` : isOneOf
}

/** The field as a list of texts: a list of its own, or its one value. */
function placeOf(
  { fields, attributes, ...own }: Omit<RowPlaces, 'owners'>,
  field: string,
): RawBuilder<unknown> | undefined {
  if (field === 'created_by') return sql`array[${own.createdBy}::text]`
  if (field === 'department_id') return sql`array[${own.departmentId}::text]`
  const [name, key] = field.split('.')
  if (key !== undefined) return name === 'attributes' && attributes ? sql`texts_of(${attributes} -> ${key})` : undefined
  const place = fields && Object.hasOwn(fields, field) ? fields[field] : undefined
  return place && sql`texts_of(to_jsonb(${place}))`
}

/** Undefined when the viewer has no such attribute. */
function valuesOf(viewer: Viewer, value: Comparison['value']): string[] | undefined {
  if (typeof value !== 'object') return [String(value)]
  if (Array.isArray(value)) return value.map(String)
  const own = { id: viewer.userId, department_id: viewer.departmentId }[value.user] ?? viewer.attributes[value.user]
  if (own === undefined || own === null) return undefined
  return (Array.isArray(own) ? own : [own]).filter((item) => typeof item !== 'object').map(String)
}

function both(conditions: Condition[]): Condition {
  return conditions.length === 0 ? nothing : sql`(${sql.join(conditions, sql` and `)})`
}

function either(conditions: Condition[]): Condition {
  return conditions.length === 0 ? nothing : sql`(${sql.join(conditions, sql` or `)})`
}
