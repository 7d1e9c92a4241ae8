import { type SqlBool, sql } from 'kysely'
import type { SecretPlace } from '../../domain/secret-box.ts'
import {
  isSettingGroup,
  readStoredSettings,
  secretFieldsOf,
  settingSecretPlace,
} from '../../domain/settings/setting-groups.ts'
import type { Db, Tx } from '../database.ts'
import { messageSecretPlace } from '../notifications/notify.ts'
import { datasourceSecrets } from './datasource-secrets.ts'
import { factorSecrets } from './factor-secrets.ts'
import { idKey } from './id-key.ts'
import { frozenJobSecrets, jobSecrets } from './job-secrets.ts'
import { lastingKeyPlace } from './lasting-keys.ts'
import { providerSecrets } from './provider-secrets.ts'
import { robotSecrets, webhookSecrets } from './robot-secret-columns.ts'

export type StoredSecret = { rowKey: string; sealed: string; place: SecretPlace }

export type SecretColumn = {
  name: string
  /** In the order of their row keys, behind the given one. */
  list(db: Db, afterKey: string, limit: number): Promise<StoredSecret[]>
  /** False when somebody else has changed the secret meanwhile. */
  replace(tx: Tx, secret: StoredSecret, resealed: string): Promise<boolean>
}

/** Every place where sealed secrets lie. One that is not here does not survive the dropping of an old key. */
export const secretColumns: readonly SecretColumn[] = [
  settingSecrets(),
  lastingKeys(),
  messageSecrets(),
  providerSecrets('secret_ciphertext'),
  providerSecrets('callback_token_ciphertext'),
  providerSecrets('callback_secret_ciphertext'),
  factorSecrets(),
  robotSecrets('url_ciphertext'),
  robotSecrets('secret_ciphertext'),
  webhookSecrets(),
  datasourceSecrets(),
  jobSecrets(),
  frozenJobSecrets('job_log'),
  frozenJobSecrets('backfill'),
]

function lastingKeys(): SecretColumn {
  return {
    name: 'lasting_key.ciphertext',
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('lasting_key')
        .select(['name', 'ciphertext'])
        .where('name', '>', afterKey)
        .orderBy('name')
        .limit(limit)
        .execute()
      return rows.map(({ name, ciphertext }) => ({ rowKey: name, sealed: ciphertext, place: lastingKeyPlace(name) }))
    },
    async replace(tx, { rowKey, sealed }, resealed) {
      const { numUpdatedRows } = await tx
        .updateTable('lasting_key')
        .set({ ciphertext: resealed })
        .where('name', '=', rowKey)
        .where('ciphertext', '=', sealed)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

/** Of messages that wait or were captured; the key of a row is its id. */
function messageSecrets(): SecretColumn {
  return {
    name: 'message_log.secret_ciphertext',
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('message_log')
        .select(['id', 'batch', 'secret_ciphertext'])
        .where('secret_ciphertext', 'is not', null)
        .where('id', '>', Number(afterKey))
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id, batch, secret_ciphertext }) => ({
        rowKey: idKey(id),
        sealed: secret_ciphertext ?? '',
        place: messageSecretPlace(batch),
      }))
    },
    async replace(tx, { rowKey, sealed }, resealed) {
      const { numUpdatedRows } = await tx
        .updateTable('message_log')
        .set({ secret_ciphertext: resealed })
        .where('id', '=', Number(rowKey))
        .where('secret_ciphertext', '=', sealed)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

/** Fields within the record of a group; the key of a row is `group.field`. */
function settingSecrets(): SecretColumn {
  return {
    name: 'setting.value',
    async list(db, afterKey, limit) {
      const rows = await db.selectFrom('setting').select(['group', 'value']).where('tenant_id', '=', 1).execute()
      return rows
        .flatMap(({ group, value }) => (isSettingGroup(group) ? sealedFieldsOf(group, value) : []))
        .filter(({ rowKey }) => rowKey > afterKey)
        .sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1))
        .slice(0, limit)
    },
    async replace(tx, { sealed, place }, resealed) {
      const field = sql.lit(place.column)
      const { numUpdatedRows } = await tx
        .updateTable('setting')
        .set({ value: sql<string>`jsonb_set(value, array[${field}], to_jsonb(${resealed}::text))`, updated_by: null })
        .where('tenant_id', '=', 1)
        .where('group', '=', String(place.row))
        .where(sql<SqlBool>`value ->> ${field} = ${sealed}`)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

function sealedFieldsOf(group: Parameters<typeof secretFieldsOf>[0], stored: Record<string, unknown>): StoredSecret[] {
  const values: Record<string, unknown> = readStoredSettings(group, stored)
  return secretFieldsOf(group).flatMap((field) => {
    const sealed = values[field]
    if (typeof sealed !== 'string' || sealed === '') return []
    return [{ rowKey: `${group}.${field}`, sealed, place: settingSecretPlace(group, field) }]
  })
}
