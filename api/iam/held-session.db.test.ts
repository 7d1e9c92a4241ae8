import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { type SessionSettings, sessionSettings } from '../../domain/settings/session-settings.ts'
import { signInFully, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { bindTotp, totpCode } from '../../tooling/testing/factors.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi

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
})

const page = {
  'X-OPS-Client': 'console',
  'Sec-Fetch-Site': 'same-origin',
  'User-Agent': 'Mozilla/5.0 Chrome/156.0',
  Host: '127.0.0.1:8000',
}

/** Signs in on the page of a browser that has this cookie, if any. */
async function signIn({ username }: { username: string }, cookie?: string, password = testPassword) {
  const headers = { ...page, ...(cookie !== undefined && { Cookie: cookie }) }
  const answer = await api.call('POST', '/auth/login', { body: { username, password }, headers })
  return { ...answer, cookie: cookieOf(answer.headers), token: answer.body.data?.access_token as string }
}
const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .find((line) => line.includes('ops_refresh'))
    ?.split(';')[0] ?? ''
const codeOf = async (token: string) => (await api.call('GET', '/auth/me', { token })).body.code
const openOf = ({ id }: { id: number }) =>
  database.db
    .selectFrom('session')
    .select('end_reason')
    .where('user_id', '=', id)
    .orderBy('id')
    .execute()
    .then((rows) => rows.map(({ end_reason }) => end_reason))
async function policy(change: Partial<SessionSettings>): Promise<void> {
  const values = sessionSettings.parse(change)
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'session', values, version: 1, userId: null }))
}

describe('a sign-in in a browser that has a session', () => {
  test('ends that one in the same breath, and the audit row says so', async () => {
    const user = await platform.makeUser([])
    const first = await signIn(user)
    const second = await signIn(user, first.cookie)
    expect(second.status).toBe(200)
    await expect.poll(() => codeOf(first.token)).toBe(40103)
    expect(await codeOf(second.token)).toBe(0)
    expect(await openOf(user)).toEqual(['replaced', null])
    const { sessionId } = await api.deps.identity.tokens.verify(first.token)
    const audit = await database.db
      .selectFrom('audit_log')
      .select(['user_id', 'action', 'resource', 'reason'])
      .where('user_id', '=', user.id)
      .where('action', '=', 'create')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(audit).toEqual({
      user_id: user.id,
      action: 'create',
      resource: 'session',
      reason: `session ${sessionId} of this browser ended`,
    })
  })

  test('ends it whoever it belonged to', async () => {
    const [before, after] = [await platform.makeUser([]), await platform.makeUser([])]
    const first = await signIn(before)
    await signIn(after, first.cookie)
    expect(await openOf(before)).toEqual(['replaced'])
    expect(await openOf(after)).toEqual([null])
  })

  test('needs no place of its own', async () => {
    await policy({ max_sessions: 1, when_full: 'refuse' })
    const user = await platform.makeUser([])
    const first = await signIn(user)
    expect((await signIn(user)).body.code).toBe(40901)
    expect((await signIn(user, first.cookie)).status).toBe(200)
  })

  test('ends nothing when it does not come about', async () => {
    const user = await platform.makeUser([])
    const first = await signIn(user)
    expect((await signIn(user, first.cookie, 'Wrong-1!')).body.code).toBe(40104)
    expect(await openOf(user)).toEqual([null])
    expect(await codeOf(first.token)).toBe(0)
  })

  test('ends it with the second step, not before', async () => {
    const user = await platform.makeUser([])
    const first = await signIn(user)
    const { url } = await bindTotp(api, first.token)
    const { body } = await signIn(user, first.cookie)
    expect(await openOf(user)).toEqual([null])
    const answer = { mfa_token: body.data.mfa_token, method: 'totp', code: totpCode(url) }
    const headers = { ...page, Cookie: first.cookie }
    expect((await api.call('POST', '/auth/mfa/verify', { body: answer, headers })).status).toBe(200)
    expect(await openOf(user)).toEqual(['replaced', null])
  })

  test('leaves the sessions of other browsers and programs alone', async () => {
    const user = await platform.makeUser([])
    await signInFully(api, user.username)
    await signIn(user)
    const third = await signIn(user)
    await signIn(user, third.cookie)
    expect(await openOf(user)).toEqual([null, null, 'replaced', null])
  })

  test('is refused when another site sent it', async () => {
    const user = await platform.makeUser([])
    const first = await signIn(user)
    const headers = { ...page, 'Sec-Fetch-Site': 'cross-site', Cookie: first.cookie }
    const body = { username: user.username, password: testPassword }
    expect((await api.call('POST', '/auth/login', { body, headers })).status).toBe(403)
    expect(await openOf(user)).toEqual([null])
  })

  test('two at once each begin a session, and the old one ends once', async () => {
    const user = await platform.makeUser([])
    const first = await signIn(user)
    const both = await Promise.all([signIn(user, first.cookie), signIn(user, first.cookie)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await openOf(user)).toEqual(['replaced', null, null])
  })
})
