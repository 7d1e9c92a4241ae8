import { createHmac } from 'node:crypto'
import { type CardPress, cardDecisions } from '../../domain/approvals/cards/card.ts'
import { type Json, stringOf } from '../sign-in/provider-calls.ts'
import { isSame } from './callback-crypto.ts'
import { type CallbackAnswer, type CardDoor, type RawCallback, refuseStale, untrusted } from './card-vendor.ts'
import { dingtalkCard } from './dingtalk-card.ts'
import { parseJson, tellsPress } from './read-press.ts'

type Options = { tenants: readonly string[]; key: string }

/**
 * DingTalk's callbacks. It signs only the time, so that what a callback says is believed no further than the card's own
 * row: the id of the card cannot be guessed, and company and person must be those that it was sent to.
 */
export function createDingtalkDoor({ tenants, key }: Options): CardDoor {
  return {
    contentTypes: ['application/json'],
    showsCards: true,
    nothing: asJson({}),

    read(callback) {
      const timestamp = requireSignature(callback, key)
      const event = parseJson(callback.body)
      if (!event) throw untrusted('不是 JSON', 'is no JSON')
      if (!tenants.includes(String(event.corpId))) throw untrusted('来自其他企业', 'is of another company')
      const press = event.type === 'actionCallback' ? pressOf(event, timestamp) : undefined
      return press ? { kind: 'press', press } : { kind: 'other' }
    },

    answer: ({ words, card }) => {
      const shown = card ? { ...dingtalkCard(card), ...(!card.notice && { notice: words }) } : undefined
      return asJson({
        cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
        ...(shown ? { cardData: { cardParamMap: shown } } : { userPrivateData: { cardParamMap: { notice: words } } }),
      })
    },
  }
}

function requireSignature({ header, now }: RawCallback, key: string): string {
  const timestamp = header('x-ddpaas-signature-timestamp') ?? ''
  const signature = header('x-ddpaas-signature')
  if (!signature) throw untrusted('没有签名', 'is not signed')
  const expected = createHmac('sha256', key).update(timestamp).digest('base64')
  if (!isSame(signature, expected)) throw untrusted('签名不正确', 'has a wrong signature')
  refuseStale(Number(timestamp), now)
  return timestamp
}

function pressOf({ outTrackId, corpId, userId, ...event }: Json, timestamp: string): CardPress | undefined {
  // An older page of the vendor's calls it `value`.
  const content = parseJson(String(event.content ?? event.value ?? ''))
  const { actionIds, params } = Object(content?.cardPrivateData) as { actionIds?: unknown; params?: Json }
  const decision = cardDecisions.find(
    (one) => Array.isArray(actionIds) && actionIds.length === 1 && actionIds[0] === one,
  )
  const [token, tenant, recipient] = [outTrackId, corpId, userId].map(stringOf)
  if (!decision || !token || !tenant || !recipient) return undefined
  const key = `${timestamp}:${decision}`
  return tellsPress({ token, decision, key, comment: params?.comment, by: { tenant, recipient } })
}

function asJson(answer: object): CallbackAnswer {
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(answer) }
}
