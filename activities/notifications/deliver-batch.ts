import {
  claimMessage,
  findFewestRetries,
  listPendingMessages,
  type PendingMessage,
  postponeMessages,
  settleMessage,
} from '../../db/notifications/message-queries.ts'
import { getWebhookSecrets } from '../../db/notifications/webhook-secrets.ts'
import { retryDelaysMs } from '../../domain/notifications/message.ts'
import { text } from '../../domain/text.ts'
import type { Egress } from '../../platform/egress/egress.ts'
import type { Delivery, OpenChannel } from './channels/channel.ts'
import { openMailChannel } from './channels/email.ts'
import { openSmsChannel } from './channels/sms.ts'
import { openWebhookChannel } from './channels/webhook.ts'
import { findMailRoute, type MailRouteDeps } from './mail-route.ts'
import { openMessage } from './outgoing-message.ts'
import { deliverByRobot } from './robot-delivery.ts'
import { findSmsRoute } from './sms-route.ts'

/** The next round goes on behind this id after `waitMs`; none when every message is settled. */
export type DeliveryRound = { nextAfterId?: number; waitMs: number }

export type DeliveryDeps = MailRouteDeps & {
  egress: Egress
  retryDelays?: readonly number[]
  smsTimeoutMs?: number
}

const messagesAtOnce = 100
/** Somebody else has the rest in hand. */
const lookAgainMs = 5000

type Channel = PendingMessage['channel']

/**
 * Tries each message of a batch that still waits, behind the given id, and writes down at once how it went. Any number
 * may do it at the same time: each message is claimed by one. A crash between sending and writing sends once more: a
 * mail under the same Message-ID, a webhook under the same id.
 */
export function createBatchDelivery({ retryDelays = retryDelaysMs, egress, smsTimeoutMs, ...mail }: DeliveryDeps) {
  const { db, secrets } = mail

  return async function deliverBatch(
    { batch, afterId }: { batch: string; afterId: number },
    signal?: AbortSignal,
  ): Promise<DeliveryRound> {
    const messages = await listPendingMessages(db, batch, { afterId, limit: messagesAtOnce })
    const channels = new Map<Channel, OpenChannel>()
    // What blocks one message of a channel blocks all of them: the others need not find that out again.
    const blocked = new Set<Channel>()
    const waits: number[] = []
    try {
      for (const message of messages) {
        signal?.throwIfAborted()
        if (message.robot_id !== null) {
          waits.push(await deliverToRobot(message))
        } else if (!blocked.has(message.channel) && (await claim(message))) {
          const channel = channels.get(message.channel) ?? (await openChannel(message.channel))
          channels.set(message.channel, channel)
          const delivery = isExpired(message) ? expired : await channel.send(openMessage(message, secrets))
          await writeDown([message], delivery)
          if (delivery.result === 'blocked') blocked.add(message.channel)
        }
      }
    } finally {
      for (const channel of channels.values()) channel.close()
    }
    const last = messages.at(-1)
    if (blocked.size === 0 && last && messages.length === messagesAtOnce) return { nextAfterId: last.id, waitMs: 0 }
    return nextRound(batch, Math.max(0, ...waits))
  }

  async function openChannel(channel: Channel): Promise<OpenChannel> {
    if (channel === 'sms')
      return openSmsChannel({ settings: await findSmsRoute(mail), egress, timeoutMs: smsTimeoutMs })
    if (channel === 'webhook') return openWebhookChannel({ egress, secrets: await getWebhookSecrets(db, secrets) })
    return openMailChannel(await findMailRoute(mail))
  }

  /** Gives how long the robot has to wait before it may say it. */
  async function deliverToRobot(message: PendingMessage): Promise<number> {
    const outcome = await deliverByRobot({ ...mail, egress }, message)
    if ('waitMs' in outcome) return outcome.waitMs
    await writeDown(outcome.messages, outcome.delivery)
    return 0
  }

  function claim(message: PendingMessage): Promise<boolean> {
    return db.transaction().execute((tx) => claimMessage(tx, message))
  }

  async function writeDown(messages: PendingMessage[], delivery: Delivery): Promise<void> {
    await db.transaction().execute(async (tx) => {
      for (const message of messages) {
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
      }
    })
  }

  async function nextRound(batch: string, robotWaitMs: number): Promise<DeliveryRound> {
    const retries = await findFewestRetries(db, batch)
    if (retries === undefined) return { waitMs: 0 }
    return { nextAfterId: 0, waitMs: Math.ceil(robotWaitMs) || (retryDelays[retries - 1] ?? lookAgainMs) }
  }
}

function isExpired({ expires_at }: PendingMessage): boolean {
  return expires_at !== null && expires_at.getTime() <= Date.now()
}

const expired: Delivery = {
  result: 'refused',
  reason: text('其中的验证码或链接已过期，不再发送', 'Its code or link has expired, so it is not sent any more'),
}
