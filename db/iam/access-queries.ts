import { sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { DbOrTx } from '../database.ts'

/** `lastsMs`: until the first of the roles ends; null where all are for good. */
export type Access = { roleCodes: string[]; permissions: string[]; lastsMs: number | null }

// A role has its own rights and those of every role above it.
const heldRoles = (userId: number) => sql`
  with recursive held (role_id) as (
    select role_id from held_role where user_id = ${userId}
    union
    select parent.parent_id from role_parent as parent join held on parent.role_id = held.role_id
  )`

/** The roles a user was given, and the rights of these and of all that they inherit from. */
export async function findAccess(db: DbOrTx, userId: number): Promise<Access> {
  const { rows } = await sql<Access>`
    ${heldRoles(userId)}
    select
      array(select role.code from held_role join role on role.id = held_role.role_id
            where held_role.user_id = ${userId} order by role.id) as "roleCodes",
      array(select distinct permission.code from held
            join role_permission on role_permission.role_id = held.role_id
            join permission on permission.id = role_permission.permission_id
            order by permission.code) as permissions,
      (select floor(extract(epoch from min(ends_at) - now()) * 1000)::bigint from held_role
        where user_id = ${userId}) as "lastsMs"
  `.execute(db)
  return rows[0] ?? { roleCodes: [], permissions: [], lastsMs: null }
}

/** Which of these users have a right, inherited ones included, that is not among the given. */
export async function listUsersBeyond(db: DbOrTx, userIds: number[], permissions: Iterable<string>): Promise<number[]> {
  const { rows } = await sql<{ user_id: number }>`
    with recursive held (user_id, role_id) as (
      select user_id, role_id from held_role where user_id = any (${userIds}::bigint[])
      union
      select held.user_id, parent.parent_id from role_parent as parent join held on parent.role_id = held.role_id
    )
    select distinct held.user_id from held
    join role_permission on role_permission.role_id = held.role_id
    join permission on permission.id = role_permission.permission_id
    where permission.code <> all (${[...permissions]}::text[])`.execute(db)
  return rows.map(({ user_id }) => user_id)
}

/** Who looks, with what each of their roles, inherited ones included, says about rows and columns. */
export async function findViewer(db: DbOrTx, userId: number): Promise<Viewer> {
  const { rows } = await sql<Omit<Viewer, 'userId'>>`
    ${heldRoles(userId)}
    select
      "user".department_id as "departmentId",
      "user".attributes,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'role', role.code, 'dataScopes', role.data_scopes, 'columnRules', role.column_rules) order by role.id), '[]')
        from held join role on role.id = held.role_id
        where role.data_scopes <> '[]' or role.column_rules <> '[]') as rules
    from "user" where "user".id = ${userId}`.execute(db)
  const [found] = rows
  return { userId, departmentId: null, attributes: {}, rules: [], ...found }
}

/** What each of a set of roles, inherited ones included, says about rows and columns. */
export async function findRulesOfRoles(db: DbOrTx, roleIds: number[]): Promise<Viewer['rules']> {
  const { rows } = await sql<Viewer['rules'][number]>`
    with recursive held (role_id) as (
      select unnest(${roleIds}::bigint[])
      union
      select parent.parent_id from role_parent as parent join held on parent.role_id = held.role_id
    )
    select role.code as role, role.data_scopes as "dataScopes", role.column_rules as "columnRules"
    from held join role on role.id = held.role_id order by role.id`.execute(db)
  return rows
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
