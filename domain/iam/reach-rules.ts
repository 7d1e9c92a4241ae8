import { DomainError } from '../errors.ts'
import { text } from '../text.ts'
import type { DataScope } from './role.ts'
import { ruledResourceNames } from './ruled-resources.ts'
import { columnRuleOf, opennessOf, ruledFieldsOf, scopesOf, type Viewer } from './viewer.ts'

type Rules = Pick<Viewer, 'rules'>

/** What to say to who would hand out more rights than they have themselves. */
export function beyondRights(
  own: { permissions: ReadonlySet<string> },
  permissions: Iterable<string>,
): DomainError | undefined {
  const beyond = [...permissions].filter((code) => !own.permissions.has(code))
  if (beyond.length === 0) return undefined
  const list = beyond.slice(0, 5).join(', ')
  return new DomainError(
    'forbidden',
    text(`不能操作超出自身权限的对象：${list}`, `This goes beyond your own rights: ${list}`),
  )
}

/**
 * The first resource, or field of one, of which roles with these rights would show more than `own` shows; undefined when
 * they show nothing more. A scope counts as no wider when it is one of the own, or `SELF`.
 */
export function findWider(own: Rules, given: Rules, permissions: Iterable<string>): string | undefined {
  const resources = new Set([...permissions].map((code) => code.split(':')[0] ?? ''))
  for (const resource of ruledResourceNames.filter((name) => resources.has(name))) {
    if (isWider(scopesOf(own, resource), scopesOf(given, resource))) return resource
    const field = ruledFieldsOf(own, resource).find(
      (name) => opennessOf(columnRuleOf(given, resource, name)) > opennessOf(columnRuleOf(own, resource, name)),
    )
    if (field !== undefined) return `${resource}.${field}`
  }
  return undefined
}

function isWider(own: DataScope[] | undefined, given: DataScope[] | undefined): boolean {
  if (!own || own.some(({ scope }) => scope === 'ALL')) return false
  if (!given) return true
  return !given.every((scope) => scope.scope === 'SELF' || own.some((one) => isSame(one, scope)))
}

function isSame({ resource: _own, ...one }: DataScope, { resource: _given, ...other }: DataScope): boolean {
  // Read from the database, equal records are written alike; a difference only refuses more.
  return JSON.stringify(one) === JSON.stringify(other)
}
