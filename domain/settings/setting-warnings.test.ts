import { expect, test } from 'vitest'
import { type SettingGroup, settingGroupNames, settingGroups } from './setting-groups.ts'
import { findSettingWarnings, type MessageWays } from './setting-warnings.ts'

const standard = (group: SettingGroup) => settingGroups[group].parse({})
const warned = (group: SettingGroup, change: object, ways?: MessageWays) =>
  findSettingWarnings(group, { ...standard(group), ...change }, ways).map(({ field }) => field)

const able: MessageWays = { mail: { host: 'mail.example.com' }, sms: { provider: 'aliyun' } }
const unable: MessageWays = { mail: { host: '' }, sms: { provider: 'none' } }

test.each(settingGroupNames)('the standard values of %s are fine where messages can be sent', (group) => {
  expect(warned(group, {}, able)).toEqual([])
})

test.each<[SettingGroup, object, MessageWays, string[]]>([
  ['registration', { mode: 'open' }, unable, ['mode', 'recover_by_email', 'recover_by_sms']],
  ['registration', { mode: 'invited' }, able, []],
  ['registration', { mode: 'open' }, {}, []],
  ['mfa', { methods: ['email', 'sms'], required_role_ids: [1] }, unable, ['methods']],
  ['mfa', { methods: ['email', 'sms'], required_role_ids: [1] }, { ...unable, mail: able.mail }, []],
  ['mfa', { methods: ['email'] }, unable, []],
  ['mfa', { methods: ['totp', 'sms'], required_role_ids: [1] }, unable, []],
  ['password', { max_age_days: 90, history: 0 }, able, ['history']],
  ['lockout', { source_names: 1 }, able, ['source_names']],
  ['mail', { host: 'mail.example.com', port: 465 }, able, ['port']],
  ['mail', { host: 'mail.example.com', port: 587, encryption: 'tls' }, able, ['port']],
  ['mail', { host: 'mail.example.com', user: 'ops', encryption: 'none' }, able, ['encryption']],
  ['mail', { port: 465 }, able, []],
  ['sms', { provider: 'aliyun' }, able, ['code_template']],
  ['security', { read_per_minute: 1 }, able, ['read_per_minute']],
])('%s with %j is warned of at its field', (group, change, ways, fields) => {
  expect(warned(group, change, ways)).toEqual(fields)
})
