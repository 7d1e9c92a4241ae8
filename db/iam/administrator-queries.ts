import { superAdminRole } from '../../domain/iam/builtin-roles.ts'
import type { Tx } from '../database.ts'

/** Holds the set of administrators until the transaction ends. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.selectFrom('role').select('id').where('code', '=', superAdminRole).forNoKeyUpdate().execute()
}

export async function isAdministrator(tx: Tx, userId: number): Promise<boolean> {
  return (await administrators(tx).where('user.id', '=', userId).select('user.id').executeTakeFirst()) !== undefined
}

export async function countAdministrators(tx: Tx): Promise<number> {
  const { count } = await administrators(tx)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/**
 * The role without which nobody would administer the platform any more, if it is this user's, be its time over or not.
 * Holds the set of administrators.
 */
export async function lastAdministratorsRole(tx: Tx, userId: number): Promise<number | undefined> {
  await lockAdministrators(tx)
  const others = holders(tx)
    .innerJoin('held_role as now', (join) =>
      join.onRef('now.user_id', '=', 'user.id').onRef('now.role_id', '=', 'role.id'),
    )
    .where('user.id', '!=', userId)
  if (await others.select('user.id').executeTakeFirst()) return undefined
  const own = await holders(tx).where('user.id', '=', userId).select('role.id').executeTakeFirst()
  return own?.id
}

/** Those for good: who is one for a time could leave nobody behind. */
function administrators(tx: Tx) {
  return holders(tx).where('user_role.ends_at', 'is', null)
}

/** Also those whose time is over. */
function holders(tx: Tx) {
  return tx
    .selectFrom('user')
    .innerJoin('user_role', 'user_role.user_id', 'user.id')
    .innerJoin('role', 'role.id', 'user_role.role_id')
    .where('role.code', '=', superAdminRole)
    .where('user.status', '=', 'active')
    .where('user.deleted_at', 'is', null)
}
