import { sql } from 'kysely'
import type { GrantEnd } from '../../domain/approvals/role-grant.ts'
import type { Tx } from '../database.ts'
import { lastAdministratorsRole } from './administrator-queries.ts'

type Held = { userId: number; roleId: number }

/**
 * Gives a role until then, or without it for good. What they have for good, or for longer, stays: `had` tells the former.
 * Undefined where who is meant cannot act.
 */
export async function giveRole(
  tx: Tx,
  { userId, roleId, until }: Held & { until: Date | null },
): Promise<{ name: string; had: boolean } | undefined> {
  const user = await tx
    .selectFrom('user')
    .select('name')
    .where('id', '=', userId)
    .where('status', '=', 'active')
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!user) return undefined
  const held = await findHeld(tx, { userId, roleId })
  if (held && held.ends_at === null) return { name: user.name, had: true }
  await tx
    .insertInto('user_role')
    .values({ user_id: userId, role_id: roleId, ends_at: until })
    .onConflict((there) =>
      there.columns(['tenant_id', 'user_id', 'role_id']).doUpdateSet({
        ends_at: sql<Date | null>`case
          when excluded.ends_at is not null then greatest(user_role.ends_at, excluded.ends_at)
        end`,
      }),
    )
    .execute()
  await touchUser(tx, userId)
  return { name: user.name, had: false }
}

/** Takes a role back that was given until then, unless somebody has it otherwise or for longer, or is the last administrator by it. */
export async function takeRoleBack(tx: Tx, { userId, roleId, until }: Held & { until: Date }): Promise<GrantEnd> {
  const keptRole = await lastAdministratorsRole(tx, userId)
  await tx.selectFrom('user').select('id').where('id', '=', userId).forNoKeyUpdate().execute()
  const held = await findHeld(tx, { userId, roleId })
  if (!held) return 'gone'
  if (held.ends_at === null || held.ends_at > until) return 'kept'
  if (keptRole === roleId) {
    await tx
      .updateTable('user_role')
      .set({ ends_at: null })
      .where('user_id', '=', userId)
      .where('role_id', '=', roleId)
      .execute()
    return 'kept'
  }
  await tx.deleteFrom('user_role').where('user_id', '=', userId).where('role_id', '=', roleId).execute()
  await touchUser(tx, userId)
  return 'taken_back'
}

async function findHeld(tx: Tx, { userId, roleId }: Held): Promise<{ ends_at: Date | null } | undefined> {
  return tx
    .selectFrom('user_role')
    .select('ends_at')
    .where('user_id', '=', userId)
    .where('role_id', '=', roleId)
    .forUpdate()
    .executeTakeFirst()
}

/** A page on which somebody edits this person is told that it is not up to date. */
async function touchUser(tx: Tx, userId: number): Promise<void> {
  await tx.updateTable('user').set({ version: sql<number>`version + 1` }).where('id', '=', userId).execute()
}
