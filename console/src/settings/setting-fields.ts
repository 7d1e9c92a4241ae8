import type { SettingGroup, SettingValues } from '../../../domain/settings/setting-groups.ts'
import type { Dictionary } from '../i18n/dictionary.ts'

type Unit = keyof Dictionary['settings']['units']

export type SettingField =
  | { kind: 'number'; unit?: Unit }
  | { kind: 'switch' }
  | { kind: 'text'; isMono?: boolean }
  | { kind: 'secret' }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'choices'; values: readonly string[] }
  | { kind: 'tags' }
  | { kind: 'roles' }

type GroupFields<G extends SettingGroup> = { [F in keyof SettingValues<G>]: SettingField }

const number = (unit?: Unit): SettingField => ({ kind: 'number', ...(unit && { unit }) })
const toggle: SettingField = { kind: 'switch' }

/** How each setting is edited. A setting that is added to the domain without a line here is a type error. */
export const settingFields: { [G in SettingGroup]: GroupFields<G> } = {
  general: { site_name: { kind: 'text' }, default_language: { kind: 'choice', values: ['zh', 'en'] } },
  mail: {
    host: { kind: 'text', isMono: true },
    port: number(),
    encryption: { kind: 'choice', values: ['starttls', 'tls', 'none'] },
    user: { kind: 'text', isMono: true },
    password: { kind: 'secret' },
    from_address: { kind: 'text', isMono: true },
    from_name: { kind: 'text' },
  },
  password: {
    min_length: number('characters'),
    require_upper: toggle,
    require_lower: toggle,
    require_digit: toggle,
    require_special: toggle,
    history: number('times'),
    max_age_days: number('days'),
    refuse_common: toggle,
    refuse_similar: toggle,
    forbidden_words: { kind: 'tags' },
    breach_list_url: { kind: 'text', isMono: true },
  },
  lockout: {
    max_failures: number('times'),
    lock_minutes: number('minutes'),
    source_names: number('names'),
    source_minutes: number('minutes'),
  },
  session: {
    idle_minutes: number('minutes'),
    max_days: number('days'),
    max_sessions: number('devices'),
    max_per_kind: number('devices'),
    when_full: { kind: 'choice', values: ['oldest_out', 'refuse'] },
    notify_new_device: toggle,
  },
  api_key: {
    default_days: number('days'),
    max_days: number('days'),
    max_keys: number('keys'),
    requests_per_minute: number('perMinute'),
  },
  registration: {
    mode: { kind: 'choice', values: ['open', 'invited', 'off'] },
    default_role: { kind: 'text', isMono: true },
    allowed_domains: { kind: 'text', isMono: true },
    recover_by_email: toggle,
    recover_by_sms: toggle,
  },
  sms: {
    provider: { kind: 'choice', values: ['none', 'aliyun', 'tencent'] },
    access_key_id: { kind: 'text', isMono: true },
    access_key_secret: { kind: 'secret' },
    base_url: { kind: 'text', isMono: true },
    region: { kind: 'text', isMono: true },
    sdk_app_id: { kind: 'text', isMono: true },
    sign_name: { kind: 'text' },
    code_template: { kind: 'text', isMono: true },
    code_params: { kind: 'choice', values: ['code', 'code,minutes'] },
    notice_template: { kind: 'text', isMono: true },
  },
  mfa: {
    methods: { kind: 'choices', values: ['totp', 'sms', 'email'] },
    required_role_ids: { kind: 'roles' },
    grace_sign_ins: number('times'),
    grace_days: number('days'),
    trusted_device_days: number('days'),
    step_up_minutes: number('minutes'),
  },
  security: {
    read_per_minute: number('perMinute'),
    write_per_minute: number('perMinute'),
    send_per_minute: number('perMinute'),
    auth_per_minute: number('perMinute'),
    internal_per_minute: number('perMinute'),
  },
  retention: {
    run_days: number('days'),
    run_output_days: number('days'),
    message_days: number('days'),
    notification_days: number('days'),
    audit_days: number('days'),
  },
}

export const settingGroupNames = Object.keys(settingFields) as [SettingGroup, ...SettingGroup[]]
