import type { z } from 'zod'
import { apiKeySettings } from './api-key-settings.ts'
import { generalSettings } from './general-settings.ts'
import { lockoutSettings } from './lockout-settings.ts'
import { mailSettings } from './mail-settings.ts'
import { mfaSettings } from './mfa-settings.ts'
import { passwordSettings } from './password-settings.ts'
import { registrationSettings } from './registration-settings.ts'
import { retentionSettings } from './retention-settings.ts'
import { securitySettings } from './security-settings.ts'
import { sessionSettings } from './session-settings.ts'
import { smsSettings } from './sms-settings.ts'

/** Every group of settings. A group is a flat record whose fields all have defaults. */
export const settingGroups = {
  general: generalSettings,
  mail: mailSettings,
  security: securitySettings,
  password: passwordSettings,
  lockout: lockoutSettings,
  mfa: mfaSettings,
  session: sessionSettings,
  api_key: apiKeySettings,
  registration: registrationSettings,
  sms: smsSettings,
  retention: retentionSettings,
}

export type SettingGroup = keyof typeof settingGroups
export type SettingValues<G extends SettingGroup> = z.infer<(typeof settingGroups)[G]>

/**
 * Fields that are kept sealed, can be written, and are never shown. With each, the fields that say who will be given the
 * secret: it must be entered again when one of them changes, or whoever may change settings could send it to themselves.
 */
const secretFields: Partial<Record<SettingGroup, Readonly<Record<string, readonly string[]>>>> = {
  mail: { password: ['host', 'port', 'encryption', 'user'] },
  sms: { access_key_secret: ['provider', 'base_url', 'access_key_id'] },
}

/** Groups that decide who gets in, or hold what lets somebody in: changing them asks for a fresh confirmation. */
const sensitiveGroups = new Set(['security', 'mfa', 'lockout', 'password', 'session', 'registration', 'mail', 'sms'])

export function isSensitiveGroup(group: SettingGroup): boolean {
  return sensitiveGroups.has(group)
}

export const settingGroupNames = Object.keys(settingGroups) as SettingGroup[]

export function isSettingGroup(name: string): name is SettingGroup {
  return Object.hasOwn(settingGroups, name)
}

export function secretFieldsOf(group: SettingGroup): readonly string[] {
  return Object.keys(secretFields[group] ?? {})
}

/** The fields that say who is given a secret. */
export function fieldsBindingSecret(group: SettingGroup, secret: string): readonly string[] {
  return secretFields[group]?.[secret] ?? []
}

/** Where a secret of a group lies, for sealing and opening it. */
export function settingSecretPlace(group: SettingGroup, field: string) {
  return { table: 'setting', column: field, row: group }
}

/**
 * What a stored record means today: fields it lacks take their defaults, fields that are no longer known or no longer
 * valid count as absent, so that an upgrade never makes a group unreadable.
 */
export function readStoredSettings<G extends SettingGroup>(
  group: G,
  stored: Record<string, unknown>,
): SettingValues<G> {
  const { shape } = settingGroups[group]
  const isSecret = new Set(secretFieldsOf(group))
  const values = Object.entries(shape).map(([field, schema]) => {
    const value = stored[field]
    if (isSecret.has(field)) return [field, typeof value === 'string' ? value : '']
    const parsed = schema.safeParse(value)
    return [field, parsed.success ? parsed.data : schema.parse(undefined)]
  })
  return Object.fromEntries(values) as SettingValues<G>
}
