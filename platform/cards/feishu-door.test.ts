import { describe, expect, test } from 'vitest'
import { feishuCallback } from '../../tooling/testing/im-callbacks.ts'
import { decryptCbc, sha256 } from './callback-crypto.ts'
import { createFeishuDoor } from './feishu-door.ts'

const now = 1_700_000_000_000
const door = createFeishuDoor({ appId: 'cli_1', tenants: ['t1'], token: 'v-token', key: 'my-key' })

/** The vendor's own: over `{"encrypt":"abc"}` with the key `my-key`. */
const signed = {
  'X-Lark-Request-Timestamp': '1700000000',
  'X-Lark-Request-Nonce': 'nonce',
  'X-Lark-Signature': 'e9bf716fbdde9d353a5620337e0c2da0f8fc60af5cdacc4a14d6b36a7d3973da',
}
const read = (headers: Record<string, string>, body: string, at = now) =>
  door.read({ header: (name) => headers[name], query: new URLSearchParams(), body: Buffer.from(body), now: at })

describe('the door for Feishu', () => {
  test('knows its signature over the very bytes that came', () => {
    expect(() => read(signed, '{"encrypt":"abc"}')).toThrow(/cannot be opened/)
    expect(() => read(signed, '{"encrypt": "abc"}')).toThrow(/wrong signature/)
    expect(() => read(signed, '{"encrypt":"abc"}', now + 301_000)).toThrow(/too old/)
    expect(() => read(signed, '{"encrypt":"abc"}', now - 301_000)).toThrow(/too old/)
  })

  test('opens what is sealed as Feishu seals it', () => {
    const sealed = Buffer.from('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'base64')
    const [iv, rest] = [sealed.subarray(0, 16), sealed.subarray(16)]
    expect(decryptCbc(rest, { key: sha256('test key'), iv, pads: true }).toString()).toBe('hello world')
  })

  test('passes over events that are no press, and presses of cards that are not ours', () => {
    const header = { event_id: 'e', token: 'v-token', app_id: 'cli_1', tenant_key: 't1' }
    const seen = (event: object) => {
      const { headers, body } = feishuCallback(event, 'my-key')
      return read(headers, body, Date.now())
    }
    expect(seen({ header: { ...header, event_type: 'im.message.receive_v1' } })).toEqual({ kind: 'other' })
    const press = { header: { ...header, event_type: 'card.action.trigger' } }
    expect(seen(press)).toEqual({ kind: 'other' })
    const by = { union_id: 'u', tenant_key: 't1' }
    const odd = { operator: by, action: { value: { decision: 'withdraw', token: 'x' } } }
    expect(seen({ ...press, event: odd })).toEqual({ kind: 'other' })
    const good = {
      operator: by,
      action: { value: { decision: 'approve', token: 'x' }, form_value: { comment: ' ok\0 ' } },
    }
    expect(seen({ ...press, event: good })).toEqual({
      kind: 'press',
      press: { token: 'x', decision: 'approve', key: 'e', comment: 'ok', by: { tenant: 't1', subject: 'u' } },
    })
  })
})
