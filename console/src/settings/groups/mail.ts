import type { SettingValues } from '../../../../domain/settings/setting-groups.ts'
import { choice, code, type GroupFields, number, secret, words } from '../setting-fields.ts'

const hasServer = ({ host }: SettingValues<'mail'>): boolean => host.trim() !== ''

export const mail: GroupFields<'mail'> = {
  host: code('server'),
  port: { ...number('server'), isShown: hasServer },
  encryption: { ...choice('server'), isShown: hasServer },
  user: { ...code('server'), isShown: hasServer },
  password: { ...secret('server'), isShown: hasServer },
  from_address: code('sender'),
  from_name: words('sender'),
}
