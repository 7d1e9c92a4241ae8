import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { createImCards, type ImCards } from './im-cards.ts'
import { type Answer, companyAnswers, emptyCompany, type ImCompany } from './im-company.ts'

export type ImPerson = {
  /** The company that they come from. */
  company: string
  unionId: string
  userId: string
  name: string
  email?: string
  /** Their account lives on, their place in the company does not. */
  hasLeft?: boolean
}

type Vendor = 'feishu' | 'dingtalk' | 'wechat'
/** How a vendor misbehaves at the addresses that match: `hang` never answers, `error` is a business error with HTTP 200. */
type Misbehaviour = { path: RegExp; how: 'hang' | '5xx' | 'error' | 'html' | 'redirect' }

type Granted = {
  person: ImPerson
  vendor: Vendor
  clientId: string
  redirectUri: string
  challenge: string | null
  until: number
}

export type ImVendors = {
  url: string
  /** The company whose applications these are, with their ids and secrets. */
  company: string
  application: { id: string; secret: string; agentId: string }
  /** Who works there, as its directory tells the application. */
  directory: ImCompany
  /** The cards that its application brings to people. */
  cards: ImCards
  misbehaviour: Misbehaviour | undefined
  /** Every request, as `METHOD path`. */
  requests: string[]
  /** What the browser of this person comes back with from the address that it was sent to. */
  approve(authorizationUrl: string, person: ImPerson): URLSearchParams
  /** Somebody who works there, though they have never signed in here. */
  know(person: ImPerson): void
  /** Codes that were given so far are too old from now on. */
  expireCodes(): void
  /** Tokens of the application that were given so far count no more. */
  revokeAppTokens(): void
  close(): Promise<void>
}

const codeMs = 300_000

/**
 * Feishu, DingTalk and WeCom as far as signing in, reading a directory and cards go, at one address. It holds its callers to secrets, codes (once,
 * five minutes), redirect addresses and PKCE, and answers wrong ones with the vendors' own business errors.
 */
export async function startImVendors(): Promise<ImVendors> {
  const codes = new Map<string, Granted>()
  const people = new Map<string, ImPerson>()
  const appTokens = new Set<string>()
  const userTokens = new Map<string, ImPerson>()
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const company = 'company-1'
  const application = {
    id: `app-${randomUUID().slice(0, 8)}`,
    secret: randomBytes(16).toString('hex'),
    agentId: '1000002',
  }
  const isAppToken = (token: string): boolean => appTokens.has(token)
  const { cards, answers: cardAnswers } = createImCards({ appId: application.id, isAppToken })
  const vendors: ImVendors = {
    ...{ url, company, application, cards },
    directory: emptyCompany(),
    misbehaviour: undefined,
    requests: [],
    approve,
    know: (person) => people.set(person.unionId, person),
    expireCodes: () => {
      for (const granted of codes.values()) granted.until = 0
    },
    revokeAppTokens: () => appTokens.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  function approve(authorizationUrl: string, person: ImPerson): URLSearchParams {
    const { pathname, searchParams } = new URL(authorizationUrl)
    const vendor = vendorOf(pathname)
    const clientId = searchParams.get(vendor === 'wechat' ? 'appid' : 'client_id') ?? ''
    const code = randomBytes(12).toString('hex')
    people.set(person.unionId, person)
    codes.set(code, {
      person,
      vendor,
      clientId,
      redirectUri: searchParams.get('redirect_uri') ?? '',
      challenge: searchParams.get('code_challenge'),
      until: Date.now() + codeMs,
    })
    return new URLSearchParams({
      [vendor === 'dingtalk' ? 'authCode' : 'code']: code,
      state: searchParams.get('state') ?? '',
    })
  }

  function takeCode(code: unknown, vendor: Vendor): Granted | undefined {
    const granted = codes.get(String(code))
    if (!granted || granted.vendor !== vendor || granted.until < Date.now()) return undefined
    codes.delete(String(code))
    return granted
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', url)
    vendors.requests.push(`${request.method} ${pathname}`)
    if (vendors.misbehaviour?.path.test(pathname)) return misbehave(response, vendors.misbehaviour.how, pathname)
    const content = await textOf(request)
    const body = content === '' ? {} : (JSON.parse(content) as Record<string, unknown>)
    const asked = `${request.method} ${pathname}`
    const answer = answers[asked] ?? answers[asked.replace(/[^/]+(\/children)?$/, '*$1')]
    if (!answer) return json(response, 404, { code: 'NotFound' })
    const asking = { body, query: searchParams, headers: request.headers, path: pathname }
    json(response, ...answer(asking))
  }

  const answers: Record<string, Answer> = {
    ...companyAnswers({
      company: vendors.directory,
      tenantKey: company,
      isAppToken,
    }),
    ...cardAnswers,
    'POST /oauth/v3/token': ({ body }) => feishuToken(body),
    'POST /open-apis/authen/v2/oauth/token': ({ body }) => feishuToken(body),
    'GET /open-apis/authen/v1/user_info': ({ headers }) => {
      const person = userTokens.get(String(headers.authorization).replace(/^Bearer /, ''))
      if (!person || person.hasLeft) return [200, { code: 20005, msg: 'The user access token passed is invalid' }]
      const { company: tenant_key, unionId: union_id, userId: user_id, name, email } = person
      const data = {
        open_id: `ou_${user_id}`,
        union_id,
        user_id,
        name,
        tenant_key,
        ...(email && { enterprise_email: email }),
      }
      return [200, { code: 0, msg: 'success', data }]
    },
    'POST /open-apis/auth/v3/tenant_access_token/internal': ({ body }) =>
      isApplication(body.app_id, body.app_secret)
        ? [200, { code: 0, msg: 'ok', tenant_access_token: newAppToken(), expire: 7200 }]
        : [200, { code: 10014, msg: 'app secret invalid' }],

    'POST /v1.0/oauth2/userAccessToken': ({ body }) => {
      if (!isApplication(body.clientId, body.clientSecret)) return [400, { code: 'invalidClientSecret', message: 'no' }]
      const granted = body.grantType === 'authorization_code' ? takeCode(body.code, 'dingtalk') : undefined
      if (!granted) return [400, { code: 'invalidAuthCode', message: 'auth code is not found' }]
      return [200, { accessToken: newUserToken(granted.person), expireIn: 7200, corpId: granted.person.company }]
    },
    'GET /v1.0/contact/users/me': ({ headers }) => {
      const person = userTokens.get(String(headers['x-acs-dingtalk-access-token']))
      if (!person) return [401, { code: 'InvalidAuthentication', message: 'token' }]
      return [200, { nick: person.name, unionId: person.unionId, openId: `open-${person.userId}` }]
    },
    'POST /v1.0/oauth2/accessToken': ({ body }) =>
      isApplication(body.appKey, body.appSecret)
        ? [200, { accessToken: newAppToken(), expireIn: 7200 }]
        : [400, { code: 'invalidClientIdOrSecret', message: 'no' }],
    'POST /topapi/user/getbyunionid': ({ body, query }) => {
      if (!appTokens.has(query.get('access_token') ?? ''))
        return [200, { errcode: 40014, errmsg: 'invalid access_token' }]
      const person = people.get(String(body.unionid))
      if (!person || person.hasLeft || person.company !== company)
        return [200, { errcode: 60121, errmsg: 'no such user' }]
      return [200, { errcode: 0, errmsg: 'ok', result: { userid: person.userId, contact_type: 0 } }]
    },

    'GET /cgi-bin/gettoken': ({ query }) =>
      query.get('corpid') === company && query.get('corpsecret') === application.secret
        ? [200, { errcode: 0, errmsg: 'ok', access_token: newAppToken(), expires_in: 7200 }]
        : [200, { errcode: 40001, errmsg: 'invalid credential' }],
    'GET /cgi-bin/auth/getuserinfo': withWechatToken((query) => {
      const granted = takeCode(query.get('code'), 'wechat')
      if (!granted) return { errcode: 40029, errmsg: 'invalid code' }
      const { person } = granted
      const isMember = person.company === company && !person.hasLeft
      return { errcode: 0, errmsg: 'ok', ...(isMember ? { userid: person.userId } : { openid: `o_${person.unionId}` }) }
    }),
    'GET /cgi-bin/user/get': withWechatToken((query) => {
      const person = [...people.values()].find(({ userId }) => userId === query.get('userid'))
      return person ? { errcode: 0, errmsg: 'ok', userid: person.userId, name: person.name } : { errcode: 60111 }
    }),
    'GET /cgi-bin/agent/get': withWechatToken((query) =>
      query.get('agentid') === application.agentId
        ? { errcode: 0, errmsg: 'ok', agentid: Number(application.agentId), name: 'OPS' }
        : { errcode: 301002, errmsg: 'not allow operate another agent' },
    ),
  }

  function feishuToken(body: Record<string, unknown>): [number, object] {
    if (!isApplication(body.client_id, body.client_secret)) {
      return [400, { code: 20002, error: 'invalid_client', error_description: 'The client secret is invalid.' }]
    }
    const granted = takeCode(body.code, 'feishu')
    const challenge = createHash('sha256').update(String(body.code_verifier)).digest('base64url')
    if (!granted || granted.redirectUri !== body.redirect_uri || granted.challenge !== challenge) {
      return [400, { code: 20003, error: 'invalid_grant', error_description: 'The code is invalid.' }]
    }
    return [
      200,
      { code: 0, access_token: newUserToken(granted.person), expires_in: 7200, token_type: 'Bearer', scope: '' },
    ]
  }

  function withWechatToken(answer: (query: URLSearchParams) => object) {
    return ({ query }: Parameters<Answer>[0]): [number, object] =>
      appTokens.has(query.get('access_token') ?? '')
        ? [200, answer(query)]
        : [200, { errcode: 40014, errmsg: 'invalid access_token' }]
  }

  function isApplication(id: unknown, secret: unknown): boolean {
    return id === application.id && secret === application.secret
  }

  function newAppToken(): string {
    const token = `app-${randomBytes(12).toString('hex')}`
    appTokens.add(token)
    return token
  }

  function newUserToken(person: ImPerson): string {
    const token = `user-${randomBytes(12).toString('hex')}`
    userTokens.set(token, person)
    return token
  }

  return vendors
}

function vendorOf(pathname: string): Vendor {
  if (pathname === '/open-apis/authen/v1/authorize') return 'feishu'
  if (pathname === '/oauth2/auth') return 'dingtalk'
  if (pathname === '/wwlogin/sso/login') return 'wechat'
  throw new Error(`no vendor has a sign-in page at ${pathname}`)
}

function misbehave(response: ServerResponse, how: Misbehaviour['how'], pathname: string): void {
  if (how === 'hang') return
  if (how === '5xx') return void response.writeHead(502).end('bad gateway')
  if (how === 'html') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>login</p>')
  if (how === 'redirect') return void response.writeHead(302, { Location: 'http://169.254.169.254/latest/' }).end()
  const isOld = /cgi-bin|topapi/.test(pathname)
  json(
    response,
    200,
    isOld ? { errcode: 45009, errmsg: 'api freq out of limit' } : { code: 99991400, msg: 'frequency limit' },
  )
}

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
}
