/** Every channel that has a code; what cannot be sent yet is refused where somebody asks for it. */
export const channels = ['email', 'sms', 'in_app', 'dingtalk', 'feishu', 'wechat', 'webhook'] as const
export type Channel = (typeof channels)[number]

export const availableChannels = ['in_app', 'email'] as const satisfies readonly Channel[]
export type AvailableChannel = (typeof availableChannels)[number]

export function isAvailableChannel(channel: Channel): channel is AvailableChannel {
  return (availableChannels as readonly Channel[]).includes(channel)
}

/** `captured`: kept in the local outbox, because no mail server is set. */
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
