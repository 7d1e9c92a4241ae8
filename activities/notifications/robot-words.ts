import type { PendingMessage } from '../../db/notifications/message-queries.ts'
import { escapeMarkdown } from '../../domain/notifications/template-rules.ts'
import type { RobotMessage } from '../../platform/robots/robot-vendor.ts'
import { linkWithin } from './own-link.ts'

const words = {
  zh: { open: '查看详情', many: (count: number) => `${count} 条告警` },
  en: { open: 'View details', many: (count: number) => `${count} alerts` },
} as const

const goodNews = 'run.recovered'

/** What a robot says: the message, or, of several that have piled up, one that names them all. */
export function robotWords(
  messages: readonly [PendingMessage, ...PendingMessage[]],
  { publicUrl, siteName }: { publicUrl: string; siteName: string },
): RobotMessage {
  const [first, ...others] = messages
  const { open, many } = words[first.language]
  const isGood = messages.every(({ template_code }) => template_code === goodNews)
  if (others.length > 0) {
    const text = messages.map((message) => `- ${titleWithLink(message, publicUrl)}`).join('\n')
    return { title: `${escapeMarkdown(siteName)} · ${many(messages.length)}`, text, isGood }
  }
  const url = first.link === null ? undefined : linkWithin(publicUrl, first.link)
  return {
    title: titleOf(first),
    text: first.content,
    isGood,
    ...(url && { link: { label: open, url } }),
  }
}

function titleWithLink(message: PendingMessage, publicUrl: string): string {
  const url = message.link === null ? undefined : linkWithin(publicUrl, message.link)
  return url ? `[${titleOf(message)}](${url})` : titleOf(message)
}

function titleOf({ subject, template_code }: PendingMessage): string {
  return escapeMarkdown(subject || template_code)
}
