import { type Text, text } from '../text.ts'
import type { LockoutSettings } from './lockout-settings.ts'
import type { MailSettings } from './mail-settings.ts'
import type { MfaSettings } from './mfa-settings.ts'
import type { PasswordSettings } from './password-settings.ts'
import type { RegistrationSettings } from './registration-settings.ts'
import type { SecuritySettings } from './security-settings.ts'
import type { SettingGroup, SettingValues } from './setting-groups.ts'
import type { SmsSettings } from './sms-settings.ts'

/** `see`: the group where it can be put right. */
export type SettingWarning = { field: string; message: Text; see?: SettingGroup }

/** How messages leave now; undefined while that is not known. */
export type MessageWays = {
  mail?: Pick<MailSettings, 'host'> | undefined
  sms?: Pick<SmsSettings, 'provider'> | undefined
}

type Judge<G extends SettingGroup> = (values: SettingValues<G>, ways: MessageWays) => (SettingWarning | false)[]

const judges: { [G in SettingGroup]?: Judge<G> } = {
  mail: judgeMail,
  sms: judgeSms,
  security: judgeSecurity,
  password: judgePasswords,
  lockout: judgeLockout,
  mfa: judgeFactors,
  registration: judgeRegistration,
}

/** What may be saved, and will hardly do what is wanted. */
export function findSettingWarnings<G extends SettingGroup>(
  group: G,
  values: SettingValues<G>,
  ways: MessageWays = {},
): SettingWarning[] {
  return (judges[group]?.(values, ways) ?? []).filter((warning) => warning !== false)
}

function judgeRegistration(values: RegistrationSettings, { mail, sms }: MessageWays) {
  const hasNoMail = mail?.host === ''
  return [
    hasNoMail && values.mode !== 'off' && warning('mode', noActivation, 'mail'),
    hasNoMail && values.recover_by_email && warning('recover_by_email', noRecoveryMail, 'mail'),
    sms?.provider === 'none' && values.recover_by_sms && warning('recover_by_sms', noRecoverySms, 'sms'),
  ]
}

const noActivation = text(
  '还没有邮件服务器：激活和邀请邮件只会留在“发送记录”里，没有人能完成注册。',
  'There is no mail server yet: mails that activate and invite stay under “Sent messages”, so nobody can finish.',
)
const noRecoveryMail = text(
  '还没有邮件服务器，找回密码的邮件不会真正发出。',
  'There is no mail server yet, so these mails are not really sent.',
)
const noRecoverySms = text(
  '还没有短信服务商，登录页暂不提供短信找回。',
  'There is no provider of text messages yet, so the sign-in page does not offer it.',
)

function judgeFactors({ methods, required_role_ids }: MfaSettings, { mail, sms }: MessageWays) {
  const isReachable = { totp: true, email: mail?.host !== '', sms: sms?.provider !== 'none' }
  const unreachable = methods.filter((method) => !isReachable[method])
  if (unreachable.length < methods.length || required_role_ids.length === 0) return []
  return [warning('methods', nobodyCanBind, unreachable.includes('email') ? 'mail' : 'sms')]
}

const nobodyCanBind = text(
  '验证码还发不出去：必须绑定的人将无法绑定，也就无法登录。',
  'Codes cannot be sent yet: who has to bind a factor cannot, and cannot sign in.',
)

function judgePasswords({ max_age_days, history }: PasswordSettings) {
  return [
    max_age_days > 0 &&
      history === 0 &&
      warning('history', text('到期后可以再次设成同一个密码。', 'When it is due, the same password may be set again.')),
  ]
}

/** An office often has one address for all. */
const fewestNames = 5

function judgeLockout({ source_names }: LockoutSettings) {
  return [
    source_names < fewestNames &&
      warning(
        'source_names',
        text(
          '同一办公室常共用一个 IP，几个人输错密码就会让所有人登录变慢。',
          'An office often shares one address: a few people who mistype their passwords slow down everybody there.',
        ),
      ),
  ]
}

function judgeMail({ host, port, encryption, user }: MailSettings) {
  if (host === '') return []
  return [
    encryption === 'starttls' && port === 465 && warning('port', usualForTls),
    encryption === 'tls' && [25, 587].includes(port) && warning('port', usualForStarttls),
    encryption === 'none' && user !== '' && warning('encryption', passwordInClear),
  ]
}

const usualForTls = text('465 端口通常要选 TLS。', 'Port 465 usually wants TLS.')
const usualForStarttls = text(
  '这个端口通常要选 STARTTLS；TLS 一般用 465。',
  'This port usually wants STARTTLS; TLS is mostly on 465.',
)
const passwordInClear = text(
  '用户名和密码会以明文发送，网络上的人都能看到。',
  'Username and password are sent in the clear: anybody on the way can read them.',
)

function judgeSms({ provider, code_template }: SmsSettings) {
  return [provider !== 'none' && code_template === '' && warning('code_template', noCodes)]
}

const noCodes = text(
  '没有验证码模板：登录和找回密码的验证码发不出去。',
  'Without it, codes to sign in or to set a password anew cannot be sent.',
)

/** What one person needs who works in the console, and an office that signs in. */
const fewest = { read_per_minute: 600, write_per_minute: 60, internal_per_minute: 600 } as const

function judgeSecurity(values: SecuritySettings) {
  return Object.entries(fewest).map(
    ([field, least]) =>
      values[field as keyof typeof fewest] < least &&
      warning(
        field,
        text(
          `低于 ${least} 时，正常使用控制台也可能被拒绝。`,
          `Below ${least}, ordinary work in the console may be refused too.`,
        ),
      ),
  )
}

function warning(field: string, message: Text, see?: SettingGroup): SettingWarning {
  return { field, message, ...(see && { see }) }
}
