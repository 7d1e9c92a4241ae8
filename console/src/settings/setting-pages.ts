import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import type { Dictionary } from '../i18n/dictionary.ts'
import { api_key } from './groups/api-key.ts'
import { general } from './groups/general.ts'
import { lockout } from './groups/lockout.ts'
import { mail } from './groups/mail.ts'
import { mfa } from './groups/mfa.ts'
import { password } from './groups/password.ts'
import { registration } from './groups/registration.ts'
import { retention } from './groups/retention.ts'
import { security } from './groups/security.ts'
import { session } from './groups/session.ts'
import { sms } from './groups/sms.ts'
import type { GroupFields, SettingField } from './setting-fields.ts'

const pages: { [G in SettingGroup]: GroupFields<G> } = {
  general,
  password,
  lockout,
  mfa,
  session,
  registration,
  api_key,
  mail,
  sms,
  security,
  retention,
}

export const fieldsOf = (group: SettingGroup): Record<string, SettingField> => pages[group]

type Heading = keyof Dictionary['settings']['navigation']

/** The groups under their headings, in the order of the navigation. */
export const settingNavigation: readonly (readonly [Heading, readonly [SettingGroup, ...SettingGroup[]]])[] = [
  ['general', ['general']],
  ['access', ['password', 'lockout', 'mfa', 'session', 'registration', 'api_key']],
  ['messages', ['mail', 'sms']],
  ['limits', ['security', 'retention']],
]

type FieldSection = { name: string; fields: [string, SettingField][] }

export function sectionsOf(group: SettingGroup): FieldSection[] {
  const sections = Map.groupBy(Object.entries(fieldsOf(group)), ([, { section }]) => section)
  return [...sections].map(([name, fields]) => ({ name, fields }))
}
