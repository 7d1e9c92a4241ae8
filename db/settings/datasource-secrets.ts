import { datasourceSecretPlace } from '../datasources/datasource-queries.ts'
import { idKey } from './id-key.ts'
import type { SecretColumn } from './secret-columns.ts'

/** The passwords of data sources; the key of a row is its id. */
export function datasourceSecrets(): SecretColumn {
  return {
    name: 'datasource.password_ciphertext',
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('datasource')
        .select(['id', 'seal_place', 'password_ciphertext'])
        .where('password_ciphertext', 'is not', null)
        .where('id', '>', Number(afterKey))
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id, seal_place, password_ciphertext }) => ({
        rowKey: idKey(id),
        sealed: password_ciphertext ?? '',
        place: datasourceSecretPlace(seal_place),
      }))
    },
    async replace(tx, { rowKey, sealed }, resealed) {
      const { numUpdatedRows } = await tx
        .updateTable('datasource')
        .set({ password_ciphertext: resealed })
        .where('id', '=', Number(rowKey))
        .where('password_ciphertext', '=', sealed)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}
