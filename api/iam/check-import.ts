import { setImmediate as breathe } from 'node:timers/promises'
import type { DbOrTx } from '../../db/database.ts'
import type { User } from '../../db/iam/user-queries.ts'
import type { FieldError } from '../../domain/errors.ts'
import { foldUsername, type UserInput, userInput } from '../../domain/iam/user.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'
import { problemsOf } from './cell-problems.ts'
import { foldEmail, readSurroundings, type Surroundings } from './import-surroundings.ts'
import { cellsThatCount, updateOf } from './import-update.ts'
import type { ImportCells, ImportRow } from './read-import.ts'
import { resolveNames } from './resolve-names.ts'

/** `before` holds, as text, what an update replaces. */
type Verdict = { errors: FieldError[] } & (
  | { outcome: 'new'; input: UserInput }
  | { outcome: 'update'; input: UserInput; stored: User; before: ImportCells }
  | { outcome: 'unchanged' | 'error' }
)
export type CheckedRow = ImportRow & Verdict

/** Whether a row that names somebody who is there already is a problem, or changes them. */
export type ExistingPolicy = 'refuse' | 'update'

type Seen = Record<'username' | 'email', Map<string, number>>

/** So many rows are looked at before others are let in. */
const rowsAtOnce = 200

/** Says of every row what it would make, or what is wrong with it; each problem at its field. */
export async function checkImport(
  db: DbOrTx,
  caller: Caller,
  { rows, existing }: { rows: ImportRow[]; existing: ExistingPolicy },
): Promise<CheckedRow[]> {
  const around = await readSurroundings(db, caller, { rows, existing })
  const seen: Seen = { username: new Map(), email: new Map() }
  const checked: CheckedRow[] = []
  for (const row of rows) {
    if (checked.length % rowsAtOnce === 0) await breathe()
    checked.push({ ...row, ...(await check(row, { caller, around, seen })) })
  }
  return checked
}

type Around = { caller: Caller; around: Surroundings; seen: Seen }

async function check({ row, cells }: ImportRow, { caller, around, seen }: Around): Promise<Verdict> {
  const stored = around.stored.get(foldUsername(cells.username ?? ''))
  const given = stored ? cellsThatCount(cells, stored, caller) : cells
  const { roleIds, departmentId, errors } = resolveNames(given, around)
  const parsed = userInput.safeParse({
    username: cells.username ?? '',
    name: given.name || undefined,
    email: given.email || null,
    phone: given.phone || null,
    department_id: departmentId,
    role_ids: roleIds,
    status: 'pending',
    must_change_password: true,
  })
  if (parsed.success) errors.push(...collisions(row, parsed.data, { stored, around, seen }))
  else errors.push(...problemsOf(given, parsed.error))
  if (!parsed.success || errors.length > 0) return { outcome: 'error', errors }
  const update = stored && updateOf(stored, { given, parsed: parsed.data, around })
  if (update && Object.keys(update.before).length === 0) return { outcome: 'unchanged', errors }
  if (stored && around.beyond.has(stored.id)) return refused('username', beyondOwnRights)
  if (!update || update.before.roles !== undefined) {
    const refusal = await around.refusalOfRoles(roleIds)
    if (refusal) return refused('roles', refusal.text)
  }
  if (stored && update) return { outcome: 'update', errors, stored, ...update }
  return { outcome: 'new', errors, input: parsed.data }
}

function refused(field: string, message: Text): Verdict {
  return { outcome: 'error', errors: [{ field, message }] }
}

function collisions(
  row: number,
  { username, email }: UserInput,
  { stored, around: { taken }, seen }: { stored: User | undefined; around: Surroundings; seen: Seen },
): FieldError[] {
  const find = (field: keyof Seen, value: string, owner: number | undefined): FieldError[] => {
    const before = seen[field].get(value)
    if (before !== undefined) return [{ field, message: text(`与第 ${before} 行重复`, `The same as in row ${before}`) }]
    seen[field].set(value, row)
    return owner === undefined || owner === stored?.id ? [] : [{ field, message: takenAlready }]
  }
  const [name, address] = [foldUsername(username), foldEmail(email ?? '')]
  return [
    ...find('username', name, taken.usernames.get(name)),
    ...(address === '' ? [] : find('email', address, taken.emails.get(address))),
  ]
}

const takenAlready = text('已被现有用户使用', 'Taken by a user who is there already')
const beyondOwnRights = text('此人的权限超出你自己的权限，不能修改', 'This person has rights that you do not have')
