import { type NotNull, type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { conflict, DomainError, invalid, notFound } from '../../domain/errors.ts'
import { leadsUpTo, type ParentEdge } from '../../domain/iam/hierarchy-rules.ts'
import type { ColumnRule, DataScope, RoleInput } from '../../domain/iam/role.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'
import { explainConstraint, explainReferences } from './constraints.ts'
import { findPermissionIds } from './permission-queries.ts'

const roleColumns = [
  'role.id',
  'role.code',
  'role.name',
  'role.builtin',
  'role.created_by',
  'role.created_at',
  'role.updated_at',
  'role.version',
] as const

type Column = (typeof roleColumns)[number] extends `role.${infer Name}` ? Name : never
export type Role = Pick<Selectable<Tables['role']>, Column> & {
  parent_ids: number[]
  permission_codes: string[]
  data_scopes: DataScope[]
  column_rules: ColumnRule[]
}

export const roleSorts = ['id', 'code', 'name', 'created_at', 'updated_at'] as const
export type RoleFilter = { q?: string | undefined; builtin?: boolean | undefined }

export async function listRoles(
  db: Db,
  filter: RoleFilter,
  paging: Paging<(typeof roleSorts)[number]>,
): Promise<Listed<Role>> {
  const matching = matchRoles(db, filter)
  let ordered = selectRoles(matching)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(`role.${field}`, direction)
  const { items, total } = await pageOf(ordered.orderBy('role.id'), paging)
  return { items: items.map(toRole), total }
}

function matchRoles(db: DbOrTx, { q, builtin }: RoleFilter) {
  let query = db.selectFrom('role').where('role.tenant_id', '=', 1)
  if (builtin !== undefined) query = query.where('role.builtin', '=', builtin)
  if (q) query = query.where((eb) => containsText(sql`${eb.ref('role.name')} || ' ' || ${eb.ref('role.code')}`, q))
  return query
}

function selectRoles(query: ReturnType<typeof matchRoles>) {
  return query.select(roleColumns).select((eb) => [
    // What is stored went through the schema of roles.
    sql<DataScope[]>`role.data_scopes`.as('data_scopes'),
    sql<ColumnRule[]>`role.column_rules`.as('column_rules'),
    jsonArrayFrom(
      eb.selectFrom('role_parent').select('parent_id').whereRef('role_id', '=', 'role.id').orderBy('parent_id'),
    ).as('parents'),
    jsonArrayFrom(
      eb
        .selectFrom('role_permission')
        .innerJoin('permission', 'permission.id', 'role_permission.permission_id')
        .select('permission.code')
        .whereRef('role_permission.role_id', '=', 'role.id')
        .orderBy('permission.code'),
    ).as('permissions'),
  ])
}

function toRole<Row extends { parents: { parent_id: number }[]; permissions: { code: string }[] }>(row: Row) {
  const { parents, permissions, ...role } = row
  return {
    ...role,
    parent_ids: parents.map(({ parent_id }) => parent_id),
    permission_codes: permissions.map(({ code }) => code),
  }
}

async function findRole(db: DbOrTx, id: number): Promise<Role | undefined> {
  const row = await selectRoles(matchRoles(db, {}).where('role.id', '=', id)).executeTakeFirst()
  return row && toRole(row)
}

export async function getRole(db: DbOrTx, id: number): Promise<Role> {
  const role = await findRole(db, id)
  if (!role) throw notFound('角色', 'role')
  return role
}

export async function listRolesByCode(
  db: DbOrTx,
  codes: string[],
): Promise<{ id: number; code: string; name: string }[]> {
  return db
    .selectFrom('role')
    .select(['id', 'code', 'name'])
    .where('tenant_id', '=', 1)
    .where(sql<boolean>`code = any (${codes})`)
    .orderBy('id')
    .execute()
}

/** Those of these that there are. */
export async function listRolesByIds(db: DbOrTx, ids: number[]): Promise<{ id: number; code: string; name: string }[]> {
  return db
    .selectFrom('role')
    .select(['id', 'code', 'name'])
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('id')
    .execute()
}

export async function listRolesOfUser(
  db: DbOrTx,
  userId: number,
): Promise<{ id: number; code: string; name: string }[]> {
  return db
    .selectFrom('held_role')
    .innerJoin('role', 'role.id', 'held_role.role_id')
    .select(['role.id', 'role.code', 'role.name'])
    .where('held_role.user_id', '=', userId)
    .orderBy('role.id')
    .execute()
}

/** Those of a user's roles that are taken back at a time, the first to go first. */
export async function listTemporaryRoles(
  db: DbOrTx,
  userId: number,
): Promise<{ id: number; code: string; name: string; ends_at: Date }[]> {
  return db
    .selectFrom('held_role')
    .innerJoin('role', 'role.id', 'held_role.role_id')
    .select(['role.id', 'role.code', 'role.name', 'held_role.ends_at'])
    .where('held_role.user_id', '=', userId)
    .where('held_role.ends_at', 'is not', null)
    .$narrowType<{ ends_at: NotNull }>()
    .orderBy('held_role.ends_at')
    .execute()
}

/** Changes of the role graph come one after another: two that are harmless alone could close a circle together. */
export async function lockRoleGraph(tx: Tx): Promise<void> {
  await sql`lock table role_parent in share row exclusive mode`.execute(tx)
}

/** The caller holds the role graph. */
export async function insertRole(tx: Tx, input: RoleInput, author: { userId: number }): Promise<number> {
  const { id } = await tx
    .insertInto('role')
    .values({ ...rowOf(input), code: input.code, created_by: author.userId })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(explain)
  await replaceParents(tx, id, input.parent_ids)
  await replacePermissions(tx, id, input.permission_codes)
  return id
}

/** The caller holds the role graph. False when the role has another version by now, or is gone. */
export async function replaceRole(tx: Tx, id: number, version: number, input: RoleInput): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('role')
    .set({ ...rowOf(input), code: input.code, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
    .catch(explain)
  if (numUpdatedRows === 0n) return false
  await replaceParents(tx, id, input.parent_ids)
  await replacePermissions(tx, id, input.permission_codes)
  return true
}

export async function deleteRole(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('role').where('id', '=', id).execute().catch(explainReferences(inUse))
}

async function replaceParents(tx: Tx, roleId: number, parentIds: number[]): Promise<void> {
  const wanted = [...new Set(parentIds)]
  const rows = await tx.selectFrom('role_parent').select(['role_id', 'parent_id']).execute()
  const edges: ParentEdge[] = rows
    .filter(({ role_id }) => role_id !== roleId)
    .map(({ role_id, parent_id }) => ({ id: role_id, parentId: parent_id }))
  if (leadsUpTo(wanted, roleId, edges)) {
    throw invalid(
      'parent_ids',
      text('角色继承不能形成环', 'A role cannot inherit from itself, not even by way of others'),
    )
  }
  const held = new Set(rows.filter(({ role_id }) => role_id === roleId).map(({ parent_id }) => parent_id))
  const gone = [...held].filter((id) => !wanted.includes(id))
  const added = wanted.filter((id) => !held.has(id))
  if (gone.length > 0) {
    await tx.deleteFrom('role_parent').where('role_id', '=', roleId).where('parent_id', 'in', gone).execute()
  }
  if (added.length > 0) {
    await tx
      .insertInto('role_parent')
      .values(added.map((parent_id) => ({ role_id: roleId, parent_id })))
      .execute()
      .catch(explain)
  }
}

async function replacePermissions(tx: Tx, roleId: number, codes: readonly string[]): Promise<void> {
  const wanted = await findPermissionIds(tx, codes)
  await tx
    .deleteFrom('role_permission')
    .where('role_id', '=', roleId)
    .$if(wanted.length > 0, (query) => query.where('permission_id', 'not in', wanted))
    .execute()
  await grantPermissions(tx, roleId, wanted)
}

export async function grantPermissions(tx: Tx, roleId: number, permissionIds: number[]): Promise<void> {
  if (permissionIds.length === 0) return
  await tx
    .insertInto('role_permission')
    .values(permissionIds.map((permission_id) => ({ role_id: roleId, permission_id })))
    .onConflict((held) => held.doNothing())
    .execute()
}

function rowOf({ name, data_scopes, column_rules }: RoleInput) {
  return { name, data_scopes: JSON.stringify(data_scopes), column_rules: JSON.stringify(column_rules) }
}

const codeTaken = text('角色编码已被使用', 'This role code is taken')

const explain = explainConstraint({
  role_tenant_id_code_key: () =>
    new DomainError('conflict', codeTaken, { fields: [{ field: 'code', message: codeTaken }] }),
  role_parent_parent_id_fkey: () => invalid('parent_ids', text('上级角色不存在', 'There is no such parent role')),
})

const inUse = () =>
  conflict(text('仍有用户拥有该角色，或有角色继承自它', 'Users still have this role, or roles inherit from it'))
