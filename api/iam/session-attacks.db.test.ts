import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  signInAs,
  signInFully,
  type TestApi,
  type TestPlatform,
  testPassword,
  testPlatform,
} from '../../tooling/testing/api.ts'
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

const page = { 'X-OPS-Client': 'console', 'User-Agent': 'Mozilla/5.0 Chrome/156.0', Host: '127.0.0.1:8000' }

test('fixation: a session that was planted before the sign-in is not the one that is signed in', async () => {
  const attacker = await platform.makeUser([])
  const victim = await platform.makeUser([])
  const login = (username: string, headers: Record<string, string>) =>
    api.call('POST', '/auth/login', { body: { username, password: testPassword }, headers })
  const planted = await login(attacker.username, page)
  const cookie = planted.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const answer = await login(victim.username, {
    ...page,
    Cookie: cookie,
    Authorization: `Bearer ${planted.body.data.access_token}`,
  })
  const own = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  expect(own).not.toBe(cookie)
  const { tokens } = api.deps.identity
  const before = await tokens.verify(planted.body.data.access_token)
  const after = await tokens.verify(answer.body.data.access_token)
  expect([after.userId, after.sessionId === before.sessionId]).toEqual([victim.id, false])
  const refreshed = await api.call('POST', '/auth/refresh', {
    body: {},
    headers: { ...page, Cookie: cookie, 'X-OPS-CSRF': '1', 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(refreshed.body.code).toBe(40103)
})

test('each sign-in begins a session of its own, also of one who is signed in', async () => {
  const { username } = await platform.makeUser([])
  const { tokens } = api.deps.identity
  const ids = []
  for (let turn = 0; turn < 2; turn++)
    ids.push((await tokens.verify((await signInFully(api, username)).access_token)).sessionId)
  expect(new Set(ids).size).toBe(2)
})

test('a stolen refresh token: whoever comes second ends the whole family, thief and owner, on both copies', async () => {
  const { id, username } = await platform.makeUser([])
  const { refresh_token } = await signInFully(api, username)
  const refresh = (token: string, through: TestApi) =>
    through.call('POST', '/auth/refresh', { body: { refresh_token: token } })
  const thief = (await refresh(refresh_token, other)).body.data
  await database.db
    .updateTable('refresh_token')
    .set({ used_at: new Date(Date.now() - 11_000) })
    .where('used_at', 'is not', null)
    .where('session_id', 'in', database.db.selectFrom('session').select('id').where('user_id', '=', id))
    .execute()
  expect((await refresh(refresh_token, api)).body.code).toBe(40103)
  expect((await refresh(thief.refresh_token, other)).body.code).toBe(40103)
  for (const copy of [api, other])
    await expect
      .poll(async () => (await copy.call('GET', '/auth/me', { token: thief.access_token })).body.code)
      .toBe(40103)
})

test('neither a refresh token nor a session’s id is a bearer token', async () => {
  const user = await platform.makeUser([])
  const { refresh_token } = await signInFully(api, user.username)
  const { sessionId } = await api.deps.identity.tokens.verify(await signInAs(api, user))
  for (const token of [refresh_token, String(sessionId), `ops_${sessionId}`])
    expect((await api.call('GET', '/auth/me', { token })).body.code).toBe(40101)
})
