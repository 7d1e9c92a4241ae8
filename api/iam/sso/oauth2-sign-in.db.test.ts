import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'
import { serve, textOf } from '../../../tooling/testing/http.ts'
import { createSsoBrowser } from '../../../tooling/testing/sso-browser.ts'

const redirectUri = 'https://ops.example.com/api/v1/oauth/git/callback'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  const env = { OPS_PUBLIC_URL: 'https://ops.example.com', OPS_EGRESS_ALLOW: '127.0.0.1' }
  platform = await testPlatform(database, { env })
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('identity_provider').execute()
})

type User = Record<string, unknown>

/** A server in the manner of a code host: errors come with status 200, the user's record is its own. */
async function startServer({ secret = 's3cret+/=', usesBasic = false } = {}) {
  const codes = new Map<string, { challenge: string | null; user: User }>()
  const tokens = new Map<string, User>()
  const { url } = await serve(async (request, response) => {
    const say = (status: number, body: object) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/user') {
      const user = tokens.get(String(request.headers.authorization).replace('Bearer ', ''))
      return void (user ? say(200, user) : say(401, { message: 'Bad credentials' }))
    }
    const form = new URLSearchParams(await textOf(request))
    const basic = Buffer.from(`ops:${encodeURIComponent(secret)}`).toString('base64')
    const isClient = usesBasic
      ? request.headers.authorization === `Basic ${basic}` && !form.has('client_secret')
      : form.get('client_id') === 'ops' && form.get('client_secret') === secret
    if (!isClient) return void say(200, { error: 'incorrect_client_credentials', error_description: 'wrong' })
    const granted = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const verifier = form.get('code_verifier')
    const challenge = verifier === null ? null : createHash('sha256').update(verifier).digest('base64url')
    if (!granted || granted.challenge !== challenge || form.get('redirect_uri') !== redirectUri) {
      return void say(200, { error: 'bad_verification_code' })
    }
    const token = randomBytes(8).toString('hex')
    tokens.set(token, granted.user)
    say(200, { access_token: token, token_type: 'bearer', scope: '' })
  })
  return {
    url,
    secret,
    approve(authorizationUrl: string, user: User, more: Record<string, string> = {}) {
      const { searchParams } = new URL(authorizationUrl)
      const code = randomBytes(8).toString('hex')
      codes.set(code, { challenge: searchParams.get('code_challenge'), user })
      return new URLSearchParams({ code, state: searchParams.get('state') ?? '', ...more })
    },
  }
}

async function setUp(server: { url: string; secret: string }, config = {}, fields = {}) {
  const body = {
    code: 'git',
    name: 'Git',
    type: 'oauth2',
    secret: server.secret,
    first_login: 'create',
    config: {
      authorization_url: `${server.url}/authorize`,
      token_url: `${server.url}/token`,
      userinfo_url: `${server.url}/user`,
      client_id: 'ops',
      username_field: 'login',
      name_field: 'profile.name',
      ...config,
    },
    ...fields,
  }
  const answer = await api.call('POST', '/identity-providers', { token: admin, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.data
}
const fault = (location: string) => new URL(location, redirectUri).searchParams.get('sso_error')

test.each([true, false])(
  'a person is found in the user record, by number, over any number of names (PKCE: %s)',
  async (pkce) => {
    const server = await startServer()
    await setUp(server, { pkce, scope: 'read:user' })
    const browser = createSsoBrowser(api)
    const address = await browser.leaveFor('git')
    expect(new URL(address).searchParams.has('code_challenge')).toBe(pkce)
    expect(new URL(address).searchParams.get('scope')).toBe('read:user')
    const login = `octo-${pkce}`
    const user = { id: pkce ? 41 : 42, login, profile: { name: '小 章' } }
    expect((await browser.returnFrom('git', server.approve(address, user))).location).toBe('/#signed-in')
    const { user: made } = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data
    expect(made).toMatchObject({ username: login, name: '小 章', email: null })
    const [identity] = await database.db.selectFrom('user_identity').selectAll().execute()
    expect(identity).toMatchObject({ authority: `${server.url}/user#id`, subject: String(user.id) })
  },
)

test('a client that authenticates in the header encodes what the standard wants encoded', async () => {
  const server = await startServer({ usesBasic: true })
  await setUp(server, { token_auth: 'client_secret_basic' })
  const browser = createSsoBrowser(api)
  const parameters = server.approve(await browser.leaveFor('git'), { id: 1, login: 'basic' })
  expect((await browser.returnFrom('git', parameters)).location).toBe('/#signed-in')
})

test('an error with status 200 is an error, and a spent code is refused', async () => {
  const server = await startServer()
  const { id } = await setUp(server)
  const browser = createSsoBrowser(api)
  const parameters = server.approve(await browser.leaveFor('git'), { id: 1, login: 'once' })
  const code = parameters.get('code') ?? ''
  await browser.returnFrom('git', parameters)
  const again = server.approve(await browser.leaveFor('git'), { id: 1, login: 'once' })
  again.set('code', code)
  expect(fault((await browser.returnFrom('git', again)).location)).toBe('code_refused')
  const tested = await api.call('POST', `/identity-providers/${id}/test`, { token: admin, body: {} })
  expect(tested.body.data.ok, JSON.stringify(tested.body.data)).toBe(true)
})

test('a wrong secret is told by the test', async () => {
  const server = await startServer()
  const { id } = await setUp({ ...server, secret: 'wrong' })
  const tested = await api.call('POST', `/identity-providers/${id}/test`, { token: admin, body: {} })
  expect(tested.body.data).toMatchObject({
    ok: false,
    steps: [{ ok: false, message: expect.stringContaining('incorrect_client_credentials') }],
  })
})

test('a record without the subject, or of another company, signs nobody in', async () => {
  const server = await startServer()
  await setUp(server, { tenant_field: 'org.id' }, { allowed_tenants: ['7'] })
  const browser = createSsoBrowser(api)
  const come = async (user: User) =>
    fault((await browser.returnFrom('git', server.approve(await browser.leaveFor('git'), user))).location)
  expect(await come({ login: 'no-subject', org: { id: 7 } })).toBe('untrusted_answer')
  expect(await come({ id: { nested: true }, login: 'odd', org: { id: 7 } })).toBe('untrusted_answer')
  expect(await come({ id: 1, login: 'no-company' })).toBe('untrusted_answer')
  expect(await come({ id: 1, login: 'foreign', org: { id: 8 } })).toBe('foreign_company')
  expect(await come({ id: 1, login: 'own', org: { id: 7 } })).toBeNull()
})

test('an answer of another issuer is refused where the issuer is known (mix-up)', async () => {
  const server = await startServer()
  await setUp(server, { issuer: 'https://git.example.com' })
  const browser = createSsoBrowser(api)
  const come = async (more: Record<string, string>) => {
    const parameters = server.approve(await browser.leaveFor('git'), { id: 9, login: 'mixed' }, more)
    return fault((await browser.returnFrom('git', parameters)).location)
  }
  expect(await come({ iss: 'https://evil.example.com' })).toBe('untrusted_answer')
  expect(await come({})).toBe('untrusted_answer')
  expect(await come({ iss: 'https://git.example.com' })).toBeNull()
})

test('names that could disturb are made harmless', async () => {
  const server = await startServer()
  await setUp(server)
  const browser = createSsoBrowser(api)
  const user = { id: 5, login: '../../<b>admin\u202e\n', profile: { name: '\u0000 line\nbreak \u202e rtl' } }
  expect((await browser.returnFrom('git', server.approve(await browser.leaveFor('git'), user))).location).toBe(
    '/#signed-in',
  )
  const { user: made } = (await browser.ask('POST', '/auth/refresh', { body: {} })).body.data
  expect(made).toMatchObject({ username: 'b-admin', name: 'line break rtl' })
})
