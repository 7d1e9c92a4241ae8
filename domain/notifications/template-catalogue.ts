import { type Language, type Text, text } from '../text.ts'
import type { AvailableChannel } from './message.ts'

/** Subject of a mail or title of a note in the bell, and the body: HTML in a mail, plain text in the bell. */
export type TemplateText = { subject: string; content: string }

type Template = {
  name: Text
  /** The variables that the sender gives, besides those that every template has. */
  params: readonly string[]
  texts: Record<AvailableChannel, Record<Language, TemplateText>>
}

/** Variables that the door itself fills in. */
const commonParams = ['userName', 'siteName'] as const

/**
 * What the product itself says, until an administrator words it otherwise. A template that is added here is sent with
 * `notify`, which then demands its variables.
 */
export const templateCatalogue = {
  'run.failed': {
    name: text('任务执行失败', 'A run failed'),
    params: ['taskName', 'runId', 'status', 'scheduledTime', 'error'],
    texts: {
      in_app: {
        zh: {
          subject: '任务“${taskName}”执行失败',
          content: '运行 ${runId}，计划时间 ${scheduledTime}：${status}。\n${error}',
        },
        en: {
          subject: 'The job “${taskName}” failed',
          content: 'Run ${runId}, scheduled for ${scheduledTime}: ${status}.\n${error}',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 任务“${taskName}”执行失败',
          content:
            '<p>${userName}，您好：</p>\n<p>任务 <b>${taskName}</b> 的运行 ${runId}（计划时间 ${scheduledTime}）：${status}。</p>\n<p style="white-space:pre-wrap">${error}</p>',
        },
        en: {
          subject: '[${siteName}] The job “${taskName}” failed',
          content:
            '<p>Hello ${userName},</p>\n<p>run ${runId} of the job <b>${taskName}</b>, scheduled for ${scheduledTime}: ${status}.</p>\n<p style="white-space:pre-wrap">${error}</p>',
        },
      },
    },
  },
  'auth.session_reuse': {
    name: text('登录凭证被重复使用', 'A sign-in token was used twice'),
    params: ['time', 'ipAddress', 'device'],
    texts: {
      in_app: {
        zh: {
          subject: '检测到登录凭证被重复使用，会话已结束',
          content:
            '${time}，来自 ${ipAddress}（${device}）的请求使用了一个已经作废的登录凭证。为保护账号，相关会话已结束。若非本人操作，请立即修改密码。',
        },
        en: {
          subject: 'A spent sign-in token was used again; the session was ended',
          content:
            'At ${time} a request from ${ipAddress} (${device}) used a sign-in token that was no longer valid. To protect your account, that session was ended. If this was not you, change your password now.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 账号安全提醒：登录凭证被重复使用',
          content:
            '<p>${userName}，您好：</p>\n<p>${time}，来自 ${ipAddress}（${device}）的请求使用了一个已经作废的登录凭证。为保护您的账号，相关会话已结束。</p>\n<p>若非本人操作，请立即修改密码并联系管理员。</p>',
        },
        en: {
          subject: '[${siteName}] Account security: a spent sign-in token was used again',
          content:
            '<p>Hello ${userName},</p>\n<p>at ${time} a request from ${ipAddress} (${device}) used a sign-in token that was no longer valid. To protect your account, that session was ended.</p>\n<p>If this was not you, change your password now and tell your administrator.</p>',
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
    params: ['code', 'minutes'],
    texts: {
      in_app: {
        zh: { subject: '已发送验证码', content: '验证码不会显示在这里。' },
        en: { subject: 'A code was sent', content: 'Codes are not shown here.' },
      },
      email: {
        zh: {
          subject: '[${siteName}] 您的验证码',
          content:
            '<p>${userName}，您好：</p>\n<p>您的验证码是 <b>${code}</b>，${minutes} 分钟内有效，只能使用一次。请勿告诉任何人。</p>\n<p>若非本人操作，请修改密码。</p>',
        },
        en: {
          subject: '[${siteName}] Your code',
          content:
            '<p>Hello ${userName},</p>\n<p>your code is <b>${code}</b>. It is good once, for ${minutes} minutes. Tell it to nobody.</p>\n<p>If you did not ask for it, change your password.</p>',
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
