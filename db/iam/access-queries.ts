import { sql } from 'kysely'
import type { ColumnRule, DataScope } from '../../domain/iam/role.ts'
import type { DbOrTx } from '../database.ts'

export type Access = { roleCodes: string[]; permissions: string[] }

// A role has its own rights and those of every role above it.
const heldRoles = (userId: number) => sql`
  with recursive held (role_id) as (
    select role_id from user_role where user_id = ${userId}
    union
    select parent.parent_id from role_parent as parent join held on parent.role_id = held.role_id
  )`

/** The roles a user was given, and the rights of these and of all that they inherit from. */
export async function findAccess(db: DbOrTx, userId: number): Promise<Access> {
  const { rows } = await sql<Access>`
    ${heldRoles(userId)}
    select
      array(select role.code from user_role join role on role.id = user_role.role_id
            where user_role.user_id = ${userId} order by role.id) as "roleCodes",
      array(select distinct permission.code from held
            join role_permission on role_permission.role_id = held.role_id
            join permission on permission.id = role_permission.permission_id
            order by permission.code) as permissions
  `.execute(db)
  return rows[0] ?? { roleCodes: [], permissions: [] }
}

/** What the roles of a user, inherited ones included, say about rows and columns; kept here, applied where rows are read. */
export async function findDataRules(
  db: DbOrTx,
  userId: number,
): Promise<{ dataScopes: DataScope[]; columnRules: ColumnRule[] }> {
  const { rows } = await sql<{ data_scopes: DataScope[]; column_rules: ColumnRule[] }>`
    ${heldRoles(userId)}
    select role.data_scopes, role.column_rules from held join role on role.id = held.role_id order by role.id
  `.execute(db)
  return {
    dataScopes: rows.flatMap(({ data_scopes }) => data_scopes),
    columnRules: rows.flatMap(({ column_rules }) => column_rules),
  }
}

/** The rights that a set of roles gives, inherited ones included. */
export async function findPermissionsOfRoles(db: DbOrTx, roleIds: number[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with recursive held (role_id) as (
      select unnest(${roleIds}::bigint[])
      union
      select parent.parent_id from role_parent as parent join held on parent.role_id = held.role_id
    )
    select distinct permission.code from held
    join role_permission on role_permission.role_id = held.role_id
    join permission on permission.id = role_permission.permission_id
  `.execute(db)
  return rows.map(({ code }) => code)
}
