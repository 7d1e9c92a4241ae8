import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../database.ts'

export type StoredRefreshToken = {
  id: number
  session_id: number
  successor_ciphertext: string | null
  /** Seconds since it was traded for its successor; null while it is unused. */
  usedSecondsAgo: number | null
  isExpired: boolean
}

export async function insertRefreshToken(
  tx: Tx,
  { sessionId, tokenHash, expiresAt }: { sessionId: number; tokenHash: Buffer; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('refresh_token')
    .values({ session_id: sessionId, token_hash: tokenHash, expires_at: expiresAt })
    .execute()
}

/** Holds the token until the transaction ends: of two that show it at once, the second sees what the first did. */
export async function lockRefreshToken(tx: Tx, tokenHash: Buffer): Promise<StoredRefreshToken | undefined> {
  return tx
    .selectFrom('refresh_token')
    .select([
      'id',
      'session_id',
      'successor_ciphertext',
      // The clock, not the start of the transaction: it may have waited for the lock.
      sql<number | null>`extract(epoch from clock_timestamp() - used_at)::float8`.as('usedSecondsAgo'),
      sql<boolean>`expires_at <= clock_timestamp()`.as('isExpired'),
    ])
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst()
}

/** False when it was used before. */
export async function useRefreshToken(tx: Tx, id: number, successorCiphertext: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('refresh_token')
    .set({ used_at: sql<Date>`clock_timestamp()`, successor_ciphertext: successorCiphertext })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Used and expired tokens still name their session, so that it can be ended. */
export async function findSessionOfRefreshToken(db: DbOrTx, tokenHash: Buffer): Promise<number | undefined> {
  const row = await db
    .selectFrom('refresh_token')
    .select('session_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row?.session_id
}
