import { sql } from 'kysely'
import { readStoredSettings, type SettingGroup, type SettingValues } from '../../domain/settings/setting-groups.ts'
import type { DbOrTx, Tx } from '../database.ts'

export type SettingRecord<G extends SettingGroup> = {
  values: SettingValues<G>
  version: number
  /** By which the change log knows it; null while the defaults were never changed. */
  id: number | null
  updated_at: Date | null
  /** Null is the system. */
  updated_by: number | null
  updated_by_name: string | null
}

/** Defaults that were never changed count as the first version. */
const firstVersion = 1

/** The values in force. Secret fields are sealed: `settingSecretPlace` says how to open them; empty ones are empty text. */
export async function getSettings<G extends SettingGroup>(db: DbOrTx, group: G): Promise<SettingValues<G>> {
  const row = await settingRow(db, group).select('value').executeTakeFirst()
  return readStoredSettings(group, row?.value ?? {})
}

export async function getSettingRecord<G extends SettingGroup>(db: DbOrTx, group: G): Promise<SettingRecord<G>> {
  const row = await settingRow(db, group)
    .leftJoin('user', 'user.id', 'setting.updated_by')
    .select(['setting.id', 'value', 'setting.version', 'setting.updated_at', 'updated_by', 'user.name'])
    .executeTakeFirst()
  return {
    values: readStoredSettings(group, row?.value ?? {}),
    version: row?.version ?? firstVersion,
    id: row?.id ?? null,
    updated_at: row?.updated_at ?? null,
    updated_by: row?.updated_by ?? null,
    updated_by_name: row?.name ?? null,
  }
}

function settingRow(db: DbOrTx, group: SettingGroup) {
  return db.selectFrom('setting').where('setting.tenant_id', '=', 1).where('group', '=', group)
}

/**
 * Replaces a group and tells every process; its secret fields come sealed. False when `version` is not the current one.
 */
export async function putSettings<G extends SettingGroup>(
  tx: Tx,
  { group, values, version, userId }: { group: G; values: SettingValues<G>; version: number; userId: number | null },
): Promise<boolean> {
  const value = JSON.stringify(values)
  const updated = await tx
    .updateTable('setting')
    .set({ value, updated_by: sql`case when value = ${value}::jsonb then updated_by else ${userId}::bigint end` })
    .where('tenant_id', '=', 1)
    .where('group', '=', group)
    .where('version', '=', version)
    .executeTakeFirst()
  let isWritten = updated.numUpdatedRows > 0n
  if (!isWritten && version === firstVersion) {
    const inserted = await tx
      .insertInto('setting')
      .values({ group, value, version: firstVersion + 1, created_by: userId, updated_by: userId })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'group']).doNothing())
      .executeTakeFirst()
    isWritten = (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  if (isWritten) await sql`select pg_notify('setting', ${group})`.execute(tx)
  return isWritten
}
