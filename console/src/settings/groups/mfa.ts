import type { SettingValues } from '../../../../domain/settings/setting-groups.ts'
import { type GroupFields, number } from '../setting-fields.ts'

const isDuty = ({ required_role_ids }: SettingValues<'mfa'>): boolean => required_role_ids.length > 0

export const mfa: GroupFields<'mfa'> = {
  methods: { section: 'methods', control: { kind: 'choices' } },
  required_role_ids: { section: 'duty', control: { kind: 'roles' } },
  grace_sign_ins: { ...number('grace', 'times'), isShown: isDuty },
  grace_days: { ...number('grace', 'days'), isShown: isDuty },
  trusted_device_days: number('trust', 'days'),
  step_up_minutes: number('stepUp', 'minutes'),
}
