import { randomBytes, randomUUID } from 'node:crypto'
import { feishuCallback, type Hostility, type SentCallback } from './im-callbacks.ts'
import type { Answer } from './im-company.ts'
import { dingtalkAnswers, pressDingtalk } from './im-dingtalk-cards.ts'
import type { ImPerson } from './im-vendors.ts'
import { canPressWechat, pressWechat, wechatAnswers } from './im-wechat-cards.ts'

/** A card as somebody sees it. `shown`: what it says, newest last. */
export type SeenCard = {
  vendor: 'feishu' | 'dingtalk' | 'wechat'
  messageId: string
  to: string
  shown: object[]
  sendCount: number
}

export type ImCards = {
  /** What people would have seen, in the order in which they would have. */
  seen: SeenCard[]
  /** What callbacks carry, and what they are signed or sealed with. */
  callbackToken: string
  callbackSecret: string
  /** The same for WeCom, whose keys have 43 characters; and by which codes its cards can be changed. */
  wechatKey: string
  codes: Map<string, string>
  /** Of DingTalk: the template that somebody drew, and where it was told to bring callbacks. */
  templateId: string
  registered: string | undefined
  /** Whom the robot may not write to, by the id that cards are sent to. */
  unreachable: Set<string>
  /** So many of the next calls come too often; it says to wait for a second. */
  tooOften: number
  /** Cards are as old as cannot be changed any more. */
  isFrozen: boolean
  /** What the messenger tells when somebody presses; throws where their card has no such button. */
  press(card: SeenCard, by: ImPerson, press: Press): SentCallback
  /** How it asks whether an address is ours. */
  challenge(word: string, hostility?: Hostility): SentCallback
}

export type Press = {
  button: string
  comment?: string
  /** Told again under the same id. */
  eventId?: string
  /** What stands in the event otherwise. */
  change?: { app_id?: string; tenant_key?: string; token?: string }
  hostility?: Hostility
}

export type CardPeer = { appId: string; isAppToken(token: string): boolean }

/** How an application brings cards to people, and how what they press comes back. */
export function createImCards({ appId, isAppToken }: CardPeer): { cards: ImCards; answers: Record<string, Answer> } {
  const byUuid = new Map<string, SeenCard>()
  const cards: ImCards = {
    seen: [],
    callbackToken: randomUUID(),
    callbackSecret: randomUUID().replaceAll('-', ''),
    wechatKey: randomBytes(32).toString('base64').replaceAll(/[+/]/g, 'a').slice(0, 43),
    codes: new Map(),
    templateId: `${randomUUID()}.schema`,
    registered: undefined,
    unreachable: new Set(),
    tooOften: 0,
    isFrozen: false,
    press(card, by, press) {
      if (card.vendor === 'dingtalk') return pressDingtalk(cards, card, by, press)
      return card.vendor === 'wechat' ? pressWechat(cards, card, by, press) : pressFeishu(card, by, press)
    },
    challenge: (challenge, hostility) =>
      feishuCallback({ challenge, token: cards.callbackToken, type: 'url_verification' }, cards.callbackSecret, {
        isUnsigned: true,
        ...hostility,
      }),
  }

  function pressFeishu(card: SeenCard, by: ImPerson, { button, comment, eventId, change, hostility }: Press) {
    const found = findButton(card.shown.at(-1), button)
    if (!found) throw new Error(`nobody can press ${button} on ${JSON.stringify(card.shown.at(-1))}`)
    const { token = cards.callbackToken, app_id = appId, tenant_key = by.company } = change ?? {}
    const header = { event_id: eventId ?? randomUUID(), token, app_id, tenant_key, event_type: 'card.action.trigger' }
    const operator = { tenant_key: by.company, open_id: `ou_${by.userId}`, user_id: by.userId, union_id: by.unionId }
    const action = { tag: 'button', name: button, value: found.value, form_value: { comment: comment ?? '' } }
    const context = { open_message_id: card.messageId, open_chat_id: 'oc_1' }
    const event = { operator, token: `c-${randomUUID()}`, action, context, host: 'im_message' }
    return feishuCallback({ schema: '2.0', header, event }, cards.callbackSecret, hostility)
  }

  const guarded =
    (answer: Answer): Answer =>
    (asked) => {
      if (!isAppToken(String(asked.headers.authorization).replace(/^Bearer /, ''))) {
        return [400, { code: 99991663, msg: 'Invalid access token for authorization.' }]
      }
      if (cards.tooOften > 0) {
        cards.tooOften--
        return [429, { code: 99991400, msg: 'request trigger frequency limit' }, { 'x-ogw-ratelimit-reset': '1' }]
      }
      return answer(asked)
    }

  return {
    cards,
    answers: {
      ...dingtalkAnswers(cards, { appId, isAppToken }),
      ...wechatAnswers(cards, { appId, isAppToken }),
      'POST /open-apis/im/v1/messages': guarded(({ body, query }) => {
        const { receive_id: to, msg_type, content, uuid } = body as Record<string, string>
        const isFine = query.get('receive_id_type') === 'union_id' && msg_type === 'interactive' && to && uuid
        const card = isFine ? readCard(content) : undefined
        if (!card || !to || !uuid || uuid.length > 50) return [400, { code: 230001, msg: 'invalid parameter' }]
        if (cards.unreachable.has(to)) return [400, { code: 230013, msg: 'Bot has NO availability to this user.' }]
        const known = byUuid.get(uuid) ?? {
          vendor: 'feishu' as const,
          messageId: `om_${randomUUID()}`,
          to,
          shown: [card],
          sendCount: 0,
        }
        known.sendCount++
        if (!byUuid.has(uuid)) cards.seen.push(known)
        byUuid.set(uuid, known)
        return [200, { code: 0, msg: 'success', data: { message_id: known.messageId } }]
      }),
      'PATCH /open-apis/im/v1/messages/*': guarded(({ body, path }) => {
        const known = cards.seen.find(({ messageId }) => path.endsWith(`/${messageId}`))
        const card = readCard(String(body.content))
        if (!known || !card) return [400, { code: 230001, msg: 'invalid parameter' }]
        if (cards.isFrozen) return [400, { code: 230031, msg: 'This message has been sent for more than 14 days.' }]
        known.shown.push(card)
        return [200, { code: 0, msg: 'success', data: {} }]
      }),
    },
  }
}

const mostBytes = 30 * 1024

/** What Feishu takes for a card of version 2.0: what it does not know, it refuses. */
function readCard(content: string | undefined): object | undefined {
  if (content === undefined || Buffer.byteLength(content) > mostBytes) return undefined
  const card = JSON.parse(content) as { schema?: string; body?: { elements?: { tag: string }[] } }
  const known = ['div', 'hr', 'form', 'button', 'markdown', 'column_set', 'input']
  const isKnown = card.body?.elements?.every(({ tag }) => known.includes(tag))
  return card.schema === '2.0' && isKnown ? card : undefined
}

type Button = { value: object }

function findButton(card: unknown, name: string): Button | undefined {
  if (typeof card !== 'object' || card === null) return undefined
  const { tag, name: own, behaviors } = card as { tag?: string; name?: string; behaviors?: Button[] }
  if (tag === 'button' && own === name) return behaviors?.[0]
  for (const inner of Object.values(card)) {
    const found = findButton(inner, name)
    if (found) return found
  }
  return undefined
}

/** Whether anything can be pressed on what somebody sees. */
export function hasButtons(card: SeenCard): boolean {
  if (card.vendor === 'wechat') return canPressWechat(card, 'approve')
  const shown = card.shown.at(-1)
  if (card.vendor === 'dingtalk') return (shown as { can_decide?: string }).can_decide === 'true'
  return findButton(shown, 'approve') !== undefined
}
