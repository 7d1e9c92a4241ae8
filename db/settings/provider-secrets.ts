import { providerSecretPlace } from '../iam/identity-provider-queries.ts'
import type { SecretColumn } from './secret-columns.ts'

/** The secrets that providers of identities are given; the key of a row is the provider's code. */
export function providerSecrets(): SecretColumn {
  return {
    name: 'identity_provider.secret_ciphertext',
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('identity_provider')
        .select(['code', 'secret_ciphertext'])
        .where('tenant_id', '=', 1)
        .where('code', '>', afterKey)
        .where('secret_ciphertext', 'is not', null)
        .orderBy('code')
        .limit(limit)
        .execute()
      return rows.map(({ code, secret_ciphertext }) => ({
        rowKey: code,
        sealed: secret_ciphertext ?? '',
        place: providerSecretPlace(code),
      }))
    },
    async replace(tx, { rowKey, sealed }, resealed) {
      const { numUpdatedRows } = await tx
        .updateTable('identity_provider')
        .set({ secret_ciphertext: resealed })
        .where('tenant_id', '=', 1)
        .where('code', '=', rowKey)
        .where('secret_ciphertext', '=', sealed)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}
