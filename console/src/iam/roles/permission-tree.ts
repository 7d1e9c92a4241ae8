import type { Role } from '../iam-queries.ts'

type Permission = { code: string; kind: string; name: string }
export type PermissionGroup = { id: string; permissions: Permission[] }

/** By capability, which is what a code begins with, in the order of the catalogue; menus come last. */
export function groupPermissions(permissions: readonly Permission[]): PermissionGroup[] {
  const groups = new Map<string, Permission[]>()
  for (const permission of permissions) {
    const id = permission.code.split(':')[0] ?? ''
    groups.set(id, [...(groups.get(id) ?? []), permission])
  }
  return [...groups]
    .map(([id, members]) => ({ id, permissions: members }))
    .sort((a, b) => Number(a.id === 'menu') - Number(b.id === 'menu'))
}

type Parent = Pick<Role, 'id' | 'name' | 'permission_codes' | 'parent_ids'>

/** What is inherited from these parents and all above them: each right with the nearest role that gives it. */
export function inheritedFrom(parentIds: readonly number[], roles: readonly Parent[]): Map<string, string> {
  const byId = new Map(roles.map((role) => [role.id, role]))
  const seen = new Set(parentIds)
  const inherited = new Map<string, string>()
  for (const id of seen) {
    const role = byId.get(id)
    if (!role) continue
    for (const code of role.permission_codes) if (!inherited.has(code)) inherited.set(code, role.name)
    for (const above of role.parent_ids) seen.add(above)
  }
  return inherited
}

/** The roles that inherit from this one, by whatever way: none of them can be its parent. */
export function heirsOf(id: number, roles: readonly Parent[]): Set<number> {
  const heirs = new Set([id])
  for (const heir of heirs) for (const role of roles) if (role.parent_ids.includes(heir)) heirs.add(role.id)
  return heirs
}

/** How a value looks behind a mask: `#` keeps a character, `*` hides it, the last sign goes on. */
export function maskExample(pattern: string, sample: string): string {
  const signs = [...pattern]
  return [...sample].map((character, at) => ((signs[at] ?? signs.at(-1)) === '*' ? '*' : character)).join('')
}
