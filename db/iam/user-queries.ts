import { type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { notFound } from '../../domain/errors.ts'
import { columnRuleOf, type Viewer } from '../../domain/iam/viewer.ts'
import type { Db, DbOrTx, Tables } from '../database.ts'
import { containsIndexed, containsText, type Listed, type Paging, pageOf } from '../listing.ts'
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
    query = query.where('user.id', 'in', db.selectFrom('held_role').select('user_id').where('role_id', '=', role_id))
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
      eb.selectFrom('held_role').select('role_id').whereRef('user_id', '=', 'user.id').orderBy('role_id'),
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
