import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { putSettings } from '../../../db/settings/setting-queries.ts'
import { type SessionSettings, sessionSettings } from '../../../domain/settings/session-settings.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'
import { type ImPerson, type ImVendors, startImVendors } from '../../../tooling/testing/im-vendors.ts'
import { createSsoBrowser } from '../../../tooling/testing/sso-browser.ts'

type Vendor = 'feishu' | 'dingtalk' | 'wechat'
const vendors: Vendor[] = ['feishu', 'dingtalk', 'wechat']

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string
let peer: ImVendors
let made = 0

beforeAll(async () => {
  database = await testDatabase()
  const env = { OPS_PUBLIC_URL: 'https://ops.example.com', OPS_EGRESS_ALLOW: '127.0.0.1' }
  platform = await testPlatform(database, { env })
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
})
afterAll(async () => {
  await peer?.close()
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await peer?.close()
  peer = await startImVendors()
  await database.db.deleteFrom('identity_provider').execute()
})

function configOf(vendor: Vendor): { config: Record<string, string>; allowed_tenants?: string[] } {
  const { url, application, company } = peer
  switch (vendor) {
    case 'feishu':
      return { config: { client_id: application.id, accounts_url: url, api_url: url }, allowed_tenants: [company] }
    case 'dingtalk':
      return {
        config: { client_id: application.id, login_url: url, api_url: url, oapi_url: url },
        allowed_tenants: [company],
      }
    case 'wechat':
      return { config: { corp_id: company, agent_id: application.agentId, login_url: url, api_url: url } }
  }
}

async function setUp(vendor: Vendor, fields: Record<string, unknown> = {}) {
  const body = {
    code: vendor,
    name: vendor,
    type: vendor,
    secret: peer.application.secret,
    first_login: 'create',
    ...configOf(vendor),
    ...fields,
  }
  const answer = await api.call('POST', '/identity-providers', { token: admin, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.data
}

function somebody(fields: Partial<ImPerson> = {}): ImPerson {
  const n = ++made
  return { company: peer.company, unionId: `union-${n}`, userId: `user${n}`, name: `张 ${n}`, ...fields }
}

async function signIn(vendor: Vendor, person: ImPerson) {
  const browser = createSsoBrowser(api)
  const parameters = peer.approve(await browser.leaveFor(vendor), person)
  const { location } = await browser.returnFrom(vendor, parameters)
  return { browser, parameters, location, fault: faultOf(location) }
}
const faultOf = (location: string) => new URL(location, 'https://ops.example.com').searchParams.get('sso_error')
const identities = () => database.db.selectFrom('user_identity').selectAll().execute()

describe.each(vendors)('%s', (vendor) => {
  test('signs a member of the company in, known by company and id', async () => {
    await setUp(vendor)
    const person = somebody({ email: 'zhang@example.com' })
    const { browser, location } = await signIn(vendor, person)
    expect(location).toBe('/#signed-in')
    const { user } = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data
    expect(user).toMatchObject({ username: person.userId, name: person.name })
    expect(await identities()).toEqual([
      expect.objectContaining({
        user_id: user.id,
        authority: peer.url,
        tenant: peer.company,
        subject: vendor === 'wechat' ? person.userId : person.unionId,
        label: person.name,
      }),
    ])
  })

  test('knows a member again who is called otherwise now and shows no address', async () => {
    await setUp(vendor)
    const person = somebody({ email: 'a@example.com' })
    await signIn(vendor, person)
    const { email: _, ...renamed } = { ...person, name: '改名' }
    expect((await signIn(vendor, renamed)).location).toBe('/#signed-in')
    expect(await identities()).toEqual([expect.objectContaining({ label: '改名' })])
  })

  test('refuses somebody of another company', async () => {
    await setUp(vendor)
    const { fault } = await signIn(vendor, somebody({ company: 'company-2' }))
    expect(fault).toBe(vendor === 'wechat' ? 'not_member' : 'foreign_company')
    expect(await identities()).toEqual([])
  })

  test('refuses a member who left, whom it had signed in before', async () => {
    await setUp(vendor)
    const person = somebody()
    await signIn(vendor, person)
    const { fault, browser } = await signIn(vendor, { ...person, hasLeft: true })
    expect(fault).toBe(vendor === 'feishu' ? 'provider_error' : 'not_member')
    expect([...browser.cookies.keys()]).not.toContain('__Host-ops_refresh')
  })

  test('spends a code once, and not after five minutes', async () => {
    await setUp(vendor)
    const { parameters } = await signIn(vendor, somebody())
    const name = vendor === 'dingtalk' ? 'authCode' : 'code'
    const replay = async (code: string) => {
      const browser = createSsoBrowser(api)
      const own = peer.approve(await browser.leaveFor(vendor), somebody())
      own.set(name, code)
      return faultOf((await browser.returnFrom(vendor, own)).location)
    }
    expect(await replay(parameters.get(name) ?? '')).toBe('code_refused')
    const browser = createSsoBrowser(api)
    const late = peer.approve(await browser.leaveFor(vendor), somebody())
    peer.expireCodes()
    expect(faultOf((await browser.returnFrom(vendor, late)).location)).toBe('code_refused')
  })

  test('answers to the browser that left, and to no other', async () => {
    await setUp(vendor)
    const attacker = createSsoBrowser(api)
    const parameters = peer.approve(await attacker.leaveFor(vendor), somebody())
    const asked = peer.requests.length
    expect(faultOf((await createSsoBrowser(api).returnFrom(vendor, parameters)).location)).toBe('state')
    expect(peer.requests).toHaveLength(asked)
  })

  test('with a wrong secret signs nobody in, and its test says so', async () => {
    const { id } = await setUp(vendor, { secret: 'wrong' })
    expect((await signIn(vendor, somebody())).fault).toBe('provider_error')
    const { data } = (await api.call('POST', `/identity-providers/${id}/test`, { token: admin, body: {} })).body
    expect(data.ok).toBe(false)
  })

  test('passes its test when all is right', async () => {
    const { id } = await setUp(vendor)
    const { data } = (await api.call('POST', `/identity-providers/${id}/test`, { token: admin, body: {} })).body
    expect(data.ok, JSON.stringify(data)).toBe(true)
  })

  test('that fails in any way signs nobody in', async () => {
    await setUp(vendor)
    for (const [how, fault] of [
      ['5xx', 'provider_unreachable'],
      ['error', 'provider_error'],
      ['html', 'provider_error'],
      ['redirect', 'provider_error'],
    ] as const) {
      for (const path of pathsOf[vendor]) {
        peer.misbehaviour = undefined
        const browser = createSsoBrowser(api)
        const parameters = peer.approve(await browser.leaveFor(vendor), somebody())
        peer.revokeAppTokens()
        peer.misbehaviour = { path, how }
        expect(faultOf((await browser.returnFrom(vendor, parameters)).location), `${path} ${how}`).toBe(fault)
      }
    }
    expect(await identities()).toEqual([])
  })
})

const pathsOf: Record<Vendor, RegExp[]> = {
  feishu: [/oauth\/v3\/token/, /user_info/],
  dingtalk: [/userAccessToken/, /users\/me/, /oauth2\/accessToken/, /getbyunionid/],
  wechat: [/gettoken/, /getuserinfo/],
}

test('a vendor that hangs holds nobody longer than ten seconds', async () => {
  await setUp('wechat')
  peer.misbehaviour = { path: /gettoken/, how: 'hang' }
  const startedAt = Date.now()
  expect((await signIn('wechat', somebody())).fault).toBe('provider_unreachable')
  expect(Date.now() - startedAt).toBeLessThan(15_000)
}, 20_000)

test.each(['dingtalk', 'wechat'] as const)(
  '%s: a token of the application that was taken back is asked for anew',
  async (vendor) => {
    await setUp(vendor)
    await signIn(vendor, somebody())
    const asked = () => peer.requests.filter((line) => /gettoken|oauth2\/accessToken/.test(line)).length
    await signIn(vendor, somebody())
    expect(asked()).toBe(1)
    peer.revokeAppTokens()
    expect((await signIn(vendor, somebody())).location).toBe('/#signed-in')
    expect(asked()).toBe(2)
  },
)

test('Lark outside China trades its codes at the older address', async () => {
  const { config, allowed_tenants } = configOf('feishu')
  await setUp('feishu', { config: { ...config, token_version: 'v2' }, allowed_tenants })
  expect((await signIn('feishu', somebody())).location).toBe('/#signed-in')
  expect(peer.requests).toContain('POST /open-apis/authen/v2/oauth/token')
})

test('people of WeCom with the same id in two companies are two people', async () => {
  await setUp('wechat')
  const person = somebody()
  await signIn('wechat', person)
  const [first] = await identities()
  await database.db
    .updateTable('user_identity')
    .set({ tenant: 'company-9' })
    .where('id', '=', first?.id ?? 0)
    .execute()
  await signIn('wechat', person)
  const both = await identities()
  expect(new Set(both.map(({ user_id }) => user_id)).size).toBe(2)
})

describe('a person for whom there is no place', () => {
  beforeEach(() => setSessions({ max_sessions: 1, when_full: 'refuse' }))
  afterEach(() => database.db.deleteFrom('setting').execute())

  test('comes back to what holds it, ends that, and goes on', async () => {
    await setUp('feishu')
    const person = somebody()
    const first = await signIn('feishu', person)
    const { browser, location } = await signIn('feishu', person)
    expect(location).toBe('/login?sso=room')
    expect([...browser.cookies.keys()]).not.toContain('__Host-ops_refresh')
    const offer = await browser.ask('POST', '/auth/login/room', { body: {} })
    expect(offer.body).toMatchObject({ code: 40901, data: { reason: 'sessions_full', sessions: [expect.anything()] } })
    const { room_token, sessions } = offer.body.data
    const body = { room_token, session_id: sessions[0].id }
    expect((await browser.ask('POST', '/auth/login/room', { body })).status).toBe(200)
    expect((await browser.ask('POST', '/auth/refresh', { body: {} })).status).toBe(200)
    expect((await first.browser.ask('POST', '/auth/refresh', { body: {} })).status).toBe(401)
  })

  test('is let in at once when a place has become free meanwhile', async () => {
    await setUp('feishu')
    const person = somebody()
    const first = await signIn('feishu', person)
    const { browser } = await signIn('feishu', person)
    await first.browser.ask('POST', '/auth/logout', { body: {} })
    expect((await browser.ask('POST', '/auth/login/room', { body: {} })).status).toBe(200)
    expect((await browser.ask('POST', '/auth/refresh', { body: {} })).status).toBe(200)
  })

  test('is asked once, by the console alone, and nobody else is', async () => {
    await setUp('feishu')
    const person = somebody()
    await signIn('feishu', person)
    const { browser } = await signIn('feishu', person)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const foreign = { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site', 'X-OPS-CSRF': '1' }
    expect((await api.call('POST', '/auth/login/room', { body: {}, headers: foreign })).status).toBe(403)
    expect((await api.call('POST', '/auth/login/room', { body: {} })).body.code).toBe(40104)
    expect((await browser.ask('POST', '/auth/login/room', { body: {} })).status).toBe(409)
    expect((await browser.ask('POST', '/auth/login/room', { body: {} })).body.code).toBe(40104)
  })
})

test.each(['switched off', 'deleted'])('a provider that is %s signs out whoever came by it', async (fate) => {
  const provider = await setUp('feishu')
  const { browser } = await signIn('feishu', somebody())
  const token = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data.access_token
  expect((await api.call('GET', '/auth/me', { token })).status).toBe(200)
  const path = `/identity-providers/${provider.id}`
  const { code, name, type, config, allowed_tenants, version } = provider
  const off = { code, name, type, config, allowed_tenants, version, status: 'disabled' }
  const answer =
    fate === 'deleted'
      ? await api.call('DELETE', path, { token: admin })
      : await api.call('PUT', path, { token: admin, body: off })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await expect.poll(async () => (await api.call('GET', '/auth/me', { token })).body.code).toBe(40103)
  expect((await browser.ask('POST', '/auth/refresh', { body: {} })).status).toBe(401)
  const session = await database.db.selectFrom('session').select('end_reason').where('provider', '=', 'feishu')
  expect((await session.orderBy('id', 'desc').executeTakeFirstOrThrow()).end_reason).toBe('provider')
})

async function setSessions(change: Partial<SessionSettings>): Promise<void> {
  const values = { ...sessionSettings.parse({}), ...change }
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'session', values, version: 1, userId: null }))
}
