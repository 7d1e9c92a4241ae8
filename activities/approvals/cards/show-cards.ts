import {
  claimCard,
  getCardFacts,
  nextCardInMs,
  noteShown,
  noteUnshown,
  type WaitingCard,
} from '../../../db/approvals/card-queries.ts'
import type { Db } from '../../../db/database.ts'
import { openCardProvider } from '../../../db/iam/card-provider.ts'
import { getIdentityProvider } from '../../../db/iam/identity-provider-queries.ts'
import { getSettings } from '../../../db/settings/setting-queries.ts'
import type { SentCard } from '../../../domain/approvals/cards/card.ts'
import { requestCard } from '../../../domain/approvals/cards/request-card.ts'
import { retryDelaysMs } from '../../../domain/notifications/message.ts'
import type { SecretBox } from '../../../domain/secret-box.ts'
import { text } from '../../../domain/text.ts'
import { type CardFault, type CardVendor, cardFault } from '../../../platform/cards/card-vendor.ts'
import { createCardVendors } from '../../../platform/cards/card-vendors.ts'
import type { Egress } from '../../../platform/egress/egress.ts'

export type RoundDeps = {
  db: Db
  secrets: SecretBox
  egress: Egress
  publicUrl: string
  /** Before each retry of a card, in milliseconds. */
  retryDelays?: readonly number[]
  vendorTimeoutMs?: number
}

/**
 * Tells messengers of each card of an instance whose version they do not show. Any number may do it at the same time: each
 * card is claimed by one. A crash between telling and writing tells once more, under the same token.
 */
export function createCardRounds({ db, secrets, egress, publicUrl, ...options }: RoundDeps) {
  const { retryDelays = retryDelaysMs, vendorTimeoutMs } = options
  const vendors = createCardVendors({ egress, timeoutMs: vendorTimeoutMs })

  return async function showRound(instanceId: number, signal?: AbortSignal): Promise<{ waitMs?: number }> {
    for (;;) {
      signal?.throwIfAborted()
      const card = await db.transaction().execute((tx) => claimCard(tx, instanceId))
      if (!card) break
      await show(card)
    }
    const waitMs = await nextCardInMs(db, instanceId)
    return waitMs === undefined ? {} : { waitMs }
  }

  async function show(card: WaitingCard): Promise<void> {
    const told = await tell(card)
    await db.transaction().execute(async (tx) => {
      if (!('kind' in told)) return noteShown(tx, card, told.sent)
      const waitMs = told.kind === 'later' ? (told.waitMs ?? retryDelays[card.tries]) : undefined
      return noteUnshown(tx, card.id, {
        reason: told.reason,
        waitMs: card.tries < retryDelays.length ? waitMs : undefined,
      })
    })
  }

  async function tell(card: WaitingCard): Promise<{ sent: SentCard | undefined } | CardFault> {
    // What nobody saw need not be taken back.
    if (card.message_id === null && card.isClosed && !card.wasLost) return { sent: undefined }
    const { subject, token } = card
    if (subject === null) return { kind: 'refused', reason: unlinked }
    const provider = openCardProvider(secrets, await getIdentityProvider(db, card.provider_id))
    const vendor = provider && vendors.vendorOf(provider)
    if (!vendor) return { kind: 'refused', reason: switchedOff }
    return attempt(vendor, card, { subject, token })
  }

  async function attempt(
    vendor: CardVendor,
    card: WaitingCard,
    to: { subject: string; token: string },
  ): Promise<{ sent: SentCard } | CardFault> {
    const { default_language } = await getSettings(db, 'general')
    const view = requestCard(await getCardFacts(db, card.id, default_language), publicUrl)
    const { message_id: messageId, recipient, update_code: updateCode } = card
    try {
      if (messageId !== null) return { sent: await vendor.update(view, { ...to, messageId, recipient, updateCode }) }
      const sent = await vendor.send(view, to)
      // Sent again under its token, what the messenger has already shows what it showed before.
      return { sent: card.isClosed ? await vendor.update(view, { ...to, ...sent }) : sent }
    } catch (error) {
      return cardFault(error, vendor)
    }
  }
}

const unlinked = text('用户已解除绑定', 'The person unlinked the messenger')
const switchedOff = text('审批卡片已停用', 'Cards of this provider are switched off')
