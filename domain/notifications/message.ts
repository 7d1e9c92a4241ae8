export const channels = ['email', 'sms', 'in_app', 'dingtalk', 'feishu', 'wechat', 'webhook'] as const
export type Channel = (typeof channels)[number]

/** Vendors whose robots speak in a group. */
export const robotProviders = ['dingtalk', 'feishu', 'wechat'] as const satisfies readonly Channel[]
export type RobotProvider = (typeof robotProviders)[number]

export function isRobotProvider(channel: Channel): channel is RobotProvider {
  return (robotProviders as readonly Channel[]).includes(channel)
}

/** `captured`: kept in the local outbox, because there is no server to send it by. */
export const messageStatuses = ['pending', 'sent', 'failed', 'captured'] as const
export type MessageStatus = (typeof messageStatuses)[number]

export const notificationTypes = ['system', 'approval', 'task', 'alert'] as const
export type NotificationType = (typeof notificationTypes)[number]

/** One address and nothing else: no list, no name, no quoting, nothing that a mail server would read as a command. */
export function isMailAddress(value: string): boolean {
  return value.length <= 254 && /^[^\s@<>()[\],;:\\"\p{Cc}]{1,64}@[^\s@<>()[\],;:\\"\p{Cc}]{1,253}$/u.test(value)
}

const minute = 60_000

/** Milliseconds before each retry of a message: eight over about ten hours, then it is given up. */
export const retryDelaysMs: readonly number[] = [
  10_000,
  30_000,
  minute,
  5 * minute,
  15 * minute,
  60 * minute,
  180 * minute,
  360 * minute,
]

/** Stands in the words of a message where its code or token goes. */
export const secretPlaceholder = '{{secret}}'

export function withSecret(words: string, secret: string): string {
  return words.replaceAll(secretPlaceholder, secret)
}

/** A number as it is dialled from anywhere, `+8613800138000`; one without a country is taken for a Chinese mobile. */
export function internationalNumber(phone: string): string | undefined {
  const digits = phone.replaceAll(/[\s()-]/g, '')
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits
  return /^1\d{10}$/.test(digits) ? `+86${digits}` : undefined
}
