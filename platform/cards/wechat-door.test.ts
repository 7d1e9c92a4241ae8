import { describe, expect, test } from 'vitest'
import { createWechatSeal } from './wechat-crypto.ts'
import { createWechatDoor } from './wechat-door.ts'

/** The vendor's own. */
const corpId = 'wx5823bf96d3bd56c7'
const [token, key] = ['QDG6eK', 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C']
const echostr = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=='
const asked = { msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3', timestamp: '1409659589', nonce: '263014780' }
const now = 1_409_659_589_000

const door = createWechatDoor({ corpId, token, key })
const seal = createWechatSeal({ token, key, receiver: corpId })
const read = (query: Record<string, string>, body = '', at = now) =>
  door.read({ header: () => undefined, query: new URLSearchParams(query), body: Buffer.from(body), now: at })
const signed = (plain: string, sealer = seal) => {
  const sealed = sealer.seal(plain)
  const { timestamp, nonce } = asked
  const body = `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
  return [{ timestamp, nonce, msg_signature: seal.sign({ timestamp, nonce, sealed }) }, body] as const
}

describe('the door for WeCom', () => {
  test('says that the address is ours, as the vendor asks it', () => {
    const answer = { contentType: 'text/plain; charset=utf-8', body: '1616140317555161061' }
    expect(read({ ...asked, echostr })).toEqual({ kind: 'challenge', answer })
    expect(() => read({ ...asked, echostr: `${echostr}A` })).toThrow(/wrong signature/)
    expect(() => read({ ...asked, echostr }, '', now + 301_000)).toThrow(/too old/)
  })

  test('knows the way that DingTalk seals by the same rules', () => {
    const other = createWechatSeal({
      token: '123456',
      key: '4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij',
      receiver: 'suite4xxxxxxxxxxxxxxx',
    })
    const sealed =
      '1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ=='
    expect(other.sign({ timestamp: '1445827045067', nonce: 'nEXhMP4r', sealed })).toBe(
      '5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0',
    )
    expect(JSON.parse(other.open(sealed))).toMatchObject({ Random: 'LPIdSnlF' })
  })

  test('opens what it sealed itself, of every length, and nothing that is for others', () => {
    for (let length = 0; length < 70; length++)
      expect(seal.open(seal.seal('字'.repeat(length)))).toBe('字'.repeat(length))
    const foreign = createWechatSeal({ token, key, receiver: 'ww-another' })
    expect(() => read(...signed('<xml></xml>', foreign))).toThrow(/another company/)
  })

  test('reads a press, and leaves document types and entities alone', () => {
    const event = (from: string) =>
      `<xml><ToUserName>${corpId}</ToUserName><FromUserName>${from}</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType>` +
      '<Event>template_card_event</Event><EventKey>approve</EventKey><TaskId>007</TaskId><ResponseCode>r</ResponseCode></xml>'
    const press = { token: '007', decision: 'approve', comment: '', key: '1:approve', updateCode: 'r' }
    expect(read(...signed(event('zhang')))).toEqual({
      kind: 'press',
      press: { ...press, by: { tenant: corpId, subject: 'zhang' } },
    })
    expect(read(...signed(event('&lt;z&gt;')))).toMatchObject({ press: { by: { subject: '&lt;z&gt;' } } })
    expect(() => read(...signed(`<!DOCTYPE x [<!ENTITY a "b">]>${event('&a;')}`))).toThrow(/not understood/)
    expect(read(...signed('<xml><MsgType>text</MsgType></xml>'))).toEqual({ kind: 'other' })
  })
})
