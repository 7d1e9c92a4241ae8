import { Context } from '@temporalio/activity'
import {
  findFewestRetries,
  listPendingMessages,
  type PendingMessage,
  postponeMessages,
  settleMessage,
} from '../../db/notifications/message-queries.ts'
import { retryDelaysMs } from '../../domain/notifications/message.ts'
import type { Delivery } from './channels/channel.ts'
import { openMailChannel } from './channels/email.ts'
import { findMailRoute, type MailRouteDeps } from './mail-route.ts'

/** The next round goes on behind this id after `waitMs`; none when every message is settled. */
export type DeliveryRound = { nextAfterId?: number; waitMs: number }

type Deps = MailRouteDeps & { retryDelays?: readonly number[] }

const messagesAtOnce = 100

export type NotificationActivities = ReturnType<typeof createNotificationActivities>

export function createNotificationActivities({ retryDelays = retryDelaysMs, ...mail }: Deps) {
  const { db } = mail
  return {
    /**
     * Tries each message of the batch that still waits, behind the given id, and writes down at once how it went. A
     * crash between sending and writing sends once more, under the same Message-ID.
     */
    async deliverMessages({ batch, afterId }: { batch: string; afterId: number }): Promise<DeliveryRound> {
      const messages = await listPendingMessages(db, batch, { afterId, limit: messagesAtOnce })
      const channel = openMailChannel(await findMailRoute(mail))
      const context = Context.current()
      const pulse = setInterval(() => context.heartbeat(), 5000)
      try {
        for (const message of messages) {
          context.cancellationSignal.throwIfAborted()
          const delivery = await channel.send(message)
          await writeDown(message, delivery)
          // What blocks one message blocks all: the others need not find that out again.
          if (delivery.result === 'blocked') return nextRound(batch)
        }
      } finally {
        clearInterval(pulse)
        channel.close()
      }
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
