import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import {
  acceptPress,
  carryOutPress,
  findPressedCard,
  type PressedCard,
} from '../../../db/approvals/card-press-queries.ts'
import { getCardFacts, noteAnswered, releaseCard } from '../../../db/approvals/card-queries.ts'
import { systemTransaction } from '../../../db/audit/system-transaction.ts'
import { addStart, deliverInline } from '../../../db/outbox/outbox-queries.ts'
import { getSettings } from '../../../db/settings/setting-queries.ts'
import type { CardPress, Presser } from '../../../domain/approvals/cards/card.ts'
import { requestCard } from '../../../domain/approvals/cards/request-card.ts'
import { confirmedCard } from '../../../domain/approvals/cards/test-card.ts'
import { type Language, type Text, text } from '../../../domain/text.ts'
import type { CardDoor, PressAnswer } from '../../../platform/cards/card-vendor.ts'
import {
  actOnApproval,
  approvalStart,
  cardPressStart,
  orderOfPress,
  showCardsStart,
} from '../../../workflows/approvals/messages.ts'
import type { ApiEnv } from '../../context.ts'
import { publicUrl } from '../../iam/identity-providers/callback-address.ts'

/** The strictest messenger waits two seconds for an answer; what takes longer is done afterwards. */
const actWithinMs = 1200

/**
 * Does what a button says, as the one whom the card was sent to, by the same order that the api gives. When nobody can
 * carry it out right now, it is kept, and done as soon as somebody can.
 */
export async function pressCard(
  c: Context<ApiEnv>,
  { providerId, door }: { providerId: number; door: CardDoor },
  press: CardPress,
): Promise<PressAnswer> {
  const { default_language: language } = await getSettings(c.var.db, 'general')
  if (press.decision === 'confirm') {
    return { tone: 'good', words: words.works[language], card: confirmedCard(language) }
  }
  const card = await findPressedCard(c.var.db, providerId, press.token)
  if (!card || !isTheirs(card, press.by)) return { tone: 'bad', words: words.notYours[language] }
  const facts = await getCardFacts(c.var.db, card.id, language)
  const say = (tone: PressAnswer['tone'], said: Text) =>
    shown(c, { card, door, language }, { tone, words: said[facts.language] })
  if (!card.isUsable) return { tone: 'bad', words: words.switchedOff[facts.language] }
  if (!card.isOpen) return say('info', words.over)
  const accepted = await accept(c, card, press)
  if (!accepted) return say('info', words.again)
  const outcome = await carryOut(c, card, accepted)
  if (outcome === 'later') return say('info', words.processing)
  return outcome ? say('bad', outcome) : say('good', words.done)
}

function isTheirs({ tenant, subject, recipient }: PressedCard, by: Presser): boolean {
  if (tenant === null || tenant !== by.tenant) return false
  return by.subject === undefined ? recipient !== null && by.recipient === recipient : by.subject === subject
}

type Accepted = { pressId: number; outboxId: number }

/** Undefined when this press was told before, or the card is being carried out already. */
async function accept(
  c: Context<ApiEnv>,
  { id, instance_id: instanceId, userId, userName }: PressedCard,
  press: CardPress,
): Promise<Accepted | undefined> {
  const { db, traceId } = c.var
  return systemTransaction(db, { operatorId: userId, operatorName: userName, traceId }, async (tx) => {
    const pressId = await acceptPress(tx, id, press, traceId)
    if (pressId === undefined) return undefined
    const start = cardPressStart({ pressId, instanceId }, traceId)
    return { pressId, outboxId: await addStart(tx, start, { traceId, triedInline: true }) }
  })
}

/** Why it was refused, if it was. `later`: nobody could say in time. */
async function carryOut(
  c: Context<ApiEnv>,
  { instance_id }: PressedCard,
  { pressId, outboxId }: Accepted,
): Promise<Text | 'later' | undefined> {
  const { db, temporal, traceId } = c.var
  let reason: Text | undefined
  const isDone = await deliverInline(db, outboxId, async () => {
    reason = await carryOutPress(db, pressId, (press) =>
      temporal.updateWithStart(approvalStart(instance_id, { traceId }), actOnApproval, orderOfPress(press), {
        timeoutMs: actWithinMs,
      }),
    )
  })
  return isDone ? reason : 'later'
}

/** The answer with the card as it is by now; where an answer cannot say that, the messenger is told afterwards. */
async function shown(
  c: Context<ApiEnv>,
  { card: { id, instance_id }, door, language }: { card: PressedCard; door: CardDoor; language: Language },
  answer: Pick<PressAnswer, 'tone' | 'words'>,
): Promise<PressAnswer> {
  return c.var.db.transaction().execute(async (tx) => {
    if (door.showsCards) {
      await noteAnswered(tx, id)
      return { ...answer, card: requestCard(await getCardFacts(tx, id, language), publicUrl(c)) }
    }
    if (await releaseCard(tx, id)) {
      const { traceId } = c.var
      const start = showCardsStart(instance_id, { occasion: `press:${randomUUID()}`, traceId })
      await addStart(tx, start, { traceId })
    }
    return answer
  })
}

const words = {
  works: text('回调正常', 'The callback works'),
  notYours: text('这张卡片不是发给您的，或已失效', 'This card was not sent to you, or is no longer valid'),
  switchedOff: text('您的账号已停用', 'Your account is switched off'),
  over: text('不再需要您处理', 'Nothing is left for you to do'),
  again: text('已经收到', 'This was received already'),
  processing: text('已收到，正在处理，稍后更新卡片', 'Received and being processed; the card will say what came of it'),
  done: text('已处理', 'Done'),
}
