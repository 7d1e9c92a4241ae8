import { type Comparison, type RowCondition, readRowCondition } from '../../../../domain/iam/row-sentence.ts'
import { explainWords } from '../../i18n/explain-words.ts'
import { t } from '../../i18n/language.ts'
import type { User } from '../iam-queries.ts'
import type { DataScope } from '../roles/role-draft.ts'
import { fieldWord } from './field-word.ts'

type Reading = {
  /** Whose scopes they are; left out: of whoever has the role. */
  person?: Pick<User, 'department_id' | 'attributes'> | undefined
  resource: string
  departments: { pathOf: (id: number | null) => string }
}

/** What a scope lets through, as a clause about rows. */
export function scopeWords({ scope, department_ids: ids, rule }: DataScope, reading: Reading): string {
  const { scopes, own, rule: rules } = explainWords()
  const { person, resource, departments } = reading
  switch (scope) {
    case 'ALL':
      return scopes.all
    case 'SELF':
      return own[resource] ?? scopes.all
    case 'DEPT':
    case 'DEPT_AND_BELOW': {
      // Hidden from whoever asks.
      if (person?.department_id === undefined) return t().roles.scopeOptions[scope]
      if (person.department_id === null) return scopes.noDepartment
      const name = departments.pathOf(person.department_id)
      return scope === 'DEPT' ? scopes.department(name) : scopes.below(name)
    }
    case 'CUSTOM': {
      const places = ids?.map((id) => departments.pathOf(id)).join(t().ui.separator)
      if (rule === undefined) return scopes.departments(places ?? '')
      const condition = conditionOf(rule)
      if (!condition) return scopes.unreadable
      const words = conditionWords(condition, reading)
      if (places === undefined) return scopes.rule(words)
      return scopes.both(places, isEither(condition) ? rules.group(words) : words)
    }
  }
}

/** A rule that was stored as a condition went through the schema of roles. */
function conditionOf(rule: NonNullable<DataScope['rule']>): RowCondition | undefined {
  return typeof rule === 'string' ? readRowCondition(rule) : (rule as RowCondition)
}

function conditionWords(condition: RowCondition, reading: Reading): string {
  if ('field' in condition) return comparisonWords(condition, reading)
  const parts = partsOf(condition)
  const [first] = parts
  if (first && parts.length === 1) return conditionWords(first, reading)
  const { and, or, group } = explainWords().rule
  const words = parts.map((part) =>
    isJoined(part) ? group(conditionWords(part, reading)) : conditionWords(part, reading),
  )
  return words.join('all' in condition ? and : or)
}

const partsOf = (condition: RowCondition): RowCondition[] =>
  'all' in condition ? condition.all : 'any' in condition ? condition.any : []

/** Of several that are joined by `or`. */
function isEither(condition: RowCondition): boolean {
  const [first, ...others] = partsOf(condition)
  return first !== undefined && (others.length > 0 ? 'any' in condition : isEither(first))
}

/** Of several comparisons, however deep they stand. */
function isJoined(condition: RowCondition): boolean {
  const parts = partsOf(condition)
  return parts.length > 1 || parts.some(isJoined)
}

function comparisonWords({ field, op, value }: Comparison, reading: Reading): string {
  const { rule } = explainWords()
  const name = fieldWord(field, rule.attribute)
  const isMany = typeof value === 'object' && !isOneOfPerson(value)
  const words = valueWords(field, value, reading)
  if (op === 'ne') return isMany ? rule.isNoneOf(name, words) : rule.isNot(name, words)
  return isMany ? rule.isOneOf(name, words) : rule.is(name, words)
}

/** The department and the id of a person are one each; an attribute may hold several values. */
const isOneOfPerson = (value: object): boolean =>
  'user' in value && (value.user === 'department_id' || value.user === 'id')

function valueWords(field: string, value: Comparison['value'], { person, departments }: Reading): string {
  const { rule } = explainWords()
  if (Array.isArray(value)) {
    return value.map((one) => valueWords(field, one, { person, resource: '', departments })).join(t().ui.separator)
  }
  if (typeof value !== 'object') {
    return field === 'department_id' ? departments.pathOf(Number(value)) : rule.text(String(value))
  }
  if (value.user === 'department_id') return rule.ownDepartment
  if (value.user === 'id') return rule.ownId
  if (!person) return rule.ownOf(value.user)
  const held = person.attributes?.[value.user]
  if (held === undefined || held === null) return rule.ownMissing(value.user)
  return rule.own(value.user, [held].flat().map(String).join(t().ui.separator))
}
