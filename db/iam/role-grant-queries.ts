import { sql } from 'kysely'
import type { GrantEnd } from '../../domain/approvals/role-grant.ts'
import { findLongestGrant } from '../approvals/grant-queries.ts'
import type { Tx } from '../database.ts'
import { lastAdministratorsRole } from './administrator-queries.ts'

type Held = { userId: number; roleId: number }

/**
 * `grantId`: the callback that gives it. Gives a role until then, or without it for good. What they have for good, or for longer, stays: `had` tells the former.
 * Undefined where who is meant cannot act.
 */
export async function giveRole(
  tx: Tx,
  { userId, roleId, until, grantId }: Held & { until: Date | null; grantId: number },
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
    .values({ user_id: userId, role_id: roleId, ends_at: until, grant_id: grantId })
    .onConflict((there) =>
      there.columns(['tenant_id', 'user_id', 'role_id']).doUpdateSet({
        ends_at: sql<Date | null>`case
          when excluded.ends_at is not null then greatest(user_role.ends_at, excluded.ends_at)
        end`,
        grant_id: sql<number | null>`case
          when user_role.ends_at > excluded.ends_at then user_role.grant_id else excluded.grant_id
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
  return keptRole === roleId ? keepRole(tx, { userId, roleId }) : removeRole(tx, { userId, roleId })
}

/**
 * Takes a role back that somebody has by this grant, whenever its time would be over. Who has it by hand or by a longer grant
 * keeps it, who has it by a shorter one until that ends.
 */
export async function recallRole(tx: Tx, { userId, roleId, grantId }: Held & { grantId: number }): Promise<GrantEnd> {
  const keptRole = await lastAdministratorsRole(tx, userId)
  await tx.selectFrom('user').select('id').where('id', '=', userId).forNoKeyUpdate().execute()
  const held = await findHeld(tx, { userId, roleId })
  if (!held) return 'gone'
  if (held.grant_id !== grantId) return 'kept'
  const other = await findLongestGrant(tx, { userId, roleId, besides: grantId })
  if (other) return keepRole(tx, { userId, roleId }, other)
  return keptRole === roleId ? keepRole(tx, { userId, roleId }) : removeRole(tx, { userId, roleId })
}

/** By another grant, or for good. */
async function keepRole(
  tx: Tx,
  { userId, roleId }: Held,
  by: { id: number; until: Date | null } | undefined = undefined,
): Promise<GrantEnd> {
  await tx
    .updateTable('user_role')
    .set({ ends_at: by?.until ?? null, grant_id: by?.id ?? null })
    .where('user_id', '=', userId)
    .where('role_id', '=', roleId)
    .execute()
  return 'kept'
}

async function removeRole(tx: Tx, { userId, roleId }: Held): Promise<GrantEnd> {
  await tx.deleteFrom('user_role').where('user_id', '=', userId).where('role_id', '=', roleId).execute()
  await touchUser(tx, userId)
  return 'taken_back'
}

async function findHeld(
  tx: Tx,
  { userId, roleId }: Held,
): Promise<{ ends_at: Date | null; grant_id: number | null } | undefined> {
  return tx
    .selectFrom('user_role')
    .select(['ends_at', 'grant_id'])
    .where('user_id', '=', userId)
    .where('role_id', '=', roleId)
    .forUpdate()
    .executeTakeFirst()
}

/** A page on which somebody edits this person is told that it is not up to date. */
async function touchUser(tx: Tx, userId: number): Promise<void> {
  await tx.updateTable('user').set({ version: sql<number>`version + 1` }).where('id', '=', userId).execute()
}
