import { sql } from 'kysely'
import type { DbOrTx } from '../database.ts'

type RoleName = { id: number; code: string; name: string }
/** From a role that the user was given up to the one that gives the right. */
export type GrantPath = RoleName[]

/** Every way in which a user has a right; none when the user does not have it. */
export async function findGrantPaths(db: DbOrTx, userId: number, code: string): Promise<GrantPath[]> {
  const { rows } = await sql<{ path: GrantPath }>`
    with recursive way (role_id, ids) as (
      select role_id, array[role_id] from held_role where user_id = ${userId}
      union all
      select parent.parent_id, way.ids || parent.parent_id
      from way join role_parent as parent on parent.role_id = way.role_id
      where not parent.parent_id = any (way.ids)
    )
    select (
      select jsonb_agg(jsonb_build_object('id', role.id, 'code', role.code, 'name', role.name) order by step.place)
      from unnest(way.ids) with ordinality as step (id, place) join role on role.id = step.id
    ) as path
    from way
    join role_permission on role_permission.role_id = way.role_id
    join permission on permission.id = role_permission.permission_id and permission.code = ${code}
    order by cardinality(way.ids), way.ids
    limit 50`.execute(db)
  return rows.map(({ path }) => path)
}

export type GrantingRole = RoleName & { permission_count: number }

const mostNamed = 20

/** The roles that would give a right, by their own or from a role above them; those with the fewest rights first. */
export async function listGrantingRoles(db: DbOrTx, code: string): Promise<GrantingRole[]> {
  const { rows } = await sql<GrantingRole>`
    with recursive given (role_id, permission_id) as (
      select role_id, permission_id from role_permission
      union
      select heir.role_id, given.permission_id from given join role_parent as heir on heir.parent_id = given.role_id
    )
    select role.id, role.code, role.name, count(*) as permission_count
    from given join role on role.id = given.role_id
    group by role.id
    having bool_or(given.permission_id = (select id from permission where permission.code = ${code}))
    order by permission_count, role.id
    limit ${mostNamed}`.execute(db)
  return rows
}
