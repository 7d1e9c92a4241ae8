import { randomUUID } from 'node:crypto'
import { createWechatSeal } from '../../platform/cards/wechat-crypto.ts'
import type { Hostility, SentCallback } from './im-callbacks.ts'
import type { CardPeer, ImCards, Press, SeenCard } from './im-cards.ts'
import type { Answer } from './im-company.ts'
import type { ImPerson } from './im-vendors.ts'

type TemplateCard = { card_type?: string; task_id?: string; button_list?: { key: string }[]; replace_text?: string }

/** 企业微信: a card can be changed once by each code that came with it, or with a press. */
export function wechatAnswers(cards: ImCards, { isAppToken }: CardPeer): Record<string, Answer> {
  const guarded =
    (answer: (body: Record<string, unknown>) => object): Answer =>
    ({ body, query }) => {
      if (!isAppToken(query.get('access_token') ?? '')) return [200, { errcode: 40014, errmsg: 'invalid access_token' }]
      if (cards.tooOften === 0) return [200, { errcode: 0, errmsg: 'ok', ...answer(body) }]
      cards.tooOften--
      return [200, { errcode: 45009, errmsg: 'api freq out of limit' }]
    }

  return {
    'POST /cgi-bin/message/send': guarded(({ touser, template_card, msgtype }) => {
      const card = template_card as TemplateCard
      if (msgtype !== 'template_card' || card.card_type !== 'button_interaction' || !card.task_id)
        return { errcode: 40058 }
      const to = String(touser)
      if (cards.unreachable.has(to)) return { invaliduser: to }
      const messageId = `msg-${card.task_id}`
      const known = cards.seen.find((one) => one.messageId === messageId)
      if (known) known.sendCount++
      else cards.seen.push({ vendor: 'wechat', messageId, to, shown: [card], sendCount: 1 })
      return { msgid: messageId, response_code: newCode(cards, messageId) }
    }),
    'POST /cgi-bin/message/update_template_card': guarded(({ response_code, template_card }) => {
      const messageId = cards.codes.get(String(response_code))
      const known = cards.seen.find((one) => one.messageId === messageId)
      if (!known) return { errcode: 41051, errmsg: 'response_code expired' }
      cards.codes.delete(String(response_code))
      known.shown.push(template_card as object)
      return {}
    }),
  }
}

function newCode(cards: ImCards, messageId: string): string {
  const code = randomUUID()
  cards.codes.set(code, messageId)
  return code
}

export function canPressWechat({ shown }: SeenCard, button: string): boolean {
  const { button_list = [], replace_text } = shown.at(-1) as TemplateCard
  return replace_text === undefined && button_list.some(({ key }) => key === button)
}

export function pressWechat(cards: ImCards, card: SeenCard, by: ImPerson, press: Press): SentCallback {
  const { button, change, hostility, eventId } = press
  if (!canPressWechat(card, button))
    throw new Error(`nobody can press ${button} on ${JSON.stringify(card.shown.at(-1))}`)
  const { task_id } = card.shown.at(-1) as TemplateCard
  const event =
    `<xml><ToUserName><![CDATA[${change?.tenant_key ?? by.company}]]></ToUserName><FromUserName><![CDATA[${by.userId}]]></FromUserName>` +
    `<CreateTime>${eventId ?? Math.floor(Date.now() / 1000)}</CreateTime><MsgType><![CDATA[event]]></MsgType>` +
    `<Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[${button}]]></EventKey><TaskId><![CDATA[${task_id}]]></TaskId>` +
    `<CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[${newCode(cards, card.messageId)}]]></ResponseCode></xml>`
  return wechatCallback(event, { cards, receiver: change?.tenant_key ?? by.company, hostility })
}

type Sealing = { cards: ImCards; receiver: string; hostility?: Hostility | undefined; asks?: boolean }

/** Sealed and signed as WeCom does. `asks`: whether the address is ours, by its query alone. */
export function wechatCallback(plain: string, { cards, receiver, hostility = {}, asks }: Sealing): SentCallback {
  const seal = createWechatSeal({ token: cards.callbackToken, key: hostility.key ?? cards.wechatKey, receiver })
  const sealed = seal.seal(plain)
  const timestamp = String(Math.floor((Date.now() - (hostility.ageMs ?? 0)) / 1000))
  const nonce = randomUUID()
  const signature = seal.sign({ timestamp, nonce, sealed })
  const query = new URLSearchParams({ msg_signature: hostility.isUnsigned ? '' : signature, timestamp, nonce })
  if (asks) query.set('echostr', sealed)
  const body = hostility.isPlain
    ? plain
    : `<xml><ToUserName>${receiver}</ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
  return { headers: { 'Content-Type': 'text/xml' }, query: `?${query}`, body: hostility.alter?.(body) ?? body }
}
