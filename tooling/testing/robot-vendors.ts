import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { RobotProvider } from '../../domain/notifications/message.ts'

/** `keyword`: the group takes only messages with a word that ours lack. */
type VendorMode = 'ok' | 'keyword' | 'rate limited' | '5xx' | 'html' | 'hang' | 'reset'
type Seen = { provider: RobotProvider; title: string; text: string; body: unknown }
type Hook = { id: string; body: { type: string; data: Record<string, unknown> }; raw: string; signatures: string[] }

export type RobotVendors = {
  url: string
  /** What a group would have seen. */
  seen: Seen[]
  /** What a webhook took. */
  hooks: Hook[]
  calls(): number
  mode(mode: VendorMode): void
  /** Where the vendor's robot is, whose token is `token` and whose secret is `secret`. */
  robotUrl(provider: RobotProvider): string
  hookUrl: string
  /** What the webhook checks with, once it is told. */
  hookSecret: string | undefined
  hookStatus: number
  close(): Promise<void>
}

const robotToken = 'robot-token'
export const robotSecret = 'SEC-robot-secret'

type Raw = { request: IncomingMessage; url: URL; body: Buffer }
type Answer = { status: number; body: string }

const hourMs = 3_600_000

/** The three vendors' group robots and a webhook at one address. Signatures are made anew from the bytes that came. */
export async function startRobotVendors(): Promise<RobotVendors> {
  let mode: VendorMode = 'ok'
  let calls = 0
  const server = createServer((request, response) => {
    calls++
    respond(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const vendors: RobotVendors = {
    url,
    seen: [],
    hooks: [],
    calls: () => calls,
    mode: (next) => {
      mode = next
    },
    robotUrl: (provider) => `${url}${paths[provider]}`,
    hookUrl: `${url}/hook?token=s3cret`,
    hookSecret: undefined,
    hookStatus: 204,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = { request, url: new URL(request.url ?? '', url), body: Buffer.concat(await request.toArray()) }
    if (mode === 'hang') return
    if (mode === 'reset') return void response.destroy()
    const { status, body } = mode === '5xx' ? { status: 503, body: 'busy' } : answer(raw)
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  }

  function answer(raw: Raw): Answer {
    const { pathname } = raw.url
    if (pathname === '/hook') return takeHook(raw)
    if (mode === 'html') return { status: 200, body: '<p>login</p>' }
    if (pathname === '/robot/send') return ok(asDingtalk(raw), 'errcode', 'errmsg')
    if (pathname === '/cgi-bin/webhook/send') return ok(asWechat(raw), 'errcode', 'errmsg')
    if (pathname.startsWith('/open-apis/bot/v2/hook/')) return ok(asFeishu(raw), 'code', 'msg')
    return { status: 404, body: 'no such page' }
  }

  function asDingtalk({ url: { searchParams }, body }: Raw): Said {
    if (searchParams.get('access_token') !== robotToken) return [300005, 'token is not exist']
    const timestamp = searchParams.get('timestamp') ?? ''
    if (Math.abs(Number(timestamp) - Date.now()) > hourMs) return [310000, 'invalid timestamp']
    const expected = createHmac('sha256', robotSecret).update(`${timestamp}\n${robotSecret}`).digest()
    if (!isSame(expected, searchParams.get('sign'))) return [310000, 'sign not match']
    if (mode === 'keyword') return [310000, 'keywords not in content']
    if (mode === 'rate limited') return [130101, 'send too fast, exceed 20 times per minute']
    const sent = JSON.parse(body.toString())
    return note('dingtalk', sent.markdown.title, sent.markdown.text, sent)
  }

  function asFeishu({ url: { pathname }, body }: Raw): Said {
    if (!pathname.endsWith(`/${robotToken}`)) return [19001, 'param invalid: incoming webhook access token invalid']
    if (body.length > 20 * 1024) return [9499, 'Bad Request']
    const sent = JSON.parse(body.toString())
    const isLate = Math.abs(Number(sent.timestamp) * 1000 - Date.now()) > hourMs
    const expected = createHmac('sha256', `${sent.timestamp}\n${robotSecret}`).update('').digest()
    if (isLate || !isSame(expected, sent.sign)) return [19021, 'sign match fail or timestamp is not within one hour']
    if (mode === 'keyword') return [19024, 'Key Words Not Found']
    if (mode === 'rate limited') return [11232, 'frequency limited']
    return note('feishu', sent.card.header.title.content, sent.card.elements[0].content, sent)
  }

  function asWechat({ url: { searchParams }, body }: Raw): Said {
    if (searchParams.get('key') !== robotToken) return [93000, 'invalid webhook url']
    if (mode === 'keyword') return [93000, 'invalid webhook url']
    if (mode === 'rate limited') return [45009, 'api freq out of limit']
    const sent = JSON.parse(body.toString())
    const content: string = sent.markdown.content
    if (Buffer.byteLength(content) > 4096) return [40058, 'markdown.content exceed max length 4096']
    const [head = '', ...lines] = content.split('\n')
    return note('wechat', head, lines.join('\n'), sent)
  }

  function note(provider: RobotProvider, title: string, text: string, body: unknown): Said {
    vendors.seen.push({ provider, title, text, body })
    return [0, 'ok']
  }

  function takeHook({ request, body }: Raw): Answer {
    const raw = body.toString()
    const headers = request.headers as Record<string, string>
    try {
      if (vendors.hookSecret) new Webhook(vendors.hookSecret).verify(raw, headers)
    } catch (error) {
      return { status: 401, body: String(error) }
    }
    if (vendors.hookStatus < 300 && raw !== '') {
      const signatures = String(headers['webhook-signature']).split(' ')
      vendors.hooks.push({ id: String(headers['webhook-id']), body: JSON.parse(raw), raw, signatures })
    }
    return { status: vendors.hookStatus, body: '' }
  }

  return vendors
}

const paths: Record<RobotProvider, string> = {
  dingtalk: `/robot/send?access_token=${robotToken}`,
  feishu: `/open-apis/bot/v2/hook/${robotToken}`,
  wechat: `/cgi-bin/webhook/send?key=${robotToken}`,
}

type Said = [code: number, words: string]

/** All of them answer HTTP 200, whatever they say. */
function ok([code, words]: Said, codeField: string, wordsField: string): Answer {
  return { status: 200, body: JSON.stringify({ [codeField]: code, [wordsField]: words }) }
}

function isSame(expected: Buffer, signature: unknown): boolean {
  const given = Buffer.from(typeof signature === 'string' ? signature : '', 'base64')
  return given.length === expected.length && timingSafeEqual(expected, given)
}
