import { Context } from '@temporalio/activity'
import {
  findFewestRetries,
  listPendingMessages,
  type PendingMessage,
  postponeMessages,
  settleMessage,
} from '../../db/notifications/message-queries.ts'
import { retryDelaysMs } from '../../domain/notifications/message.ts'
import { text } from '../../domain/text.ts'
import type { Egress } from '../../platform/egress/egress.ts'
import type { Delivery, OpenChannel } from './channels/channel.ts'
import { openMailChannel } from './channels/email.ts'
import { openSmsChannel } from './channels/sms.ts'
import { findMailRoute, type MailRouteDeps } from './mail-route.ts'
import { openMessage } from './outgoing-message.ts'
import { findSmsRoute } from './sms-route.ts'

/** The next round goes on behind this id after `waitMs`; none when every message is settled. */
export type DeliveryRound = { nextAfterId?: number; waitMs: number }

type Deps = MailRouteDeps & { egress: Egress; retryDelays?: readonly number[]; smsTimeoutMs?: number }

const messagesAtOnce = 100

export type NotificationActivities = ReturnType<typeof createNotificationActivities>

export function createNotificationActivities({ retryDelays = retryDelaysMs, egress, smsTimeoutMs, ...mail }: Deps) {
  const { db, secrets } = mail

  async function openChannel(channel: PendingMessage['channel']): Promise<OpenChannel> {
    if (channel !== 'sms') return openMailChannel(await findMailRoute(mail))
    return openSmsChannel({ settings: await findSmsRoute(mail), egress, timeoutMs: smsTimeoutMs })
  }

  return {
    /**
     * Tries each message of the batch that still waits, behind the given id, and writes down at once how it went. A
     * crash between sending and writing sends once more: a mail under the same Message-ID.
     */
    async deliverMessages({ batch, afterId }: { batch: string; afterId: number }): Promise<DeliveryRound> {
      const messages = await listPendingMessages(db, batch, { afterId, limit: messagesAtOnce })
      const channels = new Map<PendingMessage['channel'], OpenChannel>()
      // What blocks one message of a channel blocks all of them: the others need not find that out again.
      const blocked = new Set<PendingMessage['channel']>()
      const context = Context.current()
      const pulse = setInterval(() => context.heartbeat(), 5000)
      try {
        for (const message of messages) {
          context.cancellationSignal.throwIfAborted()
          if (blocked.has(message.channel)) continue
          const channel = channels.get(message.channel) ?? (await openChannel(message.channel))
          channels.set(message.channel, channel)
          const delivery = isExpired(message) ? expired : await channel.send(openMessage(message, secrets))
          await writeDown(message, delivery)
          if (delivery.result === 'blocked') blocked.add(message.channel)
        }
      } finally {
        clearInterval(pulse)
        for (const channel of channels.values()) channel.close()
      }
      if (blocked.size > 0) return nextRound(batch)
      const last = messages.at(-1)
      return last && messages.length === messagesAtOnce ? { nextAfterId: last.id, waitMs: 0 } : nextRound(batch)
    },
  }

  async function writeDown(message: PendingMessage, delivery: Delivery): Promise<void> {
    await db.transaction().execute(async (tx) => {
      switch (delivery.result) {
        case 'sent':
        case 'captured':
          await settleMessage(tx, message, { status: delivery.result })
          break
        case 'refused':
          await settleMessage(tx, message, { status: 'failed', errorMsg: delivery.reason })
          break
        case 'later':
        case 'blocked':
          await postponeMessages(tx, {
            message,
            errorMsg: delivery.reason,
            retries: retryDelays.length,
            isWholeBatch: delivery.result === 'blocked',
          })
      }
    })
  }

  async function nextRound(batch: string): Promise<DeliveryRound> {
    const retries = await findFewestRetries(db, batch)
    return retries === undefined ? { waitMs: 0 } : { nextAfterId: 0, waitMs: retryDelays[retries - 1] ?? 0 }
  }
}

function isExpired({ expires_at }: PendingMessage): boolean {
  return expires_at !== null && expires_at.getTime() <= Date.now()
}

const expired: Delivery = {
  result: 'refused',
  reason: text('其中的验证码或链接已过期，不再发送', 'Its code or link has expired, so it is not sent any more'),
}
