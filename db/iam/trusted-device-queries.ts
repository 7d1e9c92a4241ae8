import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../database.ts'

export type TrustedDevice = {
  id: number
  device: string | null
  ip_address: string | null
  created_at: Date
  last_used_at: Date
  expires_at: Date
}

type NewDevice = { userId: number; tokenHash: Buffer; device: string; ipAddress: string; days: number }

export async function insertTrustedDevice(tx: Tx, { userId, tokenHash, device, ipAddress, days }: NewDevice) {
  await tx
    .deleteFrom('trusted_device')
    .where('user_id', '=', userId)
    .where('expires_at', '<', sql<Date>`now()`)
    .execute()
  await tx
    .insertInto('trusted_device')
    .values({
      user_id: userId,
      token_hash: tokenHash,
      device,
      ip_address: ipAddress,
      expires_at: sql<Date>`now() + make_interval(days => ${days})`,
    })
    .execute()
}

/** False for a token that is unknown, revoked, too old by the policy of today, or another user's. */
export async function useTrustedDevice(
  tx: Tx,
  { userId, tokenHash, days }: { userId: number; tokenHash: Buffer; days: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('trusted_device')
    .set({ last_used_at: sql<Date>`now()` })
    .where('tenant_id', '=', 1)
    .where('token_hash', '=', tokenHash)
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('created_at', '>', sql<Date>`now() - make_interval(days => ${days})`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function listTrustedDevices(db: DbOrTx, userId: number): Promise<TrustedDevice[]> {
  return db
    .selectFrom('trusted_device')
    .select(['id', 'device', 'ip_address', 'created_at', 'last_used_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('id', 'desc')
    .execute()
}

/** Without `id` all of them. */
export async function removeTrustedDevices(tx: Tx, userId: number, id?: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('trusted_device')
    .where('user_id', '=', userId)
    .$if(id !== undefined, (query) => query.where('id', '=', id as number))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** What an older proof of identity opened: sign-ins that are half done, and devices that need no second factor. */
export async function voidOlderTrust(tx: Tx, userId: number): Promise<void> {
  await removeTrustedDevices(tx, userId)
  await tx.deleteFrom('mfa_challenge').where('user_id', '=', userId).execute()
}
