import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../database.ts'
import { voidOlderTrust } from './trusted-device-queries.ts'

/** As many as any policy may ask for. */
const keptPasswords = 24

export async function storePassword(
  tx: Tx,
  userId: number,
  { passwordHash, mustChange }: { passwordHash: string; mustChange: boolean },
): Promise<void> {
  await tx
    .updateTable('user')
    .set({ password_hash: passwordHash, password_changed_at: sql<Date>`now()`, must_change_password: mustChange })
    .where('id', '=', userId)
    .execute()
  await voidOlderTrust(tx, userId)
  await tx.insertInto('password_history').values({ user_id: userId, password_hash: passwordHash }).execute()
  await tx
    .deleteFrom('password_history')
    .where('user_id', '=', userId)
    .where('id', 'not in', newest(tx, userId, keptPasswords))
    .execute()
}

/** Hashes of the newest passwords, the present one first. */
export async function listLastPasswords(db: DbOrTx, userId: number, count: number): Promise<string[]> {
  const rows = await db
    .selectFrom('password_history')
    .select('password_hash')
    .where('id', 'in', newest(db, userId, count))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ password_hash }) => password_hash)
}

function newest(db: DbOrTx, userId: number, count: number) {
  return db.selectFrom('password_history').select('id').where('user_id', '=', userId).orderBy('id', 'desc').limit(count)
}

/** False for who signs in by other ways alone. */
export async function hasPassword(db: DbOrTx, userId: number): Promise<boolean> {
  const row = await db
    .selectFrom('user')
    .select('id')
    .where('id', '=', userId)
    .where('password_hash', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
