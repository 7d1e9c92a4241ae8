import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'
import { totpCode } from '../../../tooling/testing/factors.ts'
import { type OidcIssuer, startOidcIssuer } from '../../../tooling/testing/oidc-issuer.ts'
import { createSsoBrowser, walkThrough } from '../../../tooling/testing/sso-browser.ts'

const redirectUri = 'https://ops.example.com/api/v1/oauth/corp/callback'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string
let issuer: OidcIssuer
let made = 0

beforeAll(async () => {
  database = await testDatabase()
  const env = { OPS_PUBLIC_URL: 'https://ops.example.com', OPS_EGRESS_ALLOW: '127.0.0.1' }
  platform = await testPlatform(database, { env })
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
  issuer = await startOidcIssuer({ redirectUri })
})
afterAll(async () => {
  await issuer?.close()
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('identity_provider').execute()
  issuer.user = `sub-${++made}`
})

async function setUp(fields: Record<string, unknown> = {}, config: Record<string, unknown> = {}) {
  const body = {
    code: 'corp',
    name: '集团账号',
    type: 'oidc',
    config: { issuer: issuer.issuer, client_id: issuer.clientId, ...config },
    secret: issuer.clientSecret,
    first_login: 'create',
    ...fields,
  }
  const answer = await api.call('POST', '/identity-providers', { token: admin, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.data
}

async function signIn(browser = createSsoBrowser(api), returnTo?: string) {
  const parameters = await walkThrough(await browser.leaveFor('corp', returnTo), redirectUri)
  return { browser, parameters, landed: await browser.returnFrom('corp', parameters) }
}

const userNamed = (username: string) =>
  database.db.selectFrom('user').selectAll().where('username', '=', username).executeTakeFirst()
const lastAttempt = () =>
  database.db.selectFrom('login_log').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

test('somebody with a second factor still has that step to do, and no session before', async () => {
  await setUp()
  issuer.accounts.set(issuer.user, { preferred_username: 'careful' })
  const first = await signIn()
  const { access_token: token } = (await first.browser.ask('POST', '/auth/refresh', { body: {} })).body.data
  const { body } = await first.browser.ask('POST', '/auth/mfa/bind', { token, body: { method: 'totp' } })
  const code = totpCode(body.data.otpauth_url, -1)
  const bound = await first.browser.ask('POST', '/auth/mfa/bind', { token, body: { method: 'totp', code } })
  expect(bound.body.code).toBe(0)

  const { browser, landed } = await signIn()

  expect(landed.location).toBe('/?mfa=1')
  expect([...browser.cookies.keys()]).toEqual(['__Host-ops_mfa'])
  const answer = { method: 'totp', code: totpCode(body.data.otpauth_url) }
  const finished = await browser.ask('POST', '/auth/mfa/verify', { body: answer })
  expect(finished.body).toMatchObject({ code: 0, data: { user: { username: 'careful' } } })
  expect(await lastAttempt()).toMatchObject({ login_type: 'mfa', provider: 'corp', status: 'success' })
})

test('a provider that is asked for a fresh sign-in signs in as ever', async () => {
  await setUp({}, { max_auth_minutes: 1 })
  expect((await signIn()).landed.location).toBe('/#signed-in')
})

test('a session that the browser had before it went away ends when it comes back', async () => {
  await setUp()
  const { browser } = await signIn()
  const before = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data.access_token
  const stranger = await signIn()

  const { landed } = await signIn(browser)

  expect(landed.location).toBe('/#signed-in')
  await expect.poll(async () => (await api.call('GET', '/auth/me', { token: before })).body.code).toBe(40103)
  for (const open of [browser, stranger.browser])
    expect((await open.ask('POST', '/auth/refresh', { body: {} })).status).toBe(200)
})

describe('somebody who is unknown here', () => {
  test('gets an account with the default roles, and is signed in by the cookie alone', async () => {
    const { roleId } = await platform.makeUser(['job:read'])
    await setUp({ default_role_ids: [roleId] })
    issuer.accounts.set(issuer.user, {
      name: '王小明',
      preferred_username: 'wang.xm',
      email: 'wang@example.com',
      email_verified: true,
    })

    const { browser, landed } = await signIn(undefined, '/jobs?page=2')

    expect(landed.status).toBe(302)
    expect(landed.location).toBe('/jobs?page=2#signed-in')
    expect([...browser.cookies.keys()]).toEqual(['__Host-ops_refresh'])
    const cookie = landed.headers.getSetCookie().find((line) => line.startsWith('__Host-ops_refresh='))
    expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Strict/)
    const refreshed = await browser.ask('POST', '/auth/refresh', { body: {} })
    expect(refreshed.status).toBe(200)
    const me = await browser.ask('GET', '/auth/me', { token: refreshed.body.data.access_token })
    expect(me.body.data.user).toMatchObject({
      username: 'wang.xm',
      name: '王小明',
      email: 'wang@example.com',
      status: 'active',
      role_ids: [roleId],
      must_change_password: false,
    })
    expect(me.body.data.permissions).toEqual(['job:read'])
    expect(await lastAttempt()).toMatchObject({
      user_name: 'wang.xm',
      login_type: 'sso',
      provider: 'corp',
      status: 'success',
      fail_reason: null,
    })
  })

  test('is the same person the next time, whatever they are called by then', async () => {
    await setUp()
    issuer.accounts.set(issuer.user, { name: 'Old Name', preferred_username: 'same.one' })
    await signIn()
    issuer.accounts.set(issuer.user, { name: 'New Name', preferred_username: 'other.one', email: 'n@example.com' })
    const { browser, landed } = await signIn()
    expect(landed.location).toBe('/#signed-in')
    const { access_token } = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data
    expect((await browser.ask('GET', '/auth/me', { token: access_token })).body.data.user.username).toBe('same.one')
    const own = await browser.ask('GET', '/auth/identities', { token: access_token })
    expect(own.body.data.items).toEqual([
      expect.objectContaining({ provider: 'corp', provider_name: '集团账号', label: 'New Name', tenant: '' }),
    ])
    expect(await userNamed('other.one')).toBeUndefined()
  })

  test('is never taken for somebody with the same name or address', async () => {
    const { id, username } = await platform.makeUser(['user:write'])
    await database.db.updateTable('user').set({ email: 'boss@example.com' }).where('id', '=', id).execute()
    await setUp()
    issuer.accounts.set(issuer.user, {
      name: username,
      preferred_username: username.toUpperCase(),
      email: 'Boss@example.com',
      email_verified: true,
    })
    const { browser, landed } = await signIn()
    expect(landed.location).toBe('/#signed-in')
    const { user } = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data
    expect(user.id).not.toBe(id)
    expect(user).toMatchObject({ username: `${username.toUpperCase()}-2`, email: null, role_ids: [] })
  })

  test('becomes one account when several tabs arrive at once', async () => {
    await setUp()
    issuer.accounts.set(issuer.user, { preferred_username: 'twin' })
    const landed = await Promise.all(
      Array.from({ length: 4 }, async () => (await signIn(createSsoBrowser(api))).landed.location),
    )
    expect(landed).toEqual(Array(4).fill('/#signed-in'))
    const users = await database.db.selectFrom('user').select('username').where('username', 'like', 'twin%').execute()
    expect(users).toEqual([{ username: 'twin' }])
  })

  test('is refused where the policy says so, in the same words as a disabled account', async () => {
    await setUp({ first_login: 'refuse' })
    issuer.accounts.set(issuer.user, { preferred_username: 'nobody.here' })
    const { browser, landed } = await signIn()
    expect(landed.location).toMatch(/^\/login\?sso_error=not_admitted&trace=\w+$/)
    expect([...browser.cookies.keys()]).not.toContain('__Host-ops_refresh')
    expect(await lastAttempt()).toMatchObject({
      user_name: 'nobody.here',
      provider: 'corp',
      status: 'failed',
      fail_reason: 'not_admitted',
    })
    expect(await userNamed('nobody.here')).toBeUndefined()
  })
})

describe('a known person', () => {
  test('who is disabled or deleted is refused, and not made anew', async () => {
    await setUp()
    issuer.accounts.set(issuer.user, { preferred_username: 'leaver' })
    await signIn()
    for (const change of [{ status: 'disabled' as const }, { status: 'disabled' as const, deleted_at: new Date() }]) {
      await database.db.updateTable('user').set(change).where('username', '=', 'leaver').execute()
      expect((await signIn()).landed.location).toMatch(/^\/login\?sso_error=not_admitted/)
    }
    expect(
      await database.db.selectFrom('user').select('id').where('username', 'like', 'leaver%').execute(),
    ).toHaveLength(1)
  })

  test('is nobody when another issuer says the same subject', async () => {
    const provider = await setUp()
    issuer.accounts.set(issuer.user, { preferred_username: 'victim' })
    await signIn()
    const other = await startOidcIssuer({ redirectUri })
    try {
      const moved = await api.call('PUT', `/identity-providers/${provider.id}`, {
        token: admin,
        body: {
          code: 'corp',
          name: 'x',
          type: 'oidc',
          config: { issuer: other.issuer, client_id: other.clientId },
          secret: other.clientSecret,
          version: provider.version,
        },
      })
      expect(moved.status).toBe(200)
      other.user = issuer.user
      other.accounts.set(other.user, { preferred_username: 'victim' })
      expect((await signIn()).landed.location).toMatch(/sso_error=not_admitted/)
    } finally {
      await other.close()
    }
  })

  test('of another company is refused by the claim that names it', async () => {
    await setUp({ allowed_tenants: ['tenant-a'] }, { tenant_claim: 'tid' })
    issuer.accounts.set(issuer.user, { preferred_username: 'from.b', tid: 'tenant-b' })
    expect((await signIn()).landed.location).toMatch(/sso_error=foreign_company/)
    issuer.accounts.set(issuer.user, { preferred_username: 'from.nowhere' })
    expect((await signIn()).landed.location).toMatch(/sso_error=untrusted_answer/)
    issuer.accounts.set(issuer.user, { preferred_username: 'from.a', tid: 'tenant-a' })
    expect((await signIn()).landed.location).toBe('/#signed-in')
  })
})

test('a provider that is switched off or unknown leads nowhere', async () => {
  await setUp({ status: 'disabled' })
  const browser = createSsoBrowser(api)
  for (const code of ['corp', 'nobody', 'x'.repeat(60)]) {
    expect(await browser.leaveFor(code)).toMatch(/^\/login\?sso_error=provider_unknown/)
    expect((await browser.returnFrom(code, new URLSearchParams({ code: 'a', state: 'b' }))).location).toMatch(
      /^\/login\?sso_error=provider_unknown/,
    )
  }
  expect((await api.call('GET', '/auth/options')).body.data.providers).toEqual([])
})

test('the sign-in page learns of the providers that are on, and of nothing else', async () => {
  await setUp()
  expect((await api.call('GET', '/auth/options')).body.data).toMatchObject({
    providers: [{ code: 'corp', name: '集团账号', type: 'oidc' }],
  })
})

test('both versions of the address answer', async () => {
  await setUp()
  const browser = createSsoBrowser(api)
  const { status, location } = await browser.visit('/api/oauth/corp/login')
  expect(status).toBe(302)
  const { searchParams, origin } = new URL(location)
  expect(origin).toBe(issuer.issuer)
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: 'ops',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  })
  issuer.accounts.set(issuer.user, { preferred_username: 'unversioned' })
  const parameters = await walkThrough(location, redirectUri)
  expect((await browser.visit(`/api/oauth/corp/callback?${parameters}`)).location).toBe('/#signed-in')
})

test('codes and states are in no log, and each arrival is audited once', async () => {
  await setUp()
  issuer.accounts.set(issuer.user, { preferred_username: 'audited' })
  const before = await database.db
    .selectFrom('audit_log')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  const { parameters } = await signIn()
  const rows = await database.db
    .selectFrom('audit_log')
    .selectAll()
    .where('id', '>', before?.id ?? 0)
    .execute()
  expect(rows.filter(({ resource }) => resource === 'session')).toEqual([
    expect.objectContaining({ action: 'create', response_code: 302, request_body: null }),
  ])
  const tables = ['audit_log', 'login_log', 'data_change_log'] as const
  for (const table of tables) {
    const all = JSON.stringify(await database.db.selectFrom(table).selectAll().execute())
    expect(all).not.toContain(parameters.get('code'))
    expect(all).not.toContain(parameters.get('state'))
  }
})

describe('the test button', () => {
  const check = (id: number) => api.call('POST', `/identity-providers/${id}/test`, { token: admin, body: {} })

  test('goes through discovery, keys and secret', async () => {
    const { id } = await setUp()
    const { status, body } = await check(id)
    expect(status).toBe(200)
    expect(body.data.ok).toBe(true)
    expect(body.data.steps).toEqual([
      { name: 'Discovery document', ok: true, message: `Issuer ${issuer.issuer}` },
      { name: 'Signing keys', ok: true, message: expect.stringMatching(/key/) },
      { name: 'Token address and secret', ok: true, message: 'Client id and secret are right' },
    ])
  })

  test('says that the secret is wrong', async () => {
    const { id } = await setUp({ secret: 'wrong' })
    const { data } = (await check(id)).body
    expect(data.ok).toBe(false)
    expect(data.steps.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true, false])
    expect(JSON.stringify(data)).not.toContain('"wrong"')
  })

  test('says that nobody is there, and needs its right', async () => {
    const { id } = await setUp({}, { issuer: 'http://127.0.0.1:1' })
    const { data } = (await check(id)).body
    expect(data).toMatchObject({ ok: false, steps: [{ name: 'Discovery document', ok: false }] })
    const reader = await signInAs(api, await platform.makeUser(['identity-provider:read']))
    expect((await api.call('POST', `/identity-providers/${id}/test`, { token: reader, body: {} })).status).toBe(403)
  })
})
