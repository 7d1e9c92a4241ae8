import { sql } from 'kysely'
import { builtinRoles, superAdminRole } from '../../domain/iam/builtin-roles.ts'
import type { Db, Tx } from '../database.ts'
import { storePassword } from './password-queries.ts'
import { findPermissionIds, syncPermissions } from './permission-queries.ts'
import { grantPermissions } from './role-queries.ts'

export type FirstAdministrator = { passwordHash: string; mustChange: boolean }

/**
 * Brings permissions and built-in roles in line with this version, and makes the first administrator where there is no
 * user yet: `firstAdministrator` is asked only then. Copies that start together take turns. True when one was made.
 */
export async function seedIam(db: Db, firstAdministrator?: () => Promise<FirstAdministrator>): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('ops seed iam'))`.execute(tx)
    await seedRoles(tx, await syncPermissions(tx))
    if (!firstAdministrator || (await hasUsers(tx))) return false
    await insertAdministrator(tx, await firstAdministrator())
    return true
  })
}

/** A new role gets all of its rights, one that exists only those that are new to the product: what was taken away stays so. */
async function seedRoles(tx: Tx, newCodes: string[]): Promise<void> {
  for (const { code, name, permissionCodes, columnRules = [] } of builtinRoles) {
    const made = await tx
      .insertInto('role')
      .values({ code, name, builtin: true, column_rules: JSON.stringify(columnRules) })
      .onConflict((same) => same.doNothing())
      .returning('id')
      .executeTakeFirst()
    const role = made ?? (await tx.selectFrom('role').select('id').where('code', '=', code).executeTakeFirstOrThrow())
    const isGiven = (permission: string) => made || code === superAdminRole || newCodes.includes(permission)
    await grantPermissions(tx, role.id, await findPermissionIds(tx, permissionCodes.filter(isGiven)))
  }
}

async function hasUsers(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('user').select('id').limit(1).executeTakeFirst()) !== undefined
}

async function insertAdministrator(tx: Tx, { passwordHash, mustChange }: FirstAdministrator): Promise<void> {
  const { id } = await tx
    .insertInto('user')
    .values({ username: 'admin', name: '系统管理员', must_change_password: mustChange })
    .returning('id')
    .executeTakeFirstOrThrow()
  await storePassword(tx, id, { passwordHash, mustChange })
  await tx
    .insertInto('user_role')
    .columns(['user_id', 'role_id'])
    .expression(
      tx
        .selectFrom('role')
        .select([sql<number>`${id}::bigint`.as('user_id'), 'id as role_id'])
        .where('code', '=', superAdminRole),
    )
    .execute()
}
