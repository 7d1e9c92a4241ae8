import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { bindTotp, totpCode } from '../../tooling/testing/factors.ts'
import { until } from '../../tooling/testing/until.ts'
import { createDocument } from '../docs/document.ts'
import { routers } from '../routers.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let copy: TestApi

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  copy = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const verify = (token: string, body: object, on = api) => on.call('POST', '/auth/mfa/verify', { token, body })
const codeOf = ({ status, body }: { status: number; body: { code: number } }) => [status, body.code]

/** Signed in, and long ago. */
async function stale(...[permissions, fields]: Parameters<TestPlatform['makeUser']>) {
  const user = await platform.makeUser(permissions, fields)
  const token = await signInAs(api, user)
  await ageSessions(user.id)
  return { ...user, token }
}
async function ageSessions(userId: number): Promise<void> {
  const confirmed_at = new Date(Date.now() - 16 * 60_000)
  await database.db.updateTable('session').set({ confirmed_at }).where('user_id', '=', userId).execute()
  for (const one of [api, copy]) one.deps.sessions.forget()
}
let names = 0
const role = () => ({ name: 'r', code: `stepup_${++names}`, permission_codes: [] })
const makeRole = (token: string, on = api) => on.call('POST', '/roles', { token, body: role() })

describe('a sensitive operation', () => {
  test('goes on when the sign-in was a short while ago', async () => {
    const token = await signInAs(api, await platform.makeUser(['role:write']))
    expect((await makeRole(token)).status).toBe(201)
  })

  test('asks for a confirmation after that, changes nothing, and goes on when it was given: on every copy', async () => {
    const { token } = await stale(['role:write', 'role:read'])
    const refused = await makeRole(token)
    expect(codeOf(refused)).toEqual([403, 40302])
    expect(refused.body.data).toEqual({ reason: 'confirmation', methods: ['password'] })
    const { body } = await api.call('GET', '/roles?q=stepup', { token })
    expect(body.data.items.filter(({ code }: { code: string }) => code === `stepup_${names}`)).toEqual([])

    const confirmed = await verify(token, { method: 'password', code: testPassword })
    expect(confirmed.status).toBe(200)
    expect(confirmed.body.data).toMatchObject({ confirmed_at: expect.any(String), expires_in: 900 })
    expect(confirmed.body.data).not.toHaveProperty('access_token')
    expect((await makeRole(token)).status).toBe(201)
    await until(async () => (await makeRole(token, copy)).status === 201, 5000)
  })

  test('is confirmed for this session only', async () => {
    const user = await stale(['role:write'])
    const other = await signInAs(api, user)
    await ageSessions(user.id)
    await verify(other, { method: 'password', code: testPassword })
    expect((await makeRole(other)).status).toBe(201)
    expect((await makeRole(user.token)).body.code).toBe(40302)
  })

  test('under an idempotency key is done once it was confirmed', async () => {
    const { token } = await stale(['role:write'])
    const call = { token, body: role(), headers: { 'Idempotency-Key': 'one' } }
    expect((await api.call('POST', '/roles', call)).body.code).toBe(40302)
    await verify(token, { method: 'password', code: testPassword })
    expect((await api.call('POST', '/roles', call)).status).toBe(201)
  })

  test('whoever lacks the right is told that, not asked to confirm', async () => {
    const { token } = await stale([])
    expect((await makeRole(token)).body.code).toBe(40301)
  })

  test('a refresh confirms nothing', async () => {
    const user = await platform.makeUser(['role:write'])
    const { body } = await api.call('POST', '/auth/login', {
      body: { username: user.username, password: testPassword },
    })
    await ageSessions(user.id)
    const refreshed = await api.call('POST', '/auth/refresh', { body: { refresh_token: body.data.refresh_token } })
    expect((await makeRole(refreshed.body.data.access_token)).body.code).toBe(40302)
  })
})

describe('confirming', () => {
  test('takes a factor, no longer the password, of who has one', async () => {
    const user = await platform.makeUser(['role:write'])
    const token = await signInAs(api, user)
    const { url, recoveryCodes } = await bindTotp(api, token)
    await ageSessions(user.id)
    expect((await makeRole(token)).body.data).toEqual({ reason: 'confirmation', methods: ['totp', 'recovery'] })
    expect((await verify(token, { method: 'password', code: testPassword })).body.code).toBe(40001)
    expect((await verify(token, { method: 'totp', code: '000000' })).body.code).toBe(40104)
    const code = totpCode(url)
    expect((await verify(token, { method: 'totp', code })).status).toBe(200)
    expect((await makeRole(token)).status).toBe(201)
    expect((await verify(token, { method: 'totp', code })).body.code).toBe(40104)
    expect((await verify(token, { method: 'recovery', code: recoveryCodes[0] })).status).toBe(200)
  })

  test('wrong passwords count like sign-ins, and stand nowhere', async () => {
    const { token, username } = await stale(['role:write'])
    for (let guess = 0; guess < 5; guess++) {
      const { body } = await verify(token, { method: 'password', code: `Wrong-Guess-${guess}` })
      expect(body).toMatchObject({ code: 40104, errors: [{ field: 'code' }] })
    }
    expect((await verify(token, { method: 'password', code: testPassword })).body.code).toBe(42301)
    const login = await api.call('POST', '/auth/login', { body: { username, password: testPassword } })
    expect(login.body.code).toBe(42301)
    const rows = await database.db.selectFrom('audit_log').select('request_body').execute()
    expect(JSON.stringify(rows)).not.toMatch(/Wrong-Guess|Test-Passw0rd/)
  })

  test('of 300 guesses at once, over two copies, five are looked at', async () => {
    const user = await platform.makeUser([])
    const token = await signInAs(api, user)
    await bindTotp(api, token)
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, guess) =>
        verify(token, { method: 'totp', code: String(900_000 + guess) }, guess % 2 ? api : copy),
      ),
    )
    const codes = answers.map(({ body }) => body.code)
    expect(codes.filter((code) => code === 40104)).toHaveLength(5)
    expect(codes.filter((code) => code === 42301)).toHaveLength(295)
  })

  test('needs a caller whose session still lasts', async () => {
    const { token } = await stale([])
    expect((await api.call('POST', '/auth/mfa/verify', { body: { method: 'password', code: 'x' } })).status).toBe(401)
    await api.call('POST', '/auth/logout', { token })
    expect((await verify(token, { method: 'password', code: testPassword })).body.code).toBe(40103)
  })
})

describe('what depends on the input', () => {
  test('a user without roles is made as ever, one with roles, or other access, needs a confirmation', async () => {
    const { token, id, roleId } = await stale(['user:write', 'user:read'])
    const make = (fields: object) =>
      api.call('POST', '/users', { token, body: { username: `made_${++names}`, ...fields } })
    const { status, body } = await make({})
    expect(status).toBe(201)
    expect((await make({ role_ids: [roleId] })).body.code).toBe(40302)
    const { data } = body
    const change = (fields: object) =>
      api.call('PUT', `/users/${data.id}`, {
        token,
        body: { username: data.username, name: '新名', version: data.version, ...fields },
      })
    for (const fields of [
      { role_ids: [roleId] },
      { email: 'new@example.com' },
      { phone: '13800000000' },
      { password: 'Another-1' },
    ]) {
      expect((await change(fields)).body.code).toBe(40302)
    }
    expect((await change({})).status).toBe(200)
    expect(id).not.toBe(data.id)
  })

  test('an export of numbers and addresses as they are needs a confirmation, one of masked ones does not', async () => {
    const { token, roleId } = await stale(['user:read', 'user:export'])
    const exported = () =>
      api.app.request('/api/v1/users/export?format=csv', { headers: { Authorization: `Bearer ${token}` } })
    expect(await (await exported()).json()).toMatchObject({ code: 40302, data: { reason: 'confirmation' } })
    const masks = ['phone', 'email'].map((field) => ({ resource: 'user', field, rule: 'masked' }))
    await database.db
      .updateTable('role')
      .set({ column_rules: JSON.stringify(masks) })
      .where('id', '=', roleId)
      .execute()
    api.deps.sessions.forget()
    expect((await exported()).status).toBe(200)
  })

  test('script jobs need a confirmation, others do not', async () => {
    const { token } = await stale(['job:read', 'job:write', 'job:script'])
    const http = { name: 'http', job_type: 'http', config: { method: 'GET', url: 'http://example.com/' } }
    const script = { name: 'shell', job_type: 'shell', config: { script: 'true' } }
    const { status, body } = await api.call('POST', '/jobs', { token, body: http })
    expect(status).toBe(201)
    expect((await api.call('POST', '/jobs', { token, body: script })).body.code).toBe(40302)
    const path = `/jobs/${body.data.id}`
    expect((await api.call('PUT', path, { token, body: { ...script, version: 1 } })).body.code).toBe(40302)
    expect((await api.call('POST', '/jobs/0/test', { token, body: script })).body.code).toBe(40302)
    expect((await api.call('PUT', path, { token, body: { ...http, version: 1 } })).status).toBe(200)
  })
})

test('ending another session of one’s own needs a confirmation, ending this one does not', async () => {
  const { id, username, token } = await stale([])
  const other = await signInAs(api, { username })
  await ageSessions(id)
  const sessionOf = async (of: string) => (await api.deps.identity.tokens.verify(of)).sessionId
  const end = async (path: string) => codeOf(await api.call('DELETE', `/auth/sessions${path}`, { token }))
  expect(await end(`/${await sessionOf(other)}`)).toEqual([403, 40302])
  expect(await end('')).toEqual([403, 40302])
  expect(codeOf(await api.call('GET', '/auth/me', { token: other }))).toEqual([200, 0])
  await verify(token, { method: 'password', code: testPassword })
  expect(await end(`/${await sessionOf(other)}`)).toEqual([200, 0])
  await ageSessions(id)
  expect(await end(`/${await sessionOf(token)}`)).toEqual([200, 0])
})

/** By method and path: whatever is added under one of these asks for a confirmation, or says below why not. */
const sensitive = [
  /^(post|put) \/roles/,
  /^(post|put) \/users(\/\{id\})?$/,
  /^delete \/users\/\{id\}\/factors$/,
  /^(post|put) \/jobs(\/\{id\}(\/test)?)?$/,
  /^put \/settings\/(security|mfa|lockout|password|session|registration|mail|sms)$/,
  /^post \/settings\/sms\/test$/,
  /^(post|put|patch) \/api-keys(\/\{id\})?$/,
  /^(post|put|delete) \/identity-providers(\/\{id\})?$/,
  /^post \/identity-providers\/\{id\}\/sync$/,
  /^get \/users\/export$/,
  /^post \/directory-syncs\/\{id\}\/confirm$/,
  /^(post|put) \/datasources(\/\{id\})?$/,
  /^(post|put) \/secrets/,
  /^post \/scheduler\/halt$/,
  /^post \/auth\/mfa\/(bind|recovery-codes)$/,
  /^delete \/auth\/mfa\/factors\//,
  /^delete \/auth\/sessions/,
]

type Described = { paths: Record<string, Record<string, { 'x-step-up'?: boolean }>> }

test('every sensitive operation has the guard, and the document says so', () => {
  const document: Described = JSON.parse(createDocument(routers)('3.1'))
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method} ${path.replace(/^\/api\/v1/, '')}`,
      isGuarded: operation['x-step-up'] === true,
    })),
  )
  const named = operations.filter(({ name }) => sensitive.some((pattern) => pattern.test(name)))
  expect(named.length).toBeGreaterThan(12)
  expect(named.filter(({ isGuarded }) => !isGuarded)).toEqual([])
})
