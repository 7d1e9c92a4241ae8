import type { User } from '../../db/iam/user-queries.ts'
import type { UserInput } from '../../domain/iam/user.ts'
import type { ImportField } from '../../domain/iam/user-import.ts'
import { columnRuleOf } from '../../domain/iam/viewer.ts'
import type { Caller } from '../context.ts'
import type { Surroundings } from './import-surroundings.ts'
import type { ImportCells } from './read-import.ts'

type Held = Pick<User, 'name' | 'email' | 'phone' | 'department_id' | 'role_ids'>
type Changeable = Exclude<ImportField, 'username'>

const columnOf: Record<Changeable, keyof Held> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  department: 'department_id',
  roles: 'role_ids',
}
const changeable = Object.keys(columnOf) as Changeable[]

/** Of somebody who is there already, an empty cell changes nothing, nor does a field that the caller sees masked at best. */
export function cellsThatCount(cells: ImportCells, stored: User, { userId, viewer }: Caller): ImportCells {
  const isOwn = stored.id === userId
  const counting = changeable.filter(
    (field) => cells[field] && (isOwn || !columnRuleOf(viewer, 'user', columnOf[field])),
  )
  return Object.fromEntries([['username', cells.username], ...counting.map((field) => [field, cells[field]])])
}

type Wanted = { given: ImportCells; parsed: UserInput; around: Surroundings }

/** The record as the file wants it, and what each change replaces. */
export function updateOf(stored: User, { given, parsed, around }: Wanted): { input: UserInput; before: ImportCells } {
  const { username, name, email, phone, department_id, role_ids, attributes, status } = stored
  const input: UserInput = { username, name, email, phone, department_id, role_ids, attributes, status }
  const changed = changeable.filter((field) => given[field] && !isSame(stored, parsed, columnOf[field]))
  const wanted = Object.fromEntries(changed.map((field) => [columnOf[field], parsed[columnOf[field]]]))
  const before = Object.fromEntries(changed.map((field) => [field, textOf(stored, field, around)]))
  return { input: { ...input, ...wanted }, before }
}

function isSame(stored: Held, wanted: UserInput, column: keyof Held): boolean {
  if (column !== 'role_ids') return stored[column] === wanted[column]
  const ids = new Set(wanted.role_ids)
  return ids.size === stored.role_ids.length && stored.role_ids.every((id) => ids.has(id))
}

function textOf(stored: Held, field: Changeable, { departments, roles }: Surroundings): string {
  if (field === 'department') return departments.pathOf.get(stored.department_id ?? 0) ?? ''
  if (field === 'roles') return stored.role_ids.map((id) => roles.nameOf.get(id) ?? '').join('、')
  return stored[field] ?? ''
}
