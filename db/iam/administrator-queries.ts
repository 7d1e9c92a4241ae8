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

/** The role that makes somebody the last administrator; undefined where they are none, or not the last. Holds the set of them. */
export async function lastAdministratorsRole(tx: Tx, userId: number): Promise<number | undefined> {
  await lockAdministrators(tx)
  if (!(await isAdministrator(tx, userId)) || (await countAdministrators(tx)) > 1) return undefined
  const role = await tx.selectFrom('role').select('id').where('code', '=', superAdminRole).executeTakeFirst()
  return role?.id
}

function administrators(tx: Tx) {
  return tx
    .selectFrom('user')
    .innerJoin('user_role', 'user_role.user_id', 'user.id')
    .innerJoin('role', 'role.id', 'user_role.role_id')
    .where('role.code', '=', superAdminRole)
    .where('user.status', '=', 'active')
    .where('user.deleted_at', 'is', null)
}
