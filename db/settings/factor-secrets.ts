import { factorSecretPlace } from '../iam/factor-queries.ts'
import { idKey } from './id-key.ts'
import type { SecretColumn } from './secret-columns.ts'

/** Secrets of authenticators, bound or still being bound; the key of a row is its id. */
export function factorSecrets(): SecretColumn {
  return {
    name: 'user_factor.secret_ciphertext',
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('user_factor')
        .select(['id', 'user_id', 'secret_ciphertext'])
        .where('secret_ciphertext', 'is not', null)
        .where('id', '>', Number(afterKey))
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id, user_id, secret_ciphertext }) => ({
        rowKey: idKey(id),
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
