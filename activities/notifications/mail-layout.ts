import { createHash } from 'node:crypto'
import { escapeHtml } from '../../domain/notifications/template-rules.ts'
import type { OutgoingMessage } from './channels/channel.ts'
import { linkWithin } from './own-link.ts'

/** What every mail of this installation shares. */
export type MailHouse = { from: { name: string; address: string }; siteName: string; publicUrl: string }

export type Mail = { messageId: string; subject: string; html: string; text: string }

const words = {
  zh: { open: '查看详情', note: '此邮件由系统自动发出，请勿直接回复。' },
  en: { open: 'View details', note: 'This mail was sent automatically; please do not reply.' },
} as const

/** The whole mail around the worded message: the same for the same row, however often it is tried. */
export function layOutMail(message: OutgoingMessage, { siteName, publicUrl }: MailHouse): Mail {
  const { open, note } = words[message.language]
  const address = message.link === null ? undefined : linkWithin(publicUrl, message.link)
  const button = address ? `<p><a href="${escapeHtml(address)}">${open}</a></p>` : ''
  const html = `<!doctype html>
<html lang="${message.language}"><head><meta charset="utf-8"><title>${escapeHtml(message.subject ?? '')}</title></head>
<body style="font-family:sans-serif;font-size:15px;line-height:1.6;color:#1f2933">
${message.content}
${button}
<p style="color:#7b8794;font-size:13px">${escapeHtml(siteName)} · ${note}</p>
</body></html>`
  return {
    messageId: messageIdOf(message, publicUrl),
    subject: message.subject ?? '',
    html,
    text: [plainText(message.content), address && `${open}: ${address}`, `${siteName} · ${note}`]
      .filter(Boolean)
      .join('\n\n'),
  }
}

/** Who gets a mail twice after a crash can tell by this that it is one. */
function messageIdOf({ id, batch, recipient, created_at }: OutgoingMessage, publicUrl: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([id, batch, recipient, created_at]))
    .digest('hex')
  return `<${digest.slice(0, 32)}@${new URL(publicUrl).hostname.replaceAll(/[^a-z0-9.-]/gi, '')}>`
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function plainText(html: string): string {
  return html
    .replaceAll(/<br\s*\/?>|<\/(p|div|li|tr|h\d)>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
