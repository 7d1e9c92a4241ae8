import { sql } from 'kysely'
import type { Directory } from '../../domain/approvals/people/request.ts'
import { superAdminRole } from '../../domain/iam/builtin-roles.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { DbOrTx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText } from '../listing.ts'
import { type ChoiceQuery, mostChoices } from './choice-queries.ts'

/** Who may be asked in requests of a definition. Whoever was asked for once is known from then on. */
export function directoryOf(db: DbOrTx, workflowId: number): Directory {
  const known = new Map<number, Presence | undefined>()

  async function presentOf(userIds: number[]): Promise<Presence[]> {
    const unknown = userIds.filter((id) => !known.has(id))
    const present = new Map((await listPresent(db, unknown, workflowId)).map((one) => [one.id, one]))
    for (const id of unknown) known.set(id, present.get(id))
    return [...new Set(userIds)].flatMap((id) => known.get(id) ?? [])
  }

  return {
    activeOf: async (userIds) => (await presentOf(userIds)).map(({ id }) => id),
    usersOfRole: (roleId) => usersOfRole(db, roleId),
    headsAbove: (departmentId) => headsAbove(db, departmentId),
    findSuperior: (userId) => findSuperior(db, userId),
    administrators: () => administratorsOf(db),
    async proxiesOf(userIds) {
      const present = await presentOf(userIds)
      return new Map(present.flatMap(({ id, proxy_id }) => (proxy_id === null ? [] : [[id, proxy_id]])))
    },
  }
}

type Presence = { id: number; proxy_id: number | null }

/** Those of these users that can act, each with who decides in their place while they are away. */
async function listPresent(db: DbOrTx, userIds: number[], workflowId: number): Promise<Presence[]> {
  if (userIds.length === 0) return []
  const { rows } = await sql<Presence>`
    select id, (
      select proxy.id
      from approval_proxy join "user" as proxy on proxy.id = proxy_id
      where user_id = asked.id and starts_at <= now() and ends_at > now() and ended_at is null
        and (workflow_ids = '{}' or ${workflowId} = any (workflow_ids))
        and proxy.status = 'active' and proxy.deleted_at is null
      order by approval_proxy.id desc
      limit 1
    ) as proxy_id
    from "user" as asked
    where id = any (${userIds}) and status = 'active' and deleted_at is null`.execute(db)
  return rows
}

/** Those of these users that can act, in the order given, each once. */
export async function activeOf(db: DbOrTx, userIds: number[]): Promise<number[]> {
  const asked = [...new Set(userIds)]
  if (asked.length === 0) return []
  const rows = await activeUsers(db).where('id', 'in', asked).execute()
  const active = new Set(rows.map(({ id }) => id))
  return asked.filter((id) => active.has(id))
}

/** Those who have a role, be it because one of theirs inherits from it. */
export async function usersOfRole(db: DbOrTx, roleId: number): Promise<number[]> {
  const rows = await activeUsers(db)
    .where(
      sql<boolean>`id in (
        with recursive heir (role_id) as (
          select ${roleId}::bigint
          union
          select below.role_id from role_parent as below join heir on below.parent_id = heir.role_id
        )
        select user_id from held_role join heir using (role_id)
      )`,
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function administratorsOf(db: DbOrTx): Promise<number[]> {
  const role = await db.selectFrom('role').select('id').where('code', '=', superAdminRole).executeTakeFirst()
  return role ? usersOfRole(db, role.id) : []
}

/** The heads of a department and of those above it, nearest first; null where one has none that can act. */
export async function headsAbove(db: DbOrTx, departmentId: number | null): Promise<(number | null)[]> {
  if (departmentId === null) return []
  const { rows } = await sql<{ head: number | null }>`
    with recursive line as (
      select id, parent_id, head_user_id, 1 as level from department where id = ${departmentId}
      union all
      select above.id, above.parent_id, above.head_user_id, level + 1
      from line join department as above on above.id = line.parent_id
      where level < 50
    )
    select (select id from "user" where id = head_user_id and status = 'active' and deleted_at is null) as head
    from line order by level`.execute(db)
  return rows.map(({ head }) => head)
}

/** The nearest head above somebody who is not they themselves. */
export async function findSuperior(db: DbOrTx, userId: number): Promise<number | undefined> {
  const heads = await headsAbove(db, await departmentOf(db, userId))
  return heads.find((head): head is number => head !== null && head !== userId)
}

export async function departmentOf(db: DbOrTx, userId: number): Promise<number | null> {
  const user = await db.selectFrom('user').select('department_id').where('id', '=', userId).executeTakeFirst()
  return user?.department_id ?? null
}

export type Colleague = { id: number; name: string; username: string; department: string | null }

/** Those who can act, by what their names hold, or those of some ids, also who left; both as far as the viewer may see them. */
export async function listColleagues(db: DbOrTx, viewer: Viewer, { q, ids }: ChoiceQuery): Promise<Colleague[]> {
  const visibleOnes = db
    .selectFrom('user')
    .leftJoin('department', 'department.id', 'user.department_id')
    .select(['user.id', 'user.name', 'user.username', 'department.name as department'])
    .where(visible(viewer, 'user'))
    .orderBy('user.name')
    .orderBy('user.id')
  if (ids) return visibleOnes.where('user.id', 'in', ids).execute()
  return visibleOnes
    .where('user.status', '=', 'active')
    .where('user.deleted_at', 'is', null)
    .where((eb) => eb.or([containsText(sql.ref('user.name'), q), containsText(sql.ref('user.username'), q)]))
    .limit(mostChoices)
    .execute()
}

/** Which of these there are, whether they can act or not. */
export async function knownPeople(
  db: DbOrTx,
  { userIds, roleIds }: { userIds: number[]; roleIds: number[] },
): Promise<{ users: Set<number>; roles: Set<number> }> {
  const users = await db
    .selectFrom('user')
    .select('id')
    .where('id', 'in', [0, ...userIds])
    .where('deleted_at', 'is', null)
    .execute()
  const roles = await db
    .selectFrom('role')
    .select('id')
    .where('id', 'in', [0, ...roleIds])
    .execute()
  return { users: new Set(users.map(({ id }) => id)), roles: new Set(roles.map(({ id }) => id)) }
}

/** By who is away right now, who decides in their place in requests of this definition. */
function activeUsers(db: DbOrTx) {
  return db.selectFrom('user').select('id').where('status', '=', 'active').where('deleted_at', 'is', null)
}

/** By id, what people are called. */
export async function namesOfPeople(db: DbOrTx, ids: number[]): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('user')
    .select(['id', sql<string>`coalesce(nullif(name, ''), username)`.as('name')])
    .where('id', 'in', [0, ...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Somebody who could hand a request in. */
export async function findApplicant(
  db: DbOrTx,
  id: number,
): Promise<{ id: number; department_id: number | null } | undefined> {
  return activeUsers(db).select('department_id').where('id', '=', id).executeTakeFirst()
}
