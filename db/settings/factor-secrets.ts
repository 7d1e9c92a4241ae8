import { sql } from 'kysely'
import { factorSecretPlace } from '../iam/factor-queries.ts'
import type { SecretColumn } from './secret-columns.ts'

/** Secrets of authenticators, bound or still being bound. */
export function factorSecrets(): SecretColumn {
  const rowKey = sql<string>`lpad(id::text, 19, '0')`
  return {
    name: 'user_factor.secret_ciphertext',
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('user_factor')
        .select([rowKey.as('rowKey'), 'user_id', 'secret_ciphertext'])
        .where('secret_ciphertext', 'is not', null)
        .where(rowKey, '>', afterKey)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ rowKey, user_id, secret_ciphertext }) => ({
        rowKey,
        sealed: secret_ciphertext ?? '',
        place: factorSecretPlace(user_id),
      }))
    },
    async replace(tx, { rowKey, sealed }, resealed) {
      const { numUpdatedRows } = await tx
        .updateTable('user_factor')
        .set({ secret_ciphertext: resealed })
        .where('id', '=', Number(rowKey))
        .where('secret_ciphertext', '=', sealed)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}
