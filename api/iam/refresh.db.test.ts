import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInFully, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let other: TestApi

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  other = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const refresh = (refresh_token: string, through = api) =>
  through.call('POST', '/auth/refresh', { body: { refresh_token } })
const me = (token: string, through = api) => through.call('GET', '/auth/me', { token })

/** Moves the moment in which tokens of this user were used into the past. */
async function ageUses(userId: number, seconds: number): Promise<void> {
  await database.db
    .updateTable('refresh_token')
    .set({ used_at: new Date(Date.now() - seconds * 1000) })
    .where('used_at', 'is not', null)
    .where('session_id', 'in', database.db.selectFrom('session').select('id').where('user_id', '=', userId))
    .execute()
}
const sessionsOf = (userId: number) =>
  database.db
    .selectFrom('session')
    .select(['id', 'ended_at', 'end_reason', 'auth_session_id'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute()

describe('refreshing', () => {
  test('answers like login, with a new refresh token and an end that stays', async () => {
    const { username } = await platform.makeUser([])
    const first = await signInFully(api, username)
    const { status, body } = await refresh(first.refresh_token)
    expect(status).toBe(200)
    expect(body.data).toMatchObject({ expires_in: 900, must_change_password: false, user: { username } })
    expect(body.data.refresh_expires_in).toBeLessThanOrEqual(604_800)
    expect(body.data.refresh_token).not.toBe(first.refresh_token)
    expect((await me(body.data.access_token)).status).toBe(200)
  })

  test('tabs that refresh at once, on two copies, get the same successor', async () => {
    const { username } = await platform.makeUser([])
    const { refresh_token } = await signInFully(api, username)
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((turn) => refresh(refresh_token, turn % 2 ? api : other)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(new Set(answers.map(({ body }) => body.data.refresh_token)).size).toBe(1)
  })

  test('a late tab gets the newest one when the successor was used within the grace as well', async () => {
    const { username } = await platform.makeUser([])
    const first = await signInFully(api, username)
    const second = (await refresh(first.refresh_token)).body.data.refresh_token
    const third = (await refresh(second)).body.data.refresh_token
    expect((await refresh(first.refresh_token)).body.data.refresh_token).toBe(third)
    expect((await refresh(third)).status).toBe(200)
  })

  test('a token that comes back after the grace ends the whole session, on every copy', async () => {
    const { id, username } = await platform.makeUser([])
    const first = await signInFully(api, username)
    const second = (await refresh(first.refresh_token)).body.data
    expect((await me(second.access_token, other)).status).toBe(200)
    await ageUses(id, 11)
    const { status, body } = await refresh(first.refresh_token)
    expect([status, body.code]).toEqual([401, 40103])
    expect((await me(second.access_token)).body.code).toBe(40103)
    await expect.poll(async () => (await me(second.access_token, other)).body.code).toBe(40103)
    expect((await refresh(second.refresh_token)).body.code).toBe(40103)
    expect(await sessionsOf(id)).toMatchObject([{ end_reason: 'reuse', auth_session_id: null }])
    const log = await database.db.selectFrom('login_log').selectAll().where('user_id', '=', id).orderBy('id').execute()
    expect(log.at(-1)).toMatchObject({ status: 'failed', fail_reason: 'refresh_token_reused', user_name: username })
  })

  test('only the hash of a token is stored, and its successor sealed', async () => {
    const { id, username } = await platform.makeUser([])
    const first = await signInFully(api, username)
    const second = (await refresh(first.refresh_token)).body.data.refresh_token
    const rows = await database.db.selectFrom('refresh_token').selectAll().execute()
    const stored = JSON.stringify(rows.map((row) => ({ ...row, token_hash: row.token_hash.toString('utf8') })))
    expect(stored).not.toContain(first.refresh_token)
    expect(stored).not.toContain(second)
    expect(await sessionsOf(id)).toHaveLength(1)
  })

  test('a disabled user, an idle or an old session gets nothing', async () => {
    const cases = [
      ['user', { status: 'disabled' }],
      ['session', { last_active_at: new Date(Date.now() - 481 * 60_000) }],
      ['session', { expires_at: new Date(Date.now() - 1) }],
    ] as const
    for (const [table, change] of cases) {
      const { id, username } = await platform.makeUser([])
      const { refresh_token } = await signInFully(api, username)
      if (table === 'user') await database.db.updateTable('user').set(change).where('id', '=', id).execute()
      else await database.db.updateTable('session').set(change).where('user_id', '=', id).execute()
      expect((await refresh(refresh_token)).body.code).toBe(40103)
      expect((await sessionsOf(id))[0]?.ended_at).not.toBeNull()
    }
  })

  test.each([undefined, 'x', 'A'.repeat(43)])('%s is no refresh token', async (refresh_token) => {
    const { status, body } = await api.call('POST', '/auth/refresh', { body: { refresh_token } })
    expect([status, body.code]).toEqual([401, 40101])
  })
})

describe('the console', () => {
  const page = { 'X-OPS-Client': 'console', 'User-Agent': 'Mozilla/5.0 Chrome/156.0', Host: '127.0.0.1:8000' }
  const own = { ...page, 'X-OPS-CSRF': '1', 'Sec-Fetch-Site': 'same-origin' }
  const start = async (headers: Record<string, string> = page, through = api) => {
    const { username } = await platform.makeUser([])
    const body = { username, password: testPassword }
    const answer = await through.call('POST', '/auth/login', { body, headers })
    const cookie = answer.headers.get('Set-Cookie') ?? ''
    return { answer, cookie, pair: cookie.split(';')[0] ?? '' }
  }

  test('gets its refresh token as a cookie that no script and no other site can use', async () => {
    const { answer, cookie } = await start()
    expect(answer.body.data.refresh_token).toBeUndefined()
    expect(cookie).toMatch(/^__Host-ops_refresh_8000=[\w-]{43}; /)
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=604800']) {
      expect(cookie).toContain(part)
    }
  })

  test('over HTTPS the name has no port, over plain HTTP elsewhere it cannot be __Host-', async () => {
    const secured = await platform.startApi()
    secured.deps.settings = { ...secured.deps.settings, OPS_PUBLIC_URL: 'https://ops.example.com' }
    expect((await start(page, secured)).cookie).toMatch(/^__Host-ops_refresh=.*Secure/)
    const plain = await start({ ...page, Host: '10.0.0.5:8000' })
    expect(plain.cookie).toMatch(/^ops_refresh_8000=/)
    expect(plain.cookie).not.toContain('Secure')
    const safari = await start({ ...page, 'User-Agent': 'Version/18.0 Safari/605.1.15' })
    expect(safari.cookie).toMatch(/^ops_refresh_8000=/)
  })

  test('refreshes and signs out by its cookie, without a body', async () => {
    const { pair } = await start()
    const renewed = await api.call('POST', '/auth/refresh', { headers: { ...own, Cookie: pair } })
    expect(renewed.status).toBe(200)
    expect(renewed.body.data.refresh_token).toBeUndefined()
    const next = renewed.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    expect(next).not.toBe(pair)
    const out = await api.call('POST', '/auth/logout', { body: {}, headers: { ...own, Cookie: next } })
    expect(out.status).toBe(200)
    expect(out.headers.get('Set-Cookie')).toMatch(/Max-Age=0/)
    expect((await me(renewed.body.data.access_token)).body.code).toBe(40103)
  })

  test.each([
    ['no CSRF header', { ...page, 'Sec-Fetch-Site': 'same-origin' }],
    ['another site', { ...own, 'Sec-Fetch-Site': 'cross-site' }],
    ['another origin of the site', { ...own, 'Sec-Fetch-Site': 'same-site' }],
    ['another origin, no Sec-Fetch-Site', { ...page, 'X-OPS-CSRF': '1', Origin: 'http://evil.example' }],
    ['nothing that says where from', { ...page, 'X-OPS-CSRF': '1' }],
  ])('its cookie is not taken with %s', async (_case, headers) => {
    const { pair } = await start()
    for (const path of ['/auth/refresh', '/auth/logout']) {
      const { status, body } = await api.call('POST', path, { headers: { ...headers, Cookie: pair } })
      expect([status, body.code]).toEqual([403, 40301])
    }
  })

  test('where browsers send no Sec-Fetch-Site its own origin will do', async () => {
    const { pair } = await start()
    const headers = { ...page, 'X-OPS-CSRF': '1', Origin: 'http://127.0.0.1:8000', Cookie: pair }
    expect((await api.call('POST', '/auth/refresh', { headers })).status).toBe(200)
  })
})

describe('signing out', () => {
  test.each(['bearer', 'refresh token'])('by the %s, from the next request on in every copy', async (kind) => {
    const { id, username } = await platform.makeUser([])
    const { access_token: token, refresh_token } = await signInFully(api, username)
    expect((await me(token, other)).status).toBe(200)
    const shown = kind === 'bearer' ? { token } : { body: { refresh_token } }
    expect((await api.call('POST', '/auth/logout', shown)).status).toBe(200)
    expect((await me(token)).body.code).toBe(40103)
    await expect.poll(async () => (await me(token, other)).body.code).toBe(40103)
    expect((await refresh(refresh_token)).body.code).toBe(40103)
    expect(await sessionsOf(id)).toMatchObject([{ end_reason: 'logout' }])
  })

  test('needs something to sign out of', async () => {
    expect((await api.call('POST', '/auth/logout')).body.code).toBe(40101)
    const body = { refresh_token: 'A'.repeat(43) }
    expect((await api.call('POST', '/auth/logout', { body })).body.code).toBe(40101)
  })
})
