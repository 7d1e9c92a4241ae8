import { robotSecretPlace } from '../notifications/robot-queries.ts'
import { webhookSecretPlace } from '../notifications/webhook-secrets.ts'
import type { SecretColumn } from './secret-columns.ts'

/** What robots are reached at and sign with; the key of a row is the robot's code. */
export function robotSecrets(column: 'url_ciphertext' | 'secret_ciphertext'): SecretColumn {
  return {
    name: `robot.${column}`,
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('robot')
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
        place: robotSecretPlace(column, row.code),
      }))
    },
    async replace(tx, { rowKey, sealed }, resealed) {
      const { numUpdatedRows } = await tx
        .updateTable('robot')
        .set({ [column]: resealed })
        .where('tenant_id', '=', 1)
        .where('code', '=', rowKey)
        .where(column, '=', sealed)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

/** What outgoing webhooks are signed with. */
export function webhookSecrets(): SecretColumn {
  return {
    name: 'webhook_secret.secret_ciphertext',
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('webhook_secret')
        .select(['code', 'secret_ciphertext'])
        .where('tenant_id', '=', 1)
        .where('code', '>', afterKey)
        .orderBy('code')
        .limit(limit)
        .execute()
      return rows.map(({ code, secret_ciphertext }) => ({
        rowKey: code,
        sealed: secret_ciphertext,
        place: webhookSecretPlace(code),
      }))
    },
    async replace(tx, { rowKey, sealed }, resealed) {
      const { numUpdatedRows } = await tx
        .updateTable('webhook_secret')
        .set({ secret_ciphertext: resealed })
        .where('tenant_id', '=', 1)
        .where('code', '=', rowKey)
        .where('secret_ciphertext', '=', sealed)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}
