import type { DbOrTx } from '../../db/database.ts'
import { listUsersBeyond } from '../../db/iam/access-queries.ts'
import { listDepartments } from '../../db/iam/department-queries.ts'
import { findRolesRefusal } from '../../db/iam/role-authority.ts'
import { findTaken, listRoleNames } from '../../db/iam/user-import-queries.ts'
import { listUsersByIds, type User } from '../../db/iam/user-queries.ts'
import { foldUsername } from '../../domain/iam/user.ts'
import type { ImportField } from '../../domain/iam/user-import.ts'
import type { Caller } from '../context.ts'
import type { ExistingPolicy } from './check-import.ts'
import { departmentPaths } from './department-paths.ts'
import type { ImportRow } from './read-import.ts'

export type Surroundings = Awaited<ReturnType<typeof readSurroundings>>

/** All that the rows of a file refer to or run into. `stored`: whom they change, by the name in small letters. */
export async function readSurroundings(
  db: DbOrTx,
  caller: Caller,
  { rows, existing }: { rows: ImportRow[]; existing: ExistingPolicy },
) {
  const cellsOf = (field: ImportField) => rows.flatMap(({ cells }) => cells[field] || [])
  const usernames = cellsOf('username').map(foldUsername)
  const taken = await findTaken(db, usernames, cellsOf('email').map(foldEmail))
  const named = existing === 'update' ? usernames.flatMap((name) => taken.usernames.get(name) ?? []) : []
  const stored = await listUsersByIds(db, caller.viewer, named)
  return {
    taken,
    stored: new Map(stored.map((user): [string, User] => [foldUsername(user.username), user])),
    beyond: new Set(await listUsersBeyond(db, named, caller.permissions)),
    roles: rolesByName(await listRoleNames(db)),
    departments: departmentsByName(await listDepartments(db)),
    refusalOfRoles: rememberingRefusals(db, caller),
  }
}

export function foldEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** Files name the same few sets of roles over and over. */
function rememberingRefusals(db: DbOrTx, caller: Caller) {
  const known = new Map<string, ReturnType<typeof findRolesRefusal>>()
  return (roleIds: number[]) => {
    const key = roleIds.toSorted((a, b) => a - b).join(',')
    const refusal = known.get(key) ?? findRolesRefusal(db, caller, roleIds)
    known.set(key, refusal)
    return refusal
  }
}

/** By code and by name; null by a name that several bear. */
function rolesByName(roles: { id: number; code: string; name: string }[]) {
  const idOf = new Map<string, number | null>()
  for (const { id, name } of roles) idOf.set(name, idOf.has(name) ? null : id)
  for (const { id, code } of roles) idOf.set(code, id)
  return { idOf, nameOf: new Map(roles.map(({ id, name }) => [id, name])) }
}

/** By whole path, and by the name alone where it stands once; null where it stands more than once. */
function departmentsByName(departments: { id: number; name: string; parent_id: number | null }[]) {
  const pathOf = departmentPaths(departments)
  const idOf = new Map<string, number | null>()
  for (const { id, name } of departments) idOf.set(name, idOf.has(name) ? null : id)
  for (const [id, path] of pathOf) idOf.set(path, id)
  return { idOf, pathOf }
}
