import type { SettingValues } from '../../../../domain/settings/setting-groups.ts'
import { choice, code, type GroupFields, secret, words } from '../setting-fields.ts'

type Values = SettingValues<'sms'>

const isSent = ({ provider }: Values): boolean => provider !== 'none'
const isTencent = ({ provider }: Values): boolean => provider === 'tencent'

export const sms: GroupFields<'sms'> = {
  provider: choice('provider'),
  access_key_id: { ...code('provider'), isShown: isSent },
  access_key_secret: { ...secret('provider'), isShown: isSent },
  sdk_app_id: { ...code('provider'), isShown: isTencent },
  region: { ...code('provider'), isShown: isTencent },
  base_url: { ...code('provider'), isShown: isSent },
  sign_name: { ...words('messages'), isShown: isSent },
  code_template: { ...code('messages'), isShown: isSent },
  code_params: { ...choice('messages'), isShown: (values) => isSent(values) && values.code_template !== '' },
  notice_template: { ...code('messages'), isShown: isSent },
}
