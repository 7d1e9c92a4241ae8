import { sql } from 'kysely'
import { conflict, DomainError, invalid } from '../../domain/errors.ts'
import type { UserInput } from '../../domain/iam/user.ts'
import { text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import { explainConstraint } from './constraints.ts'

/** Nobody made an account that a provider vouched for. */
type Author = { userId: number | null }

export async function insertUser(tx: Tx, input: UserInput, author: Author): Promise<number> {
  const [id = 0] = await insertSomeUsers(tx, [input], author)
  return id
}

const rowsAtOnce = 500

/** Gives their ids in the order of the inputs. */
export async function insertUsers(tx: Tx, inputs: UserInput[], author: Author): Promise<number[]> {
  const ids: number[] = []
  for (let start = 0; start < inputs.length; start += rowsAtOnce) {
    ids.push(...(await insertSomeUsers(tx, inputs.slice(start, start + rowsAtOnce), author)))
  }
  return ids
}

async function insertSomeUsers(tx: Tx, inputs: UserInput[], author: Author): Promise<number[]> {
  const rows = await tx
    .insertInto('user')
    .values(
      inputs.map((input) => ({
        ...rowOf(input),
        must_change_password: input.must_change_password ?? false,
        created_by: author.userId,
        // An administrator vouches for the number; whoever registers has yet to answer from it.
        phone_verified_at: author.userId !== null && input.phone ? sql<Date>`now()` : null,
      })),
    )
    .returning(['id', 'username'])
    .execute()
    .catch(explainUser)
  const idOf = new Map(rows.map(({ id, username }) => [username, id]))
  const ids = inputs.map(({ username }) => idOf.get(username) ?? 0)
  await insertRoles(
    tx,
    inputs.flatMap(({ role_ids }, at) => [...new Set(role_ids)].map((role_id) => ({ user_id: ids[at] ?? 0, role_id }))),
  )
  return ids
}

/** False when the user has another version by now, or is gone. */
export async function replaceUser(tx: Tx, id: number, version: number, input: UserInput): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('user')
    .set({
      ...rowOf(input),
      ...(input.must_change_password === undefined ? {} : { must_change_password: input.must_change_password }),
      phone_verified_at: sql<Date | null>`case
        when ${input.phone ?? null}::text is distinct from phone then now() else phone_verified_at
      end`,
      // A change of roles alone is a change of the record as well.
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
    .catch(explainUser)
  if (numUpdatedRows === 0n) return false
  await replaceUserRoles(tx, id, input.role_ids)
  return true
}

/** The record stays for what refers to it; its name and address are free again. */
export async function deleteUser(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('user')
    .set({ deleted_at: sql<Date>`now()`, status: 'disabled', security_stamp: sql<number>`security_stamp + 1` })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('user_role').where('user_id', '=', id).execute()
  await tx.updateTable('department').set({ head_user_id: null }).where('head_user_id', '=', id).execute()
}

async function replaceUserRoles(tx: Tx, userId: number, roleIds: number[]): Promise<void> {
  const wanted = [...new Set(roleIds)]
  await tx
    .deleteFrom('user_role')
    .where('user_id', '=', userId)
    .where('role_id', 'not in', [0, ...wanted])
    .execute()
  await refuseEndedRole(tx, userId)
  await insertRoles(
    tx,
    wanted.map((role_id) => ({ user_id: userId, role_id })),
  )
}

/** A page that was opened before a role ended would make it last. */
async function refuseEndedRole(tx: Tx, userId: number): Promise<void> {
  const ended = await tx
    .selectFrom('user_role')
    .innerJoin('role', 'role.id', 'user_role.role_id')
    .select('role.name')
    .where('user_id', '=', userId)
    .where('ends_at', '<=', sql<Date>`now()`)
    .executeTakeFirst()
  if (ended) throw conflict(hasEnded(ended.name))
}

async function insertRoles(tx: Tx, held: { user_id: number; role_id: number }[]): Promise<void> {
  if (held.length === 0) return
  await tx
    .insertInto('user_role')
    .values(held)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
    .catch(explainUser)
}

function rowOf({ username, name, email, phone, department_id, attributes, status }: UserInput) {
  return {
    username,
    name: name ?? username,
    email: email ?? null,
    phone: phone ?? null,
    department_id: department_id ?? null,
    attributes: JSON.stringify(attributes),
    status,
  }
}

function taken(field: string, zh: string, en: string): DomainError {
  const message = text(zh, en)
  return new DomainError('conflict', message, { fields: [{ field, message }] })
}

export const explainUser = explainConstraint({
  user_username: () => taken('username', '用户名已被使用', 'This username is taken'),
  user_email: () => taken('email', '邮箱已被使用', 'This e-mail address is taken'),
  user_department_id_fkey: () => invalid('department_id', text('部门不存在', 'There is no such department')),
  user_role_role_id_fkey: () => invalid('role_ids', text('角色不存在', 'There is no such role')),
})

function hasEnded(role: string) {
  return text(
    `角色“${role}”的授予时间已到。要再次授予，请先不带它保存一次`,
    `The time of the role "${role}" is over. To give it anew, save without it first`,
  )
}
