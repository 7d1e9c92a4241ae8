import { type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { DomainError, invalid, notFound } from '../../domain/errors.ts'
import type { UserInput } from '../../domain/iam/user.ts'
import { columnRuleOf, type Viewer } from '../../domain/iam/viewer.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { containsIndexed, containsText, type Listed, type Paging, pageOf } from '../listing.ts'
import { explainConstraint } from './constraints.ts'
import { visible } from './visible-rows.ts'

const userColumns = [
  'user.id',
  'user.username',
  'user.name',
  'user.email',
  'user.phone',
  'user.department_id',
  'user.attributes',
  'user.status',
  'user.must_change_password',
  'user.last_login_at',
  'user.created_by',
  'user.created_at',
  'user.updated_at',
  'user.version',
] as const

type Column = (typeof userColumns)[number] extends `user.${infer Name}` ? Name : never
export type User = Pick<Selectable<Tables['user']>, Column> & { role_ids: number[]; locked_until: Date | null }

export const userSorts = ['id', 'username', 'name', 'status', 'last_login_at', 'created_at', 'updated_at'] as const

export type UserFilter = {
  q?: string | undefined
  status?: User['status'] | undefined
  department_id?: number | undefined
  role_id?: number | undefined
}

/** `q` looks into the name only where the viewer may read names. */
export async function listUsers(
  db: Db,
  viewer: Viewer,
  filter: UserFilter,
  paging: Paging<(typeof userSorts)[number]>,
): Promise<Listed<User>> {
  let ordered = selectUsers(matchVisible(db, viewer, filter))
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(`user.${field}`, direction)
  const { items, total } = await pageOf(ordered.orderBy('user.id', 'desc'), paging)
  return { items: items.map(toUser), total }
}

/** Of all that match, in their order: with these, a long list is read part by part without matching it anew. */
export async function listUserIds(db: Db, viewer: Viewer, filter: UserFilter): Promise<number[]> {
  const rows = await matchVisible(db, viewer, filter).select('user.id').orderBy('user.id').execute()
  return rows.map(({ id }) => id)
}

/** Those that are still there and that the viewer may see. */
export async function listUsersByIds(db: DbOrTx, viewer: Viewer, ids: number[]): Promise<User[]> {
  const rows = await selectUsers(matchVisible(db, viewer, {}))
    .where('user.id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('user.id')
    .execute()
  return rows.map(toUser)
}

function matchVisible(db: DbOrTx, viewer: Viewer, filter: UserFilter) {
  const isNamed = columnRuleOf(viewer, 'user', 'name') === undefined
  return matchUsers(db, filter, { isNamed }).where(visible(viewer, 'user'))
}

function matchUsers(db: DbOrTx, { q, status, department_id, role_id }: UserFilter, { isNamed = true } = {}) {
  let query = db.selectFrom('user').where('user.tenant_id', '=', 1).where('user.deleted_at', 'is', null)
  if (status) query = query.where('user.status', '=', status)
  if (department_id !== undefined) query = query.where('user.department_id', '=', department_id)
  if (role_id !== undefined) {
    query = query.where('user.id', 'in', db.selectFrom('user_role').select('user_id').where('role_id', '=', role_id))
  }
  if (q) {
    query = query.where((eb) =>
      isNamed
        ? containsIndexed(sql`${eb.ref('user.name')} || ' ' || ${eb.ref('user.username')}`, q)
        : containsText(eb.ref('user.username'), q),
    )
  }
  return query
}

function selectUsers(query: ReturnType<typeof matchUsers>) {
  return query.select(userColumns).select((eb) => [
    jsonArrayFrom(
      eb.selectFrom('user_role').select('role_id').whereRef('user_id', '=', 'user.id').orderBy('role_id'),
    ).as('roles'),
    eb
      .selectFrom('login_gate')
      .select(({ fn }) => fn.max('locked_until').as('locked_until'))
      .where('login_gate.name', '=', sql<string>`lower("user".username)`)
      .where('locked_until', '>', sql<Date>`now()`)
      .as('locked_until'),
  ])
}

function toUser<Row extends { roles: { role_id: number }[] }>({ roles, ...user }: Row) {
  return { ...user, role_ids: roles.map(({ role_id }) => role_id) }
}

async function findUser(db: DbOrTx, id: number): Promise<User | undefined> {
  const row = await selectUsers(matchUsers(db, {}).where('user.id', '=', id)).executeTakeFirst()
  return row && toUser(row)
}

export async function getUser(db: DbOrTx, id: number): Promise<User> {
  const user = await findUser(db, id)
  if (!user) throw notFound('用户', 'user')
  return user
}

export type Credentials = Pick<
  Selectable<Tables['user']>,
  'id' | 'username' | 'name' | 'email' | 'status' | 'password_hash' | 'security_stamp' | 'must_change_password'
>

const credentialColumns = [
  'id',
  'username',
  'name',
  'email',
  'status',
  'password_hash',
  'security_stamp',
  'must_change_password',
] as const

/** `username` as folded by `foldUsername`. */
export async function findCredentials(db: DbOrTx, username: string): Promise<Credentials | undefined> {
  return db
    .selectFrom('user')
    .select(credentialColumns)
    .where('tenant_id', '=', 1)
    .where(sql<string>`lower(username)`, '=', username)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Holds the user until the transaction ends, so that a new session and the end of all sessions come one after the other. */
export async function lockCredentials(tx: Tx, id: number): Promise<Credentials | undefined> {
  return tx
    .selectFrom('user')
    .select(credentialColumns)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Nobody when somebody registers. */
export async function isEmailTaken(db: DbOrTx, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('user')
    .select('id')
    .where('tenant_id', '=', 1)
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

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

/** Tokens that were issued until now are void, whatever becomes of their sessions. */
export async function raiseStamp(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('user').set({ security_stamp: sql<number>`security_stamp + 1` }).where('id', '=', id).execute()
}

/** Its owner answered from this number, if it still is theirs. */
export async function notePhoneProved(tx: Tx, id: number, phone: string): Promise<void> {
  await tx
    .updateTable('user')
    .set({ phone_verified_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('phone', '=', phone)
    .execute()
}

export async function noteLogin(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('user').set({ last_login_at: sql<Date>`now()` }).where('id', '=', id).execute()
}

async function replaceUserRoles(tx: Tx, userId: number, roleIds: number[]): Promise<void> {
  const wanted = [...new Set(roleIds)]
  await tx
    .deleteFrom('user_role')
    .where('user_id', '=', userId)
    .$if(wanted.length > 0, (query) => query.where('role_id', 'not in', wanted))
    .execute()
  await insertRoles(
    tx,
    wanted.map((role_id) => ({ user_id: userId, role_id })),
  )
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
