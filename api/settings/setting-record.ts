import type { SettingRecord } from '../../db/settings/setting-queries.ts'
import { secretMask } from '../../domain/audit/mask-secrets.ts'
import { type SettingGroup, secretFieldsOf } from '../../domain/settings/setting-groups.ts'
import type { ApiSettings } from '../settings.ts'

type Values = Record<string, unknown>

/** Fields that the environment of this process sets: they go before what is stored and cannot be changed here. */
export function environmentOf(group: SettingGroup, { SMTP_URL }: Pick<ApiSettings, 'SMTP_URL'>): Values {
  if (group !== 'mail' || !SMTP_URL) return {}
  const { from_address, from_name, ...server } = SMTP_URL
  return { ...server, ...(from_address && { from_address }), ...(from_name && { from_name }) }
}

/** What is in force, as it is shown: secrets as a mask when there is one, empty when there is none. */
export function shownSettings(group: SettingGroup, record: SettingRecord<SettingGroup>, environment: Values) {
  const values: Values = { ...record.values, ...environment }
  for (const field of secretFieldsOf(group)) values[field] = values[field] === '' ? '' : secretMask
  const { id, version, updated_at, updated_by, updated_by_name } = record
  return {
    ...values,
    version,
    id,
    updated_at: updated_at?.toISOString() ?? null,
    updated_by,
    updated_by_name,
    read_only: Object.keys(environment),
  }
}
