import { expect, test } from 'vitest'
import { fieldErrors } from '../zod-fields.ts'
import { type SettingGroup, settingGroupNames, settingGroups } from './setting-groups.ts'

function faultsOf(group: SettingGroup, values: object): Record<string, string> {
  const { error } = settingGroups[group].safeParse(values, { reportInput: true })
  return Object.fromEntries(fieldErrors(error?.issues ?? []).map(({ field, message }) => [field, message.en]))
}

test.each(settingGroupNames)('the standard values of %s go together', (group) => {
  expect(faultsOf(group, {})).toEqual({})
})

const aliyun = { provider: 'aliyun', access_key_id: 'id', access_key_secret: 'secret', sign_name: '运营平台' }
const tencent = { provider: 'tencent', access_key_id: 'id', access_key_secret: 'secret', sdk_app_id: '1400' }
const needed = 'This provider needs it'

test.each<[SettingGroup, object, Record<string, string>]>([
  ['api_key', { default_days: 365, max_days: 365 }, {}],
  [
    'api_key',
    { default_days: 90, max_days: 30 },
    { default_days: 'Must not be longer than the longest that a key may last' },
  ],
  ['session', { idle_minutes: 1440, max_days: 1 }, {}],
  ['session', { idle_minutes: 1441, max_days: 1 }, { idle_minutes: 'Must not be longer than a session lasts at most' }],
  ['session', { max_per_kind: 5, max_sessions: 5 }, {}],
  ['session', { max_per_kind: 6, max_sessions: 5 }, { max_per_kind: 'Must not be more than all devices together' }],
  ['retention', { run_days: 30, run_output_days: 30 }, {}],
  [
    'retention',
    { run_days: 30, run_output_days: 31 },
    { run_output_days: 'Must not be kept longer than the runs themselves' },
  ],
  ['mail', { host: 'mail.example.com', user: 'ops' }, {}],
  ['mail', { host: 'mail.example.com', password: 'x' }, { user: 'A password needs a username' }],
  ['mail', { password: 'kept, while there is no server' }, {}],
  ['sms', aliyun, {}],
  ['sms', { ...aliyun, sign_name: '', access_key_secret: '' }, { sign_name: needed, access_key_secret: needed }],
  ['sms', tencent, {}],
  ['sms', { ...tencent, sdk_app_id: '', region: '' }, { sdk_app_id: needed, region: needed }],
  ['registration', { allowed_domains: 'example.com, exämple' }, { allowed_domains: '“exämple” is not a domain' }],
  ['registration', { allowed_domains: ',' }, { allowed_domains: '“” is not a domain' }],
])('%s with %j', (group, values, faults) => {
  expect(faultsOf(group, values)).toEqual(faults)
})
