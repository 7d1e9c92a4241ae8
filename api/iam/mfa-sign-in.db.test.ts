import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  signInAs,
  signInFully,
  type TestApi,
  type TestPlatform,
  testPassword,
  testPlatform,
} from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { bindTotp, totpCode } from '../../tooling/testing/factors.ts'

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

type Call = Parameters<TestApi['call']>[2]
const login = (username: string, call: Call = {}) =>
  api.call('POST', '/auth/login', { ...call, body: { username, password: testPassword } })
const verify = (body: object, call: Call = {}, on = api) => on.call('POST', '/auth/mfa/verify', { ...call, body })
const cookieOf = (headers: Headers, name: string) =>
  headers.getSetCookie().find((cookie) => cookie.includes(`ops_${name}`))
const pair = (cookie: string | undefined) => cookie?.split(';')[0] ?? ''

async function bound() {
  const user = await platform.makeUser(['user:read'])
  const token = await signInAs(api, user)
  const { url, recoveryCodes } = await bindTotp(api, token)
  return { ...user, token, url, recoveryCodes }
}
async function challenged() {
  const user = await bound()
  return { ...user, mfa_token: (await login(user.username)).body.data.mfa_token as string }
}
const logOf = (username: string) =>
  database.db
    .selectFrom('login_log')
    .select(['login_type', 'status', 'fail_reason'])
    .where('user_name', '=', username)
    .orderBy('id')
    .execute()
const sessionsOf = (userId: number) =>
  database.db.selectFrom('session').select(['id', 'login_type']).where('user_id', '=', userId).execute()

describe('signing in with a second factor', () => {
  test('answers with a token for the second step, and only that step with tokens', async () => {
    const user = await bound()
    const before = (await sessionsOf(user.id)).length
    const first = await login(user.username)
    expect(first.status).toBe(200)
    expect(first.body.data).toEqual({
      mfa_required: true,
      mfa_token: expect.stringMatching(/^[\w-]{43}$/),
      methods: ['totp', 'recovery'],
      trusted_device_days: 30,
    })
    expect(cookieOf(first.headers, 'refresh')).toBeUndefined()
    expect(await sessionsOf(user.id)).toHaveLength(before)

    const { mfa_token } = first.body.data
    const { status, body } = await verify({ mfa_token, method: 'totp', code: totpCode(user.url) })
    expect(status).toBe(200)
    expect(body.data).toMatchObject({
      access_token: expect.stringMatching(/^eyJ/),
      expires_in: 900,
      refresh_token: expect.any(String),
      user: { id: user.id },
      must_change_password: false,
      must_bind_factor: false,
    })
    expect((await api.call('GET', '/users', { token: body.data.access_token })).status).toBe(200)
    expect((await sessionsOf(user.id)).at(-1)).toMatchObject({ login_type: 'mfa' })
    expect((await logOf(user.username)).slice(-2)).toEqual([
      { login_type: 'password', status: 'success', fail_reason: null },
      { login_type: 'mfa', status: 'success', fail_reason: null },
    ])
  })

  test('the token of the first step opens nothing else', async () => {
    const { mfa_token } = await challenged()
    expect((await api.call('GET', '/users', { token: mfa_token })).body.code).toBe(40101)
    expect((await api.call('POST', '/auth/refresh', { body: { refresh_token: mfa_token } })).body.code).toBe(40101)
    expect((await api.call('POST', '/auth/mfa/bind', { token: mfa_token, body: { method: 'totp' } })).status).toBe(401)
  })

  test('a token is good for one session', async () => {
    const { mfa_token, url, recoveryCodes } = await challenged()
    expect((await verify({ mfa_token, method: 'totp', code: totpCode(url) })).status).toBe(200)
    const again = await verify({ mfa_token, method: 'recovery', code: recoveryCodes[0] })
    expect([again.status, again.body.code]).toEqual([401, 40101])
  })

  test('a token works only at the address and the device that it was given to', async () => {
    const { mfa_token, url } = await challenged()
    const body = { mfa_token, method: 'totp', code: totpCode(url) }
    expect((await verify(body, { from: '198.51.100.7' })).body.code).toBe(40101)
    const firefox = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
    expect((await verify(body, { headers: firefox })).body.code).toBe(40101)
    expect((await verify(body)).status).toBe(200)
  })

  test('a token ends after five minutes', async () => {
    const { mfa_token, url, id } = await challenged()
    const { expires_at } = await database.db
      .selectFrom('mfa_challenge')
      .select('expires_at')
      .where('user_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(expires_at.getTime() - Date.now()).toBeLessThanOrEqual(300_000)
    await database.db.updateTable('mfa_challenge').set({ expires_at: new Date() }).where('user_id', '=', id).execute()
    expect((await verify({ mfa_token, method: 'totp', code: totpCode(url) })).body.code).toBe(40101)
  })

  test.each([
    [{ method: 'totp' }, 'code'],
    [{ method: 'totp', code: '' }, 'code'],
    [{ method: 'magic', code: '1' }, 'method'],
    [{ code: '1' }, 'method'],
    [{ method: 'password', code: testPassword }, 'method'],
  ])('%j is refused by its field', async (body, field) => {
    const { mfa_token } = await challenged()
    const answer = await verify({ mfa_token, ...body })
    expect([answer.status, answer.body.code]).toEqual([400, 40001])
    expect(answer.body.errors).toContainEqual({ field, message: expect.any(String) })
  })

  test('what was entered stands nowhere in audit and logs', async () => {
    const { mfa_token, recoveryCodes, url } = await challenged()
    await verify({ mfa_token, method: 'totp', code: '000001' })
    await verify({ mfa_token, method: 'recovery', code: recoveryCodes[3] })
    const rows = await database.db
      .selectFrom('audit_log')
      .select('request_body')
      .where('request_path', 'like', '%/auth/mfa/%')
      .execute()
    const everything = JSON.stringify(rows)
    expect(rows.length).toBeGreaterThan(3)
    for (const secret of [mfa_token, recoveryCodes[3], '000001', new URL(url).searchParams.get('secret')]) {
      expect(everything).not.toContain(secret)
    }
  })

  test('a password that was changed in between voids the token: the second step does not stand alone', async () => {
    const { mfa_token, token, url } = await challenged()
    const body = { old_password: testPassword, new_password: 'Another-1' }
    expect((await api.call('POST', '/auth/password/change', { token, body })).status).toBe(200)
    expect((await verify({ mfa_token, method: 'totp', code: totpCode(url) })).body.code).toBe(40101)
  })

  test('a user who was disabled in between gets no session', async () => {
    const { mfa_token, url, id } = await challenged()
    await database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', id).execute()
    expect((await verify({ mfa_token, method: 'totp', code: totpCode(url) })).body.code).toBe(40101)
  })

  test('a new password does not skip the second step', async () => {
    const { username, token } = await bound()
    const change = { old_password: testPassword, new_password: 'Another-1' }
    await api.call('POST', '/auth/password/change', { token, body: change })
    const { body } = await api.call('POST', '/auth/login', { body: { username, password: 'Another-1' } })
    expect(body.data.mfa_required).toBe(true)
  })
})

describe('guessing', () => {
  test('of 300 guesses at once with one token, over two copies, five are looked at', async () => {
    const { mfa_token, username } = await challenged()
    const guesses = Array.from({ length: 300 }, (_, guess) => String(900_000 + guess))
    const answers = await Promise.all(
      guesses.map((code, turn) => verify({ mfa_token, method: 'totp', code }, {}, turn % 2 ? api : copy)),
    )
    const codes = answers.map(({ body }) => body.code)
    expect(codes.filter((code) => code === 40104)).toHaveLength(5)
    expect(codes.filter((code) => code === 40101)).toHaveLength(295)
    const log = await logOf(username)
    expect(log.filter(({ fail_reason }) => fail_reason === 'wrong_code')).toHaveLength(5)
  })

  test('new tokens give no new guesses: the user is locked, also for the right code, until an administrator helps', async () => {
    const { id, username, url } = await bound()
    for (let guess = 0; guess < 5; guess++) {
      const { mfa_token } = (await login(username)).body.data
      expect((await verify({ mfa_token, method: 'totp', code: `00000${guess}` })).body.code).toBe(40104)
    }
    const { mfa_token } = (await login(username)).body.data
    const right = { mfa_token, method: 'totp', code: totpCode(url) }
    const locked = await verify(right)
    expect([locked.status, locked.body.code]).toEqual([423, 42301])
    expect(Number(locked.headers.get('Retry-After'))).toBeGreaterThan(1790)
    const admin = await signInAs(api, await platform.makeUser(['user:write', 'user:read']))
    expect((await api.call('POST', `/users/${id}/unlock`, { token: admin })).status).toBe(200)
    expect((await verify(right)).status).toBe(200)
  })

  test('a code is taken once, also by two copies at the same moment', async () => {
    const { username, url } = await bound()
    const tokens = [(await login(username)).body.data.mfa_token, (await login(username)).body.data.mfa_token]
    const code = totpCode(url)
    const answers = await Promise.all(
      tokens.map((mfa_token, turn) => verify({ mfa_token, method: 'totp', code }, {}, turn ? api : copy)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    const { mfa_token } = (await login(username)).body.data
    expect((await verify({ mfa_token, method: 'totp', code })).body.code).toBe(40104)
    expect((await verify({ mfa_token, method: 'totp', code: totpCode(url, -1) })).body.code).toBe(40104)
    expect((await verify({ mfa_token, method: 'totp', code: totpCode(url, 1) })).status).toBe(200)
  })

  test('one token shown twice at once with two right answers gives one session', async () => {
    const { mfa_token, url, recoveryCodes } = await challenged()
    const answers = await Promise.all([
      verify({ mfa_token, method: 'totp', code: totpCode(url) }),
      verify({ mfa_token, method: 'recovery', code: recoveryCodes[0] }, {}, copy),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })
})

describe('recovery codes', () => {
  test('are ten, each good once, however they are typed, and their use is told', async () => {
    const { username, id, recoveryCodes } = await bound()
    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    const stored = await database.db.selectFrom('recovery_code').selectAll().where('user_id', '=', id).execute()
    expect(JSON.stringify(stored)).not.toContain(recoveryCodes[0])
    const code = ` ${recoveryCodes[0]?.toUpperCase().replaceAll('-', ' ')}`
    const first = (await login(username)).body.data.mfa_token
    expect((await verify({ mfa_token: first, method: 'recovery', code })).status).toBe(200)
    const second = (await login(username)).body.data.mfa_token
    expect((await verify({ mfa_token: second, method: 'recovery', code })).body.code).toBe(40104)
    const told = await database.db.selectFrom('notification').select('title').where('user_id', '=', id).execute()
    expect(JSON.stringify(told)).toMatch(/9/)
  })

  test('one used by two copies at the same moment opens one session', async () => {
    const { username, recoveryCodes } = await bound()
    const tokens = [(await login(username)).body.data.mfa_token, (await login(username)).body.data.mfa_token]
    const answers = await Promise.all(
      tokens.map((mfa_token, turn) =>
        verify({ mfa_token, method: 'recovery', code: recoveryCodes[1] }, {}, turn ? api : copy),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })
})

describe('a trusted device', () => {
  async function trusted() {
    const user = await challenged()
    const body = { mfa_token: user.mfa_token, method: 'totp', code: totpCode(user.url), trust_device: true }
    const answer = await verify(body)
    expect(answer.status).toBe(200)
    const cookie = cookieOf(answer.headers, 'device')
    const headers = { Cookie: pair(cookie), 'Sec-Fetch-Site': 'same-origin' }
    return { ...user, token: answer.body.data.access_token as string, cookie, headers }
  }
  const listed = async (token: string) =>
    (await api.call('GET', '/auth/mfa/trusted-devices', { token })).body.data.items as { id: number }[]

  test('is asked for no second factor, and others are', async () => {
    const { username, cookie, headers, token } = await trusted()
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/Max-Age=2592000/)
    expect((await login(username, { headers })).body.data.access_token).toBeDefined()
    expect((await login(username)).body.data.mfa_required).toBe(true)
    expect(await listed(token)).toMatchObject([{ ip_address: '192.0.2.1' }])
    expect(JSON.stringify(await listed(token))).not.toMatch(/hash|token/)
  })

  test('is the trust of one user only', async () => {
    const { headers } = await trusted()
    const other = await bound()
    expect((await login(other.username, { headers })).body.data.mfa_required).toBe(true)
  })

  test('is forgotten by its owner, and by nobody else', async () => {
    const { username, headers, token } = await trusted()
    const [device] = await listed(token)
    const path = `/auth/mfa/trusted-devices/${device?.id}`
    const stranger = await signInAs(api, await platform.makeUser([]))
    expect((await api.call('DELETE', path, { token: stranger })).status).toBe(404)
    expect((await api.call('DELETE', path, { token })).status).toBe(200)
    expect((await login(username, { headers })).body.data.mfa_required).toBe(true)
  })

  test('is void after the password or a factor changed', async () => {
    const one = await trusted()
    const body = { old_password: testPassword, new_password: 'Another-1' }
    await api.call('POST', '/auth/password/change', { token: one.token, body })
    expect(await listed(one.token)).toEqual([])
    const other = await trusted()
    await bindTotp(api, other.token)
    expect((await login(other.username, { headers: other.headers })).body.data.mfa_required).toBe(true)
  })

  test('is trusted no longer than the policy of today says', async () => {
    const { username, headers, id } = await trusted()
    await database.db
      .updateTable('trusted_device')
      .set({ created_at: new Date(Date.now() - 31 * 86_400_000) })
      .where('user_id', '=', id)
      .execute()
    expect((await login(username, { headers })).body.data.mfa_required).toBe(true)
  })
})

describe('a sign-in that came by a redirect', () => {
  test('leaves its token in a cookie, by which the second step is found and done', async () => {
    const { mfa_token, url } = await challenged()
    const headers = { Cookie: `ops_mfa=${mfa_token}`, 'Sec-Fetch-Site': 'same-origin', Host: 'ops.example.com' }
    const pending = await api.call('GET', '/auth/mfa/pending', { headers })
    expect(pending.body.data).toEqual({ mfa_required: true, methods: ['totp', 'recovery'], trusted_device_days: 30 })
    const body = { method: 'totp', code: totpCode(url) }
    const foreign = await verify(body, { headers: { ...headers, 'Sec-Fetch-Site': 'cross-site' } })
    expect(foreign.status).toBe(403)
    const { status, headers: answered } = await verify(body, { headers })
    expect(status).toBe(200)
    expect(cookieOf(answered, 'mfa')).toMatch(/Max-Age=0/)
  })

  test('is unknown without the cookie', async () => {
    expect((await api.call('GET', '/auth/mfa/pending')).body.code).toBe(40101)
    expect((await verify({ method: 'totp', code: '123456' })).body.code).toBe(40101)
  })
})

test('a refresh of a session that had its second step needs none', async () => {
  const { mfa_token, url, username } = await challenged()
  const { body } = await verify({ mfa_token, method: 'totp', code: totpCode(url) })
  const refresh = await api.call('POST', '/auth/refresh', { body: { refresh_token: body.data.refresh_token } })
  expect(refresh.body.data).toMatchObject({ must_bind_factor: false, user: { username } })
  await expect(signInFully(api, username)).resolves.not.toHaveProperty('access_token')
})
