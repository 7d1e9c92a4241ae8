import type { Tx } from '../../db/database.ts'
import { getSettingRecord, putSettings } from '../../db/settings/setting-queries.ts'
import { secretMask } from '../../domain/audit/mask-secrets.ts'
import { type FieldError, invalidFields } from '../../domain/errors.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import {
  fieldsBindingSecret,
  readStoredSettings,
  type SettingGroup,
  secretFieldsOf,
  settingSecretPlace,
} from '../../domain/settings/setting-groups.ts'
import { text } from '../../domain/text.ts'
import { versionConflict } from '../envelope.ts'
import { shownSettings } from './setting-record.ts'

type Values = Record<string, unknown>
type Change = {
  group: SettingGroup
  /** As the caller sent them; the mask stands for a secret that stays. */
  values: Values
  version: number
  environment: Values
  userId: number
}

export async function replaceSettings(tx: Tx, secrets: SecretBox, change: Change) {
  const { group, values, version, environment, userId } = change
  const current = await getSettingRecord(tx, group)
  const shown: Values = shownSettings(group, current, environment)
  if (version !== current.version) throw versionConflict(shown)
  const stored: Values = current.values
  const secretFields = secretFieldsOf(group)
  const defaults: Values = readStoredSettings(group, {})
  const faults: FieldError[] = []

  const merged = Object.entries(values).map(([field, value]) => {
    if (field in environment) {
      if (value !== shown[field] && value !== defaults[field]) faults.push({ field, message: fixed })
      return [field, stored[field]]
    }
    if (!secretFields.includes(field)) return [field, value]
    if (value !== secretMask) return [field, sealed(secrets, group, field, value)]
    const isRedirected = fieldsBindingSecret(group, field).some((name) => values[name] !== shown[name])
    if (isRedirected && stored[field] !== '') faults.push({ field, message: enterAgain })
    return [field, stored[field]]
  })

  if (faults.length > 0) throw invalidFields(faults)
  const next = readStoredSettings(group, Object.fromEntries(merged))
  const isWritten = await putSettings(tx, { group, values: next, version, userId })
  const after = shownSettings(group, await getSettingRecord(tx, group), environment)
  if (!isWritten) throw versionConflict(after)
  return after
}

const fixed = text('由环境变量设定，不能在此修改', 'Set by the environment, it cannot be changed here')
const enterAgain = text(
  '服务器或账号已修改，请重新输入密码',
  'The server or the account changes: enter the password again',
)

function sealed(secrets: SecretBox, group: SettingGroup, field: string, value: unknown): string {
  return typeof value === 'string' && value !== '' ? secrets.encrypt(value, settingSecretPlace(group, field)) : ''
}
