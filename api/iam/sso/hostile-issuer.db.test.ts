import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createEgress } from '../../../platform/egress/egress.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'
import { type HostileIssuer, type Hostility, startHostileIssuer } from '../../../tooling/testing/hostile-issuer.ts'
import { createSsoBrowser } from '../../../tooling/testing/sso-browser.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string
let issuer: HostileIssuer

beforeAll(async () => {
  database = await testDatabase()
  const env = { OPS_PUBLIC_URL: 'https://ops.example.com', OPS_EGRESS_ALLOW: '127.0.0.1' }
  platform = await testPlatform(database, { env })
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
})
afterAll(async () => {
  await issuer?.close()
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await issuer?.close()
  issuer = await startHostileIssuer()
  await database.db.deleteFrom('identity_provider').execute()
  await setUp('corp')
})

async function setUp(code: string, peer = issuer, more: Record<string, unknown> = {}) {
  const config = { issuer: peer.issuer, client_id: 'ops', ...more }
  const body = { code, name: code, type: 'oidc', config, secret: peer.clientSecret, first_login: 'create' }
  expect((await api.call('POST', '/identity-providers', { token: admin, body })).status).toBe(201)
}

async function signIn(hostility: Hostility = {}) {
  issuer.hostility = hostility
  const browser = createSsoBrowser(api)
  const parameters = issuer.approve(await browser.leaveFor('corp'))
  return { browser, landed: await browser.returnFrom('corp', parameters) }
}
const fault = (location: string) => new URL(location, 'https://ops.example.com').searchParams.get('sso_error')
const lastAttempt = () =>
  database.db.selectFrom('login_log').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

test('an honest answer signs in', async () => {
  expect((await signIn()).landed.location).toBe('/#signed-in')
})

test.each(['cross-site', 'same-site'])(
  'a page of another origin (%s) begins no sign-in: the person has to',
  async (site) => {
    const begin = (headers: Record<string, string>) =>
      api.app.request('/api/v1/oauth/corp/login?return_to=%2Fjobs%3Fpage%3D2', { headers })
    const sent = await begin({ 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate' })
    expect([sent.status, sent.headers.get('Location')]).toEqual([302, '/jobs?page=2'])
    expect(sent.headers.getSetCookie()).toEqual([])
    expect(await database.db.selectFrom('sign_in_state').selectAll().execute()).toEqual([])
    for (const own of ['same-origin', 'none']) {
      const { headers } = await begin({ 'Sec-Fetch-Site': own })
      expect(headers.get('Location')).toContain(issuer.issuer)
    }
  },
)

test('a page of another origin sends nobody beyond our own pages', async () => {
  const path = `/api/v1/oauth/corp/login?${new URLSearchParams({ return_to: '//evil.example/' })}`
  const sent = await api.app.request(path, { headers: { 'Sec-Fetch-Site': 'cross-site' } })
  expect(sent.headers.get('Location')).toBe('/')
})

describe('a provider that has to have asked within five minutes', () => {
  beforeEach(async () => {
    await database.db.deleteFrom('identity_provider').execute()
    await setUp('corp', issuer, { max_auth_minutes: 5 })
  })

  test('is told so, and believed when it says that it did', async () => {
    const address = await createSsoBrowser(api).leaveFor('corp')
    expect(new URL(address).searchParams.get('max_age')).toBe('300')
    expect((await signIn({ authTimeSecondsAgo: 200 })).landed.location).toBe('/#signed-in')
  })

  test.each([{ authTimeSecondsAgo: 600 }, {}])('signs nobody in with %j', async (hostility) => {
    const { browser, landed } = await signIn(hostility)
    expect(fault(landed.location)).toBe('untrusted_answer')
    expect([...browser.cookies.keys()]).not.toContain('__Host-ops_refresh')
  })
})

describe('nobody is signed in by', () => {
  const lies: [string, Hostility][] = [
    ['a token of another issuer', { tokenIssuer: 'https://login.example.com' }],
    ['a token for another client', { audience: 'other-client' }],
    ['a token without the nonce', { nonce: 'missing' }],
    ['a token with the nonce of another request', { nonce: 'wrong' }],
    ['a token that nobody signed', { signature: 'none' }],
    ['a token signed by a key that the issuer does not publish', { signature: 'other-key' }],
    ['a token that has run out', { expiresInSeconds: -60 }],
    ['an answer that names another issuer (mix-up)', { issParameter: 'https://login.example.com' }],
    ['an answer without the issuer, where the issuer says that it names itself', { issParameter: null }],
  ]
  test.each(lies)('%s', async (_, hostility) => {
    const { browser, landed } = await signIn(hostility)
    expect(landed.status).toBe(302)
    expect(fault(landed.location)).toBe('untrusted_answer')
    expect([...browser.cookies.keys()]).not.toContain('__Host-ops_refresh')
    expect(await lastAttempt()).toMatchObject({
      login_type: 'sso',
      provider: 'corp',
      status: 'failed',
      fail_reason: 'untrusted_answer',
      user_id: null,
    })
  })

  test('a token endpoint that sends us elsewhere, floods us or talks nonsense', async () => {
    const answers = [
      { status: 302, body: '', location: 'http://169.254.169.254/latest/meta-data' },
      { status: 307, body: '', location: 'http://127.0.0.1:1/' },
      { status: 200, body: 'x'.repeat(2_000_000) },
      { status: 200, body: '{' },
      { status: 200, body: '[]' },
      { status: 503, body: 'busy' },
    ]
    for (const tokenAnswer of answers) {
      const { landed } = await signIn({ tokenAnswer })
      expect(fault(landed.location)).toMatch(/^(untrusted_answer|provider_error|provider_unreachable)$/)
      expect(landed.location).not.toContain('169.254')
    }
  })

  test('a discovery document of another issuer', async () => {
    issuer.hostility = { discoveryIssuer: 'https://login.example.com' }
    expect(fault(await createSsoBrowser(api).leaveFor('corp'))).toBe('untrusted_answer')
  })
})

describe('an answer', () => {
  test('counts once', async () => {
    const browser = createSsoBrowser(api)
    const parameters = issuer.approve(await browser.leaveFor('corp'))
    const mark = browser.cookies.get('__Host-ops_sso') ?? ''
    expect((await browser.returnFrom('corp', parameters)).location).toBe('/#signed-in')
    browser.cookies.set('__Host-ops_sso', mark)
    expect(fault((await browser.returnFrom('corp', parameters)).location)).toBe('state')
  })

  test('counts once among many that arrive at the same moment, on two copies of the api', async () => {
    const other = await platform.startApi()
    const browser = createSsoBrowser(api)
    const parameters = issuer.approve(await browser.leaveFor('corp'))
    const arrivals = Array.from({ length: 6 }, (_, index) => {
      const twin = createSsoBrowser(index % 2 === 0 ? api : other)
      for (const [name, value] of browser.cookies) twin.cookies.set(name, value)
      return twin.returnFrom('corp', parameters)
    })
    const locations = (await Promise.all(arrivals)).map(({ location }) => fault(location) ?? location)
    expect(locations.filter((location) => location === '/#signed-in')).toHaveLength(1)
    expect(locations.filter((location) => location === 'state')).toHaveLength(5)
  })

  test('with a code that was spent already signs nobody in', async () => {
    const browser = createSsoBrowser(api)
    const first = issuer.approve(await browser.leaveFor('corp'))
    const code = first.get('code') ?? ''
    expect((await browser.returnFrom('corp', first)).location).toBe('/#signed-in')
    const second = issuer.approve(await browser.leaveFor('corp'))
    second.set('code', code)
    expect(fault((await browser.returnFrom('corp', second)).location)).toBe('code_refused')
  })

  test('with the code of somebody else signs nobody in: PKCE and nonce bind it to its request', async () => {
    const attacker = createSsoBrowser(api)
    const victim = createSsoBrowser(api)
    const stolen = issuer.approve(await victim.leaveFor('corp')).get('code') ?? ''
    const own = issuer.approve(await attacker.leaveFor('corp'))
    own.set('code', stolen)
    expect(fault((await attacker.returnFrom('corp', own)).location)).toBe('code_refused')
  })

  test('of another browser is refused (CSRF: nobody is signed in to the account of an attacker)', async () => {
    const attacker = createSsoBrowser(api)
    const parameters = issuer.approve(await attacker.leaveFor('corp'))
    const fresh = createSsoBrowser(api)
    expect(fault((await fresh.returnFrom('corp', parameters)).location)).toBe('state')
    const busy = createSsoBrowser(api)
    await busy.leaveFor('corp')
    expect(fault((await busy.returnFrom('corp', parameters)).location)).toBe('state')
    expect([...busy.cookies.keys()]).not.toContain('__Host-ops_refresh')
    // The request itself is not spent by that.
    expect((await attacker.returnFrom('corp', parameters)).location).toBe('/#signed-in')
  })

  test('with a state that nobody gave out, none, or two is refused', async () => {
    const browser = createSsoBrowser(api)
    const parameters = issuer.approve(await browser.leaveFor('corp'))
    const code = parameters.get('code') ?? ''
    const state = parameters.get('state') ?? ''
    const hostile = ['', `code=${code}`, `code=${code}&state=`, `code=${code}&state=${'A'.repeat(43)}`]
    for (const query of [...hostile, `code=${code}&state=${state}&state=${state}`, `error=access_denied&state=x`]) {
      expect(fault((await browser.returnFrom('corp', new URLSearchParams(query))).location), query).toBe('state')
    }
    expect((await browser.returnFrom('corp', parameters)).location).toBe('/#signed-in')
  })

  test('under a cookie that somebody planted, or a broken one, is refused', async () => {
    const browser = createSsoBrowser(api)
    const parameters = issuer.approve(await browser.leaveFor('corp'))
    for (const planted of ['short', 'A'.repeat(43), '"; drop table']) {
      const victim = createSsoBrowser(api)
      victim.cookies.set('__Host-ops_sso', encodeURIComponent(planted))
      expect(fault((await victim.returnFrom('corp', parameters)).location)).toBe('state')
    }
    // Without the prefix a neighbouring host could have set it.
    const victim = createSsoBrowser(api)
    victim.cookies.set('ops_sso', browser.cookies.get('__Host-ops_sso') ?? '')
    expect(fault((await victim.returnFrom('corp', parameters)).location)).toBe('state')
  })

  test('of one provider does not count at the address of another (mix-up)', async () => {
    const honest = await startHostileIssuer()
    try {
      await setUp('honest', honest)
      const browser = createSsoBrowser(api)
      const parameters = honest.approve(await browser.leaveFor('honest'))
      expect(fault((await browser.returnFrom('corp', parameters)).location)).toBe('state')
      expect(issuer.requests).not.toContain('POST /token')
      expect((await browser.returnFrom('honest', parameters)).location).toBe('/#signed-in')
    } finally {
      await honest.close()
    }
  })

  test('comes too late after ten minutes', async () => {
    const browser = createSsoBrowser(api)
    const parameters = issuer.approve(await browser.leaveFor('corp'))
    const { expires_at, created_at } = await database.db
      .selectFrom('sign_in_state')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(expires_at.getTime() - created_at.getTime()).toBe(600_000)
    await database.db
      .updateTable('sign_in_state')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute()
    expect(fault((await browser.returnFrom('corp', parameters)).location)).toBe('state')
  })

  test('after the provider was switched off or deleted counts no more', async () => {
    const browser = createSsoBrowser(api)
    const parameters = issuer.approve(await browser.leaveFor('corp'))
    await database.db.updateTable('identity_provider').set({ status: 'disabled' }).execute()
    expect(fault((await browser.returnFrom('corp', parameters)).location)).toBe('provider_unknown')
    await database.db.deleteFrom('identity_provider').execute()
    await setUp('corp')
    expect(fault((await browser.returnFrom('corp', parameters)).location)).toBe('state')
  })

  test('that says "declined" is told as such', async () => {
    const browser = createSsoBrowser(api)
    const state = new URL(await browser.leaveFor('corp')).searchParams.get('state') ?? ''
    const declined = new URLSearchParams({ error: 'access_denied', state, iss: issuer.issuer })
    expect(fault((await browser.returnFrom('corp', declined)).location)).toBe('denied')
    const again = new URL(await browser.leaveFor('corp')).searchParams.get('state') ?? ''
    const broken = new URLSearchParams({ error: '<script>alert(1)</script>', state: again })
    const { location } = await browser.returnFrom('corp', broken)
    expect(fault(location)).toBe('provider_error')
    expect(location).not.toContain('script')
  })
})

describe('the browser', () => {
  test('has a secret that no script reads, no other site sends along, and that lasts ten minutes', async () => {
    const { headers } = await createSsoBrowser(api).visit('/api/v1/oauth/corp/login')
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-ops_sso=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  })

  test('is sent to pages of the console alone (open redirect)', async () => {
    const places = [
      'https://evil.example.com/',
      '//evil.example.com',
      '/\\evil.example.com',
      '/\t/evil.example.com',
      '\\\\evil.example.com',
      'javascript:alert(1)',
      '/..//evil.example.com',
      '/./\\evil.example.com',
      'jobs',
      '/jobs\r\nSet-Cookie: a=b',
    ]
    for (const place of places) {
      const browser = createSsoBrowser(api)
      const parameters = issuer.approve(await browser.leaveFor('corp', place))
      expect((await browser.returnFrom('corp', parameters)).location, place).toBe('/#signed-in')
    }
  })

  test('keeps two sign-ins apart that it began in two tabs', async () => {
    const browser = createSsoBrowser(api)
    const first = issuer.approve(await browser.leaveFor('corp', '/one'))
    const second = issuer.approve(await browser.leaveFor('corp', '/two'))
    const nonces = await database.db.selectFrom('sign_in_state').select('state_hash').execute()
    expect(new Set(nonces.map(({ state_hash }) => state_hash.toString('hex'))).size).toBe(2)
    expect((await browser.returnFrom('corp', second)).location).toBe('/two#signed-in')
    // With the session there, what the other tab waits for is void.
    expect(fault((await browser.returnFrom('corp', first)).location)).toBe('state')
  })
})

describe('the address of a provider', () => {
  test('within our own network is not called unless it is allowed (SSRF)', async () => {
    const closed = await platform.startApi({ egress: createEgress({ allow: '', userAgent: 'OPS-test' }) })
    expect(fault(await createSsoBrowser(closed).leaveFor('corp'))).toBe('provider_unreachable')
    expect(issuer.requests).toEqual([])
  })

  test('that a discovery document names is held to the same', async () => {
    issuer.hostility = { tokenEndpoint: 'http://169.254.169.254/latest/meta-data' }
    const browser = createSsoBrowser(api)
    const parameters = issuer.approve(await browser.leaveFor('corp'))
    expect(fault((await browser.returnFrom('corp', parameters)).location)).toBe('provider_unreachable')
  })

  test('to come back to never follows the Host header', async () => {
    const { OPS_PUBLIC_URL: _, ...settings } = api.deps.settings
    const headless = await platform.startApi({ settings })
    const from = async (Host: string) => {
      const { headers } = await headless.app.request('/api/v1/oauth/corp/login', { headers: { Host } }, {})
      return headers.get('Location') ?? ''
    }
    expect(fault(await from('evil.example.com'))).toBe('no_public_url')
    const local = new URL(await from('localhost:8000'))
    expect(local.searchParams.get('redirect_uri')).toBe('http://localhost:8000/api/v1/oauth/corp/callback')
  })
})
