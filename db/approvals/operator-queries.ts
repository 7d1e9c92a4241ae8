import { sql } from 'kysely'
import { superAdminRole } from '../../domain/iam/builtin-roles.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import type { DbOrTx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { takesPart } from './instance-queries.ts'
import { administratorsOf } from './people-queries.ts'
import { findStarter } from './starter-queries.ts'

const mostTold = 20
const mostAsked = 60
const right: PermissionCode = 'approval:operate'

/** Who may step into a request and see it, at most twenty; where that is nobody, administrators. */
export async function listOperatorsOf(db: DbOrTx, instanceId: number): Promise<number[]> {
  const found: number[] = []
  for (const userId of await listOperators(db)) {
    if (await maySee(db, userId, instanceId)) found.push(userId)
    if (found.length === mostTold) break
  }
  return found.length > 0 ? found : (await administratorsOf(db)).slice(0, mostTold)
}

/** Those who have the right by a role that is not the administrators', which has every right. */
async function listOperators(db: DbOrTx): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive giving (role_id) as (
      select role.id from role
      join role_permission on role_permission.role_id = role.id
      join permission on permission.id = role_permission.permission_id and permission.code = ${right}
      where role.code <> ${superAdminRole}
      union
      select below.role_id from role_parent as below join giving on below.parent_id = giving.role_id
    )
    select id from "user"
    where status = 'active' and deleted_at is null
      and id in (select user_id from held_role join giving using (role_id))
    order by id limit ${mostAsked}`.execute(db)
  return rows.map(({ id }) => id)
}

/** As one who takes part in it, or by what their roles say of rows. */
async function maySee(db: DbOrTx, userId: number, instanceId: number): Promise<boolean> {
  if (await takesPart(db, instanceId, userId)) return true
  const operator = await findStarter(db, userId)
  if (!operator?.permissions.has('approval:read')) return false
  const seen = db
    .selectFrom('approval_instance')
    .select('id')
    .where('id', '=', instanceId)
    .where(visible(operator.viewer, 'approval'))
  return (await seen.executeTakeFirst()) !== undefined
}
