import type { DbOrTx } from '../../db/database.ts'
import { findPermissionsOfRoles } from '../../db/iam/access-queries.ts'
import { listDepartments } from '../../db/iam/department-queries.ts'
import { findTaken, listRoleNames } from '../../db/iam/user-import-queries.ts'
import type { FieldError } from '../../domain/errors.ts'
import { foldUsername, type UserInput, userInput } from '../../domain/iam/user.ts'
import { type ImportField, importFields, splitPath, splitRoles } from '../../domain/iam/user-import.ts'
import { type Text, text } from '../../domain/text.ts'
import { fieldErrors } from '../../domain/zod-fields.ts'
import type { Caller } from '../context.ts'

export type ImportRow = { row: number; cells: Partial<Record<ImportField, string>> }
export type CheckedRow = ImportRow & { input: UserInput | undefined; errors: FieldError[] }

type Known = Awaited<ReturnType<typeof readKnown>>

/** Says of every row what it would make, or what is wrong with it; each problem at its field. */
export async function checkImport(db: DbOrTx, caller: Caller, rows: ImportRow[]): Promise<CheckedRow[]> {
  const known = await readKnown(db, caller, rows)
  const seen = { usernames: new Map<string, number>(), emails: new Map<string, number>() }
  return rows.map((row) => {
    const { roleIds, departmentId, errors } = resolve(row, known)
    const parsed = userInput.safeParse({
      username: row.cells.username ?? '',
      name: row.cells.name || undefined,
      email: row.cells.email || null,
      phone: row.cells.phone || null,
      department_id: departmentId,
      role_ids: roleIds,
      status: 'pending',
      must_change_password: true,
    })
    if (!parsed.success) errors.push(...rowErrors(row, fieldErrors(parsed.error.issues)))
    else errors.push(...repetitions(row.row, parsed.data, known, seen))
    return { ...row, input: errors.length === 0 ? parsed.data : undefined, errors }
  })
}

function rowErrors({ cells }: ImportRow, found: FieldError[]): FieldError[] {
  const first = new Map(found.toReversed().map((error) => [error.field, error]))
  return [...first.values()]
    .filter(({ field }) => (importFields as readonly string[]).includes(field))
    .map((error) => (cells[error.field as ImportField] ? error : { ...error, message: missing }))
}

async function readKnown(db: DbOrTx, caller: Caller, rows: ImportRow[]) {
  const cellsOf = (field: ImportField) => rows.flatMap(({ cells }) => cells[field] || [])
  const taken = await findTaken(
    db,
    cellsOf('username').map(foldUsername),
    cellsOf('email').map((email) => email.trim().toLowerCase()),
  )
  const roles = new Map<string, number>()
  const ambiguous = new Set<string>()
  for (const { id, code, name } of await listRoleNames(db)) {
    if (roles.has(name) && roles.get(name) !== id) ambiguous.add(name)
    roles.set(name, id)
    roles.set(code, id)
  }
  const wanted = new Set(cellsOf('roles').flatMap(splitRoles))
  const beyond = new Set<number>()
  for (const id of new Set([...wanted].flatMap((name) => roles.get(name) ?? []))) {
    const permissions = await findPermissionsOfRoles(db, [id])
    if (permissions.some((code) => !caller.permissions.has(code))) beyond.add(id)
  }
  return { taken, roles, ambiguous, beyond, departments: pathsOf(await listDepartments(db)) }
}

/** By whole path, and by the name alone where it stands once; null where it stands more than once. */
function pathsOf(rows: { id: number; name: string; parent_id: number | null }[]): Map<string, number | null> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const paths = new Map<string, number | null>()
  for (const row of rows) {
    const names = [row.name]
    for (let up = byId.get(row.parent_id ?? 0); up && names.length < 100; up = byId.get(up.parent_id ?? 0))
      names.unshift(up.name)
    if (names.length > 1) paths.set(row.name, paths.has(row.name) ? null : row.id)
    paths.set(names.join('/'), row.id)
  }
  return paths
}

function resolve({ cells }: ImportRow, { roles, ambiguous, beyond, departments }: Known) {
  const errors: FieldError[] = []
  const roleIds: number[] = []
  const refuse = (field: ImportField, message: Text) => errors.push({ field, message })
  for (const name of splitRoles(cells.roles ?? '')) {
    const id = roles.get(name)
    if (id === undefined) refuse('roles', text(`没有角色“${name}”`, `There is no role “${name}”`))
    else if (ambiguous.has(name))
      refuse('roles', text(`有多个角色叫“${name}”，请写编码`, `Several roles are called “${name}”; give the code`))
    else if (beyond.has(id))
      refuse('roles', text(`角色“${name}”超出你自己的权限`, `The role “${name}” goes beyond your own rights`))
    else roleIds.push(id)
  }
  const path = splitPath(cells.department ?? '').join('/')
  const departmentId = path === '' ? null : departments.get(path)
  if (departmentId === undefined) refuse('department', text(`没有部门“${path}”`, `There is no department “${path}”`))
  if (departmentId === null && path !== '') {
    refuse(
      'department',
      text(`有多个部门叫“${path}”，请写完整路径`, `Several departments are called “${path}”; give the whole path`),
    )
  }
  return { roleIds, departmentId: departmentId ?? null, errors }
}

type Seen = { usernames: Map<string, number>; emails: Map<string, number> }

function repetitions(row: number, input: UserInput, { taken }: Known, seen: Seen): FieldError[] {
  const errors: FieldError[] = []
  const check = (field: 'username' | 'email', value: string, first: Map<string, number>, isTaken: boolean) => {
    const before = first.get(value)
    if (before !== undefined) {
      errors.push({ field, message: text(`与第 ${before} 行重复`, `The same as in row ${before}`) })
      return
    }
    first.set(value, row)
    if (isTaken) errors.push({ field, message: text('已被现有用户使用', 'Taken by a user who is there already') })
  }
  const username = foldUsername(input.username)
  check('username', username, seen.usernames, taken.usernames.has(username))
  const email = input.email?.toLowerCase()
  if (email) check('email', email, seen.emails, taken.emails.has(email))
  return errors
}

const missing = text('不能为空', 'This must not be empty')
