import { type Language, type Text, text } from '../text.ts'
import { accountTemplates } from './account-templates.ts'
import { approvalTemplates } from './approval-templates.ts'
import { callbackTemplates } from './callback-templates.ts'
import { flowTemplates } from './flow-templates.ts'
import { jobTemplates } from './job-templates.ts'
import { type Channel, channels, isRobotProvider } from './message.ts'
import { runTemplates } from './run-templates.ts'

/** Subject of a mail or title of a note in the bell, and the body: HTML in a mail, plain text in the bell. */
export type TemplateText = { subject: string; content: string }

type Template = {
  name: Text
  /** The variables that the sender gives, besides those that every template has. */
  params: readonly string[]
  /** A text message says what the bell says, unless it is worded here; robots always do. */
  texts: Record<'in_app' | 'email', Record<Language, TemplateText>> & {
    sms?: Record<Language, TemplateText>
  }
}

/** Variables that the door itself fills in. */
const commonParams = ['userName', 'siteName', 'secret'] as const

/**
 * What the product itself says, until an administrator words it otherwise. A template that is added here is sent with
 * `notify`, which then demands its variables.
 */
export const templateCatalogue = {
  ...accountTemplates,
  ...jobTemplates,
  ...flowTemplates,
  ...approvalTemplates,
  ...callbackTemplates,
  ...runTemplates,
  'auth.session_reuse': {
    name: text('登录凭证被重复使用', 'A sign-in token was used twice'),
    params: ['time', 'ipAddress', 'location', 'device'],
    texts: {
      in_app: {
        zh: {
          subject: '检测到登录凭证被重复使用，会话已结束',
          content:
            '${time}，来自 ${ipAddress}（${location}，${device}）的请求使用了一个已经作废的登录凭证。为保护账号，相关会话已结束。若非本人操作，请立即修改密码。',
        },
        en: {
          subject: 'A spent sign-in token was used again; the session was ended',
          content:
            'At ${time} a request from ${ipAddress} (${location}, ${device}) used a sign-in token that was no longer valid. To protect your account, that session was ended. If this was not you, change your password now.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 账号安全提醒：登录凭证被重复使用',
          content:
            '<p>${userName}，您好：</p>\n<p>${time}，来自 ${ipAddress}（${location}，${device}）的请求使用了一个已经作废的登录凭证。为保护您的账号，相关会话已结束。</p>\n<p>若非本人操作，请立即修改密码并联系管理员。</p>',
        },
        en: {
          subject: '[${siteName}] Account security: a spent sign-in token was used again',
          content:
            '<p>Hello ${userName},</p>\n<p>at ${time} a request from ${ipAddress} (${location}, ${device}) used a sign-in token that was no longer valid. To protect your account, that session was ended.</p>\n<p>If this was not you, change your password now and tell your administrator.</p>',
        },
      },
    },
  },
  'auth.new_device': {
    name: text('新设备或新地点登录', 'A sign-in from a new device or place'),
    params: ['time', 'ipAddress', 'location', 'device'],
    texts: {
      in_app: {
        zh: {
          subject: '账号在新的设备或地点登录',
          content:
            '${time}，账号在 ${device} 上登录，地点 ${location}（${ipAddress}）。若非本人操作，请立即退出该设备并修改密码。',
        },
        en: {
          subject: 'A sign-in from a new device or place',
          content:
            'At ${time} your account was signed in on ${device}, ${location} (${ipAddress}). If this was not you, sign that device out and change your password now.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 账号安全提醒：新的设备或地点登录',
          content:
            '<p>${userName}，您好：</p>\n<p>${time}，您的账号在 <b>${device}</b> 上登录，地点 ${location}（${ipAddress}）。</p>\n<p>若为本人操作，无需处理；若非本人操作，请立即在“个人资料”中退出该设备、修改密码，并联系管理员。</p>',
        },
        en: {
          subject: '[${siteName}] Account security: a sign-in from a new device or place',
          content:
            '<p>Hello ${userName},</p>\n<p>at ${time} your account was signed in on <b>${device}</b>, ${location} (${ipAddress}).</p>\n<p>If this was you, there is nothing to do. If not, sign that device out on your profile page, change your password now and tell your administrator.</p>',
        },
      },
    },
  },
  'auth.security_changed': {
    name: text('账号安全设置变更', 'The protection of an account changed'),
    params: ['what', 'time', 'ipAddress', 'device'],
    texts: {
      in_app: {
        zh: {
          subject: '账号安全：${what}',
          content: '${what}。时间 ${time}，来自 ${ipAddress}（${device}）。若非本人操作，请立即修改密码并联系管理员。',
        },
        en: {
          subject: 'Account security: ${what}',
          content:
            '${what}, at ${time} from ${ipAddress} (${device}). If this was not you, change your password now and tell your administrator.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 账号安全：${what}',
          content:
            '<p>${userName}，您好：</p>\n<p>${what}。时间 ${time}，来自 ${ipAddress}（${device}）。</p>\n<p>若非本人操作，请立即修改密码并联系管理员。</p>',
        },
        en: {
          subject: '[${siteName}] Account security: ${what}',
          content:
            '<p>Hello ${userName},</p>\n<p>${what}, at ${time} from ${ipAddress} (${device}).</p>\n<p>If this was not you, change your password now and tell your administrator.</p>',
        },
      },
    },
  },
  'auth.code': {
    name: text('身份验证码', 'A code to confirm who one is'),
    params: ['minutes'],
    texts: {
      in_app: {
        zh: { subject: '已发送验证码', content: '验证码不会显示在这里。' },
        en: { subject: 'A code was sent', content: 'Codes are not shown here.' },
      },
      sms: {
        zh: { subject: '', content: '您的验证码是 ${secret}，${minutes} 分钟内有效，请勿告诉任何人。' },
        en: { subject: '', content: 'Your code is ${secret}, good for ${minutes} minutes. Tell it to nobody.' },
      },
      email: {
        zh: {
          subject: '[${siteName}] 您的验证码',
          content:
            '<p>${userName}，您好：</p>\n<p>您的验证码是 <b>${secret}</b>，${minutes} 分钟内有效，只能使用一次。请勿告诉任何人。</p>\n<p>若非本人操作，请修改密码。</p>',
        },
        en: {
          subject: '[${siteName}] Your code',
          content:
            '<p>Hello ${userName},</p>\n<p>your code is <b>${secret}</b>. It is good once, for ${minutes} minutes. Tell it to nobody.</p>\n<p>If you did not ask for it, change your password.</p>',
        },
      },
    },
  },
  'system.test': {
    name: text('测试消息', 'Test message'),
    params: ['time'],
    texts: {
      in_app: {
        zh: { subject: '测试消息', content: '${siteName} 的站内信工作正常（${time}）。' },
        en: { subject: 'Test message', content: 'Notifications of ${siteName} work (${time}).' },
      },
      sms: {
        zh: { subject: '', content: '测试短信：${siteName} 的短信设置工作正常（${time}）。' },
        en: { subject: '', content: 'This is a test: the text messages of ${siteName} work (${time}).' },
      },
      email: {
        zh: {
          subject: '[${siteName}] 测试邮件',
          content: '<p>${userName}，您好：</p>\n<p>这是一封测试邮件，${siteName} 的邮件设置工作正常（${time}）。</p>',
        },
        en: {
          subject: '[${siteName}] Test mail',
          content: '<p>Hello ${userName},</p>\n<p>this is a test: the mail settings of ${siteName} work (${time}).</p>',
        },
      },
    },
  },
} as const satisfies Record<string, Template>

export type TemplateCode = keyof typeof templateCatalogue
/** A value in both languages is given to each recipient in their own. */
export type TemplateParams<C extends TemplateCode> = Record<
  (typeof templateCatalogue)[C]['params'][number],
  string | number | Text
>

export const templateCodes = Object.keys(templateCatalogue) as TemplateCode[]

export function templateParamsOf(code: TemplateCode): string[] {
  return [...commonParams, ...templateCatalogue[code].params]
}

/** The channels that a template is worded for: nothing of an account is said in a group, and a webhook has no words. */
export function templateChannelsOf(code: TemplateCode): Channel[] {
  return channels.filter((channel) => channel !== 'webhook' && !(isRobotProvider(channel) && code.startsWith('auth.')))
}

export function templateTextOf(code: TemplateCode, channel: Channel, language: Language): TemplateText {
  const { texts }: Template = templateCatalogue[code]
  if (channel === 'email') return texts.email[language]
  if (channel !== 'sms') return texts.in_app[language]
  return texts.sms?.[language] ?? { subject: '', content: texts.in_app[language].content }
}
