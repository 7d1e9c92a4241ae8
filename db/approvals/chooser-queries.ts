import { sql } from 'kysely'
import type { DbOrTx } from '../database.ts'

/** `hint` tells those of one name apart. */
export type Candidate = { id: number; name: string; hint: string }

const mostCandidates = 500

/** Of these people and the members of these roles, those that can act, by their names. */
export async function listCandidates(
  db: DbOrTx,
  { userIds, roleIds }: { userIds: number[]; roleIds: number[] },
): Promise<Candidate[]> {
  return db
    .selectFrom('user')
    .leftJoin('department', 'department.id', 'user.department_id')
    .where('user.tenant_id', '=', 1)
    .where('user.status', '=', 'active')
    .where('user.deleted_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('user.id', 'in', [0, ...userIds]),
        eb(
          'user.id',
          'in',
          eb
            .selectFrom('user_role')
            .select('user_id')
            .where('role_id', 'in', [0, ...roleIds]),
        ),
      ]),
    )
    .select(['user.id', sql<string>`coalesce(department.name, '')`.as('hint')])
    .select(sql<string>`coalesce(nullif("user".name, ''), username)`.as('name'))
    .orderBy('user.name')
    .orderBy('user.id')
    .limit(mostCandidates)
    .execute()
}
