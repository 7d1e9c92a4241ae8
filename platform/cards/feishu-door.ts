import { createHash } from 'node:crypto'
import { type CardPress, cardDecisions } from '../../domain/approvals/cards/card.ts'
import { type Json, stringOf } from '../sign-in/provider-calls.ts'
import { decryptCbc, isSame, sha256 } from './callback-crypto.ts'
import { type Callback, type CardDoor, type RawCallback, refuseStale, untrusted } from './card-vendor.ts'
import { feishuCard } from './feishu-card.ts'
import { parseJson, tellsPress } from './read-press.ts'

type Options = { appId: string; tenants: readonly string[]; token: string; key: string }

/**
 * Feishu's callbacks: sealed with the Encrypt Key and signed over the raw bytes. One that is not sealed is refused, so that
 * nobody gets by with less. https://open.feishu.cn/document/server-docs/event-subscription-guide
 */
export function createFeishuDoor({ appId, tenants, token, key }: Options): CardDoor {
  return {
    contentTypes: ['application/json'],
    showsCards: true,
    nothing: asJson({}),

    read(callback): Callback {
      const isSigned = hasRightSignature(callback, key)
      const event = open(callback.body, key)
      // The question whether the address is ours bears no signature; only who knows the key can have sealed it.
      if (event.type === 'url_verification') {
        requireToken(event.token, token)
        return { kind: 'challenge', answer: asJson({ challenge: String(event.challenge ?? '') }) }
      }
      if (!isSigned) throw untrusted('没有签名', 'is not signed')
      const header = (event.header ?? {}) as Json
      requireToken(header.token, token)
      if (header.app_id !== appId || !tenants.includes(String(header.tenant_key))) {
        throw untrusted('来自其他应用或企业', 'is of another application or company')
      }
      if (header.event_type !== 'card.action.trigger') return { kind: 'other' }
      const press = pressOf(event.event as Json | undefined, String(header.event_id))
      return press ? { kind: 'press', press } : { kind: 'other' }
    },

    answer: ({ tone, words, card }, { token: cardToken }) =>
      asJson({
        toast: { type: { good: 'success', info: 'info', bad: 'error' }[tone], content: words },
        ...(card && { card: { type: 'raw', data: feishuCard(card, cardToken) } }),
      }),
  }
}

/** False when there is none; throws when it is wrong, or too old. */
function hasRightSignature({ header, body, now }: RawCallback, key: string): boolean {
  const signature = header('X-Lark-Signature')
  if (signature === undefined) return false
  const timestamp = header('X-Lark-Request-Timestamp') ?? ''
  const nonce = header('X-Lark-Request-Nonce') ?? ''
  const expected = createHash('sha256')
    .update(timestamp + nonce + key)
    .update(body)
    .digest('hex')
  if (!isSame(signature, expected)) throw untrusted('签名不正确', 'has a wrong signature')
  refuseStale(Number(timestamp) * 1000, now)
  return true
}

function open(body: Buffer, key: string): Json {
  const { encrypt } = parseJson(body) ?? {}
  if (typeof encrypt !== 'string') throw untrusted('没有加密', 'is not sealed')
  const sealed = Buffer.from(encrypt, 'base64')
  const iv = sealed.subarray(0, 16)
  const plain = decryptCbc(sealed.subarray(16), { key: sha256(key), iv, pads: true })
  const event = parseJson(plain)
  if (!event) throw untrusted('无法解密，请检查加密密钥', 'cannot be opened: check the key')
  return event
}

function requireToken(given: unknown, token: string): void {
  if (!isSame(String(given), token)) throw untrusted('的校验令牌不正确', 'has a wrong verification token')
}

function pressOf(event: Json | undefined, key: string): CardPress | undefined {
  const { operator, action } = (event ?? {}) as { operator?: Json; action?: Json }
  const value = (action?.value ?? {}) as Json
  const form = (action?.form_value ?? {}) as Json
  const decision = cardDecisions.find((one) => one === value.decision)
  const [token, tenant, subject] = [value.token, operator?.tenant_key, operator?.union_id].map(stringOf)
  if (!decision || !token || !tenant || !subject) return undefined
  return tellsPress({ token, decision, key, comment: form.comment, by: { tenant, subject } })
}

function asJson(answer: object) {
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(answer) }
}
