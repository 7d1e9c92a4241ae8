import { sql } from 'kysely'
import type { RoleGrant } from '../../domain/approvals/role-grant.ts'
import type { Tx } from '../database.ts'

/** What callbacks and services of a request gave that still stands, in the hands of one transaction: none is given beside it. */
export async function holdGrantsOf(tx: Tx, instanceId: number): Promise<{ id: number; token: number }[]> {
  const grants = await tx
    .selectFrom('approval_callback')
    .select(['id', 'token', 'status', 'result'])
    .where('instance_id', '=', instanceId)
    .where('type', '=', 'grant_role')
    .orderBy('id')
    .forUpdate()
    .execute()
  return grants.flatMap(({ id, token, status, result }) => {
    const grant = status === 'success' ? (result as RoleGrant) : undefined
    return grant && !grant.had && grant.ended_at === undefined ? [{ id, token }] : []
  })
}

type Standing = { id: number; until: Date | null }

/** Of all other grants by which somebody has a role right now, the one that lasts longest. */
export async function findLongestGrant(
  tx: Tx,
  { userId, roleId, besides }: { userId: number; roleId: number; besides: number },
): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select id, (result ->> 'until')::timestamptz as until
    from approval_callback
    where type = 'grant_role' and status = 'success' and not result ? 'ended_at'
      and result ->> 'user_id' = ${String(userId)} and result ->> 'role_id' = ${String(roleId)}
      and result -> 'had' = 'false' and id <> ${besides}
      and coalesce((result ->> 'until')::timestamptz > now(), true)
    order by until desc nulls first
    limit 1`.execute(tx)
  return rows[0]
}
