import { type ProviderSecretColumn, providerSecretPlace } from '../iam/identity-provider-queries.ts'
import type { SecretColumn } from './secret-columns.ts'

/** The secrets that providers of identities are given, or give us; the key of a row is the provider's code. */
export function providerSecrets(column: ProviderSecretColumn): SecretColumn {
  return {
    name: `identity_provider.${column}`,
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('identity_provider')
        .select(['code', column])
        .where('tenant_id', '=', 1)
        .where('code', '>', afterKey)
        .where(column, 'is not', null)
        .orderBy('code')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        rowKey: row.code,
        sealed: row[column] ?? '',
        place: providerSecretPlace(row.code, column),
      }))
    },
    async replace(tx, { rowKey, sealed }, resealed) {
      const { numUpdatedRows } = await tx
        .updateTable('identity_provider')
        .set({ [column]: resealed })
        .where('tenant_id', '=', 1)
        .where('code', '=', rowKey)
        .where(column, '=', sealed)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}
