import type { SettingValues } from '../../../../domain/settings/setting-groups.ts'
import { choice, type GroupFields, toggle } from '../setting-fields.ts'

/** Who is invited has an address and roles already. */
const isOpen = ({ mode }: SettingValues<'registration'>): boolean => mode === 'open'

export const registration: GroupFields<'registration'> = {
  mode: choice('who'),
  allowed_domains: { section: 'who', control: { kind: 'domains' }, isShown: isOpen },
  default_role: { section: 'given', control: { kind: 'role' }, isShown: isOpen },
  recover_by_email: toggle('recovery'),
  recover_by_sms: toggle('recovery'),
}
