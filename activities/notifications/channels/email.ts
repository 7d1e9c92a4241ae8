import { createTransport } from 'nodemailer'
import { text } from '../../../domain/text.ts'
import type { SmtpOptions } from '../../../platform/mail/smtp-options.ts'
import { layOutMail, type MailHouse } from '../mail-layout.ts'
import type { Delivery, OpenChannel, OutgoingMessage } from './channel.ts'

const timeoutMs = 10_000

/** By SMTP; without a server, mail stays in the local outbox, which is `message_log` itself. */
export function openMailChannel({ smtp, house }: { smtp: SmtpOptions | undefined; house: MailHouse }): OpenChannel {
  if (!smtp) return { send: async () => ({ result: 'captured' }), close: () => {} }
  const transport = createTransport({
    ...transportOptions(smtp),
    pool: true,
    maxConnections: 1,
    maxRequeues: 1,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: 2 * timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(message) {
      try {
        await transport.sendMail(mailOf(message, house))
        return { result: 'sent' }
      } catch (error) {
        return failureOf(error)
      }
    },
    close: () => transport.close(),
  }
}

function transportOptions({ host, port, encryption, user, password }: SmtpOptions) {
  return {
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    // Where an unencrypted connection would do, one to a server that nobody vouches for is no worse (RFC 7435).
    tls: { minVersion: 'TLSv1.2' as const, rejectUnauthorized: encryption !== 'opportunistic' },
    ...(user !== '' && { auth: { user, pass: password } }),
  }
}

/** Addresses as objects and an envelope of its own: nothing in a name or a subject becomes a recipient or a header. */
function mailOf(message: OutgoingMessage, house: MailHouse) {
  const { messageId, subject, html, text } = layOutMail(message, house)
  return {
    messageId,
    from: house.from,
    to: { name: '', address: message.recipient },
    envelope: { from: house.from.address, to: [message.recipient] },
    subject,
    html,
    text,
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

const aboutThisMail = new Set(['EENVELOPE', 'EMESSAGE', 'ESTREAM'])
/** "Service not available, closing transmission channel": about the server, whatever it was said to. */
const closingChannel = 421

function failureOf(error: unknown): Delivery {
  const {
    code = '',
    responseCode,
    message,
  } = Object(error) as { code?: string; responseCode?: number; message?: string }
  const said = (message ?? String(error)).replaceAll(/\s+/g, ' ').slice(0, 500)
  const reason = text(`邮件服务器：${said}`, `Mail server: ${said}`)
  if (!aboutThisMail.has(code) || responseCode === closingChannel) return { result: 'blocked', reason }
  return { result: responseCode === undefined || responseCode >= 500 ? 'refused' : 'later', reason }
}
