import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { type SessionSettings, sessionSettings } from '../../domain/settings/session-settings.ts'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const phone =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
const desktop = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let user: { id: number; username: string }

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('setting').execute()
  user = await platform.makeUser([])
})

async function policy(change: Partial<SessionSettings>): Promise<void> {
  const values = { ...sessionSettings.parse({}), ...change }
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'session', values, version: 1, userId: null }))
}
const login = (userAgent = desktop) =>
  api.call('POST', '/auth/login', {
    body: { username: user.username, password: testPassword },
    headers: { 'User-Agent': userAgent },
    from: '120.24.78.68',
  })
const room = (room_token: string, session_id: number) =>
  api.call('POST', '/auth/login/room', { body: { room_token, session_id }, headers: { 'User-Agent': desktop } })
const me = async (token: string) => (await api.call('GET', '/auth/me', { token })).body.code

describe('the oldest goes out', () => {
  test('of all kinds together, and of the kind that has its own limit', async () => {
    await policy({ max_sessions: 3, max_per_kind: 1 })
    const [first, second, third] = [await login(), await login(phone), await login()].map(
      ({ body }) => body.data.access_token,
    )
    expect([await me(first), await me(second), await me(third)]).toEqual([40103, 0, 0])
    const program = await login('curl/8.5')
    expect(await me(program.body.data.access_token)).toBe(0)
    const listed = (await api.call('GET', '/auth/sessions', { token: third })).body.data.items
    expect(listed.map(({ device_kind }: { device_kind: string }) => device_kind)).toEqual([
      'program',
      'desktop',
      'mobile',
    ])
  })

  test('an idle session holds no place', async () => {
    await policy({ max_sessions: 1, when_full: 'refuse' })
    expect((await login()).status).toBe(200)
    const last_active_at = new Date(Date.now() - 481 * 60_000)
    await database.db.updateTable('session').set({ last_active_at }).where('user_id', '=', user.id).execute()
    expect((await login()).status).toBe(200)
  })
})

describe('refused when full', () => {
  beforeEach(() => policy({ max_sessions: 2, when_full: 'refuse' }))

  async function fill(): Promise<{ token: string; refusal: Awaited<ReturnType<typeof login>> }> {
    const token = (await login()).body.data.access_token
    await login(phone)
    return { token, refusal: await login() }
  }

  test('names the devices that hold the places, and lets one be ended', async () => {
    const { token, refusal } = await fill()
    expect([refusal.status, refusal.body.code, refusal.body.data.reason]).toEqual([409, 40901, 'sessions_full'])
    expect(refusal.body.data.sessions).toMatchObject([
      { device_kind: 'mobile', location: '中国 广东省 深圳市' },
      { device_kind: 'desktop', device: 'Chrome 140 · Linux' },
    ])
    expect(await me(token)).toBe(0)
    const { status, body } = await room(refusal.body.data.room_token, refusal.body.data.sessions[1].id)
    expect(status).toBe(200)
    expect([await me(token), await me(body.data.access_token)]).toEqual([40103, 0])
    const log = await database.db
      .selectFrom('login_log')
      .selectAll()
      .where('user_id', '=', user.id)
      .orderBy('id')
      .execute()
    expect(log.map(({ status, fail_reason }) => [status, fail_reason])).toEqual([
      ['success', null],
      ['success', null],
      ['failed', 'sessions_full'],
      ['success', null],
    ])
    expect(log[0]?.location).toBe('中国 广东省 深圳市')
  })

  test('a wrong password learns nothing of it', async () => {
    await fill()
    const body = { username: user.username, password: 'Wrong-Passw0rd' }
    const answer = await api.call('POST', '/auth/login', { body })
    expect([answer.body.code, answer.body.data]).toEqual([40104, undefined])
  })

  test('the offer loses the race with itself: each device gives one place', async () => {
    const { refusal } = await fill()
    const { room_token, sessions } = refusal.body.data
    const answers = await Promise.all([1, 2, 3].map(() => room(room_token, sessions[0].id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  test('the offer is for one’s own sessions, and void after a password change, later, or altered', async () => {
    const { refusal } = await fill()
    const { room_token, sessions } = refusal.body.data
    const stranger = await signInAs(api, await platform.makeUser([]))
    const { sessionId } = await api.deps.identity.tokens.verify(stranger)
    expect((await room(room_token, sessionId)).status).toBe(409)
    expect(await me(stranger)).toBe(0)
    expect((await room(`${room_token.slice(0, -4)}AAAA`, sessions[0].id)).body.code).toBe(40104)
    const old = api.deps.secrets.decrypt(room_token, { table: 'session', column: 'room_token', row: 'ticket' })
    const expired = api.deps.secrets.encrypt(JSON.stringify({ ...JSON.parse(old), until: Date.now() - 1 }), {
      table: 'session',
      column: 'room_token',
      row: 'ticket',
    })
    expect((await room(expired, sessions[0].id)).body.code).toBe(40104)
    const password_hash = await platform.passwords.hash('Another-Passw0rd1')
    await database.db.updateTable('user').set({ password_hash }).where('id', '=', user.id).execute()
    expect((await room(room_token, sessions[0].id)).body.code).toBe(40104)
  })
})
