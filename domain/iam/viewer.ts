import type { ColumnRule, DataScope } from './role.ts'

/** What the roles of one person, inherited ones included, say about rows and columns; each entry is one role's. */
type RoleRules = { role: string; dataScopes: DataScope[]; columnRules: ColumnRule[] }

/** Who looks: all that rules about rows and columns are decided by. */
export type Viewer = {
  userId: number
  departmentId: number | null
  attributes: Record<string, unknown>
  rules: readonly RoleRules[]
}

/**
 * The scopes that hold for a resource, of which one has to let a row through. Within a role what is said of the resource
 * goes before what is said of all (`*`); a role that says nothing adds nothing. Undefined when no role says anything:
 * then the permission alone decides.
 */
export function scopesOf({ rules }: Pick<Viewer, 'rules'>, resource: string): DataScope[] | undefined {
  const said = rules.flatMap(({ dataScopes }) => entriesFor(dataScopes, resource))
  return said.length === 0 ? undefined : said
}

/**
 * How a field is shown. Of several roles that say something the most open one counts; a role that says nothing adds
 * nothing. Undefined when it is shown as it is.
 */
export function columnRuleOf(
  viewer: Pick<Viewer, 'rules'>,
  resource: string,
  field: string,
): Exclude<ColumnRule, { rule: 'plain' }> | undefined {
  const rule = mostOpen(columnRulesSaid(viewer, resource, field))
  return rule === undefined || rule.rule === 'plain' ? undefined : rule
}

type Said<Rule> = { role: string; rule: Rule }

function columnRulesSaid({ rules }: Pick<Viewer, 'rules'>, resource: string, field: string): Said<ColumnRule>[] {
  return rules.flatMap(({ role, columnRules }) =>
    entriesFor(
      columnRules.filter((rule) => rule.field === field),
      resource,
    ).map((rule) => ({ role, rule })),
  )
}

function mostOpen(said: Said<ColumnRule>[]): ColumnRule | undefined {
  return said.map(({ rule }) => rule).toSorted((a, b) => openness[b.rule] - openness[a.rule])[0]
}

export type ExplainedColumn = { field: string; effective: ColumnRule; said: Said<ColumnRule>[] }

/** The fields that some role covers, each with all that is said of it and what counts in the end. */
export function explainColumns(viewer: Pick<Viewer, 'rules'>, resource: string): ExplainedColumn[] {
  return ruledFieldsOf(viewer, resource).flatMap((field) => {
    const said = columnRulesSaid(viewer, resource, field)
    const effective = mostOpen(said)
    return effective && said.some(({ rule }) => rule.rule !== 'plain') ? [{ field, effective, said }] : []
  })
}

/** The scopes that hold for a resource by the role that says them. */
export function explainScopes(
  { rules }: Pick<Viewer, 'rules'>,
  resource: string,
): { role: string; scopes: DataScope[] }[] {
  return rules.flatMap(({ role, dataScopes }) => {
    const scopes = entriesFor(dataScopes, resource)
    return scopes.length > 0 ? [{ role, scopes }] : []
  })
}

const openness = { hidden: 0, masked: 1, plain: 2 }

/** How much of a field a rule shows; no rule shows all. */
export function opennessOf(rule: ColumnRule | undefined): number {
  return openness[rule?.rule ?? 'plain']
}

/** The fields of a resource that somebody's roles say anything about. */
export function ruledFieldsOf({ rules }: Pick<Viewer, 'rules'>, resource: string): string[] {
  const fields = rules.flatMap(({ columnRules }) =>
    columnRules.filter((rule) => rule.resource === resource || rule.resource === '*').map(({ field }) => field),
  )
  return [...new Set(fields)]
}

function entriesFor<Entry extends { resource: string }>(entries: Entry[], resource: string): Entry[] {
  const own = entries.filter((entry) => entry.resource === resource)
  return own.length > 0 ? own : entries.filter((entry) => entry.resource === '*')
}
