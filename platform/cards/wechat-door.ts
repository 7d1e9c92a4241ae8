import { randomBytes } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import { type CardPress, cardDecisions } from '../../domain/approvals/cards/card.ts'
import { type Json, stringOf } from '../sign-in/provider-calls.ts'
import { isSame } from './callback-crypto.ts'
import { type CallbackAnswer, type CardDoor, refuseStale, untrusted } from './card-vendor.ts'
import { tellsPress } from './read-press.ts'
import { createWechatSeal, type WechatSeal } from './wechat-crypto.ts'

type Options = { corpId: string; token: string; key: string }

/** Entities and document types are left alone: what is in there is the vendor's own, and plain. */
const parser = new XMLParser({ processEntities: false, parseTagValue: false, ignoreAttributes: true })

/** 企业微信's callbacks: XML that is sealed and signed; an answer can only put words in place of the buttons. */
export function createWechatDoor({ corpId, token, key }: Options): CardDoor {
  const seal = createWechatSeal({ token, key, receiver: corpId })
  return {
    contentTypes: ['text/xml', 'application/xml'],
    showsCards: false,
    nothing: { contentType: 'text/plain; charset=utf-8', body: 'success' },

    read({ query, body, now }) {
      const echo = query.get('echostr')
      const sealed = echo ?? stringOf(documentIn(body.toString()).Encrypt) ?? ''
      const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? '']
      if (!isSame(query.get('msg_signature') ?? '', seal.sign({ timestamp, nonce, sealed }))) {
        throw untrusted('签名不正确', 'has a wrong signature')
      }
      refuseStale(Number(timestamp) * 1000, now)
      const plain = seal.open(sealed)
      if (echo !== null) return { kind: 'challenge', answer: { contentType: 'text/plain; charset=utf-8', body: plain } }
      const press = pressOf(documentIn(plain), corpId)
      return press ? { kind: 'press', press } : { kind: 'other' }
    },

    answer: ({ words }, { by }) => sealedAnswer(seal, { to: by.subject ?? '', from: corpId, words }),
  }
}

function documentIn(text: string): Json {
  // A document type could name entities, and is never sent.
  if (text.includes('<!DOCTYPE')) throw untrusted('的格式不正确', 'is not understood')
  try {
    const { xml } = parser.parse(text) as { xml?: unknown }
    return typeof xml === 'object' && xml !== null ? (xml as Json) : {}
  } catch {
    throw untrusted('的格式不正确', 'is not understood')
  }
}

function pressOf(event: Json, tenant: string): CardPress | undefined {
  if (event.MsgType !== 'event' || event.Event !== 'template_card_event') return undefined
  const decision = cardDecisions.find((one) => one === event.EventKey)
  const [token, subject] = [event.TaskId, event.FromUserName].map(stringOf)
  if (!decision || !token || !subject || event.ToUserName !== tenant) return undefined
  const key = `${String(event.CreateTime)}:${decision}`
  const updateCode = stringOf(event.ResponseCode)
  // Its cards have no field for words.
  return { ...tellsPress({ token, decision, key, comment: '', by: { tenant, subject } }), updateCode }
}

function sealedAnswer(
  seal: WechatSeal,
  { to, from, words }: { to: string; from: string; words: string },
): CallbackAnswer {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(8).toString('hex')
  const sealed = seal.seal(
    `<xml><ToUserName>${cdata(to)}</ToUserName><FromUserName>${cdata(from)}</FromUserName><CreateTime>${timestamp}</CreateTime>` +
      `<MsgType><![CDATA[update_button]]></MsgType><Button><ReplaceName>${cdata(words)}</ReplaceName></Button></xml>`,
  )
  const signature = seal.sign({ timestamp, nonce, sealed })
  const body =
    `<xml><Encrypt>${cdata(sealed)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature>` +
    `<TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`
  return { contentType: 'application/xml; charset=utf-8', body }
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', '')}]]>`
}
