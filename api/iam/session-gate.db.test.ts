import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDatabase } from '../../db/connect.ts'
import { createListener } from '../../db/listen.ts'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { sessionSettings } from '../../domain/settings/session-settings.ts'
import { signInAs, signInFully, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createSessionGate } from './session-gate.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let other: TestApi
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  other = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const me = (token: string, through: TestApi) => through.call('GET', '/auth/me', { token })
const ping = (token: string, through: TestApi) => through.call('GET', '/users', { token })

test.each([
  [
    'kick of the session',
    async (_id: number, session: number) => api.call('DELETE', `/sessions/${session}`, { token: admin }),
  ],
  ['kick of the user', async (id: number) => api.call('DELETE', `/users/${id}/sessions`, { token: admin })],
  ['deletion', async (id: number) => api.call('DELETE', `/users/${id}`, { token: admin })],
  [
    'disabling by hand in the database',
    async (id: number) => database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', id).execute(),
  ],
])('a %s counts from the next request on in every copy', async (_what, change) => {
  const user = await platform.makeUser(['user:read'])
  const token = await signInAs(api, user)
  for (const copy of [api, other]) expect((await ping(token, copy)).status).toBe(200)
  const { sessionId } = await api.deps.identity.tokens.verify(token)
  const changed = performance.now()
  await change(user.id, sessionId)
  for (const copy of [api, other])
    await expect.poll(async () => (await ping(token, copy)).body.code, { interval: 5 }).toBe(40103)
  expect(performance.now() - changed).toBeLessThan(1000)
})

test('after the answer to a change the very copy that made it never lets one more request pass', async () => {
  for (let round = 0; round < 10; round++) {
    const token = await signInAs(api, await platform.makeUser([]))
    expect((await me(token, api)).status).toBe(200)
    await api.call('POST', '/auth/logout', { token })
    expect((await me(token, api)).body.code).toBe(40103)
  }
})

test('rights that a role gains or loses count from the next request on in every copy', async () => {
  const user = await platform.makeUser(['job:read'])
  const token = await signInAs(api, user)
  expect((await ping(token, other)).status).toBe(403)
  const role = (await api.call('GET', `/roles/${user.roleId}`, { token: admin })).body.data
  const { id, builtin: _, created_at, created_by, updated_at, ...fields } = role
  const body = { ...fields, permission_codes: ['user:read'] }
  expect((await api.call('PUT', `/roles/${id}`, { token: admin, body })).status).toBe(200)
  for (const copy of [api, other]) await expect.poll(async () => (await ping(token, copy)).status).toBe(200)
  await database.db.deleteFrom('user_role').where('user_id', '=', user.id).execute()
  for (const copy of [api, other]) await expect.poll(async () => (await ping(token, copy)).status).toBe(403)
})

test('the sixth session ends the oldest', async () => {
  const { id, username } = await platform.makeUser([])
  const tokens = []
  for (let turn = 0; turn < 6; turn++) tokens.push((await signInFully(api, username)).access_token)
  const codes = []
  for (const token of tokens) codes.push((await me(token, api)).body.code)
  expect(codes).toEqual([40103, 0, 0, 0, 0, 0])
  const ended = await database.db
    .selectFrom('session')
    .select('end_reason')
    .where('user_id', '=', id)
    .where('ended_at', 'is not', null)
    .execute()
  expect(ended).toEqual([{ end_reason: 'limit' }])
})

test('a session that nobody used for longer than the limit ends, one in use goes on', async () => {
  const { id, username } = await platform.makeUser([])
  const { access_token: token } = await signInFully(api, username)
  const age = async (minutes: number) =>
    database.db
      .updateTable('session')
      .set({ last_active_at: new Date(Date.now() - minutes * 60_000) })
      .where('user_id', '=', id)
      .execute()
  await age(479)
  expect((await me(token, other)).status).toBe(200)
  await age(481)
  // This copy saw it a moment ago; the other one has only the database.
  expect((await me(token, other)).status).toBe(200)
  const third = await platform.startApi()
  expect((await me(token, third)).body.code).toBe(40103)
})

test('a changed policy counts in every copy', async () => {
  const sessionOfAnHourAgo = async () => {
    const { id, username } = await platform.makeUser([])
    const { access_token } = await signInFully(api, username)
    const last_active_at = new Date(Date.now() - 60 * 60_000)
    await database.db.updateTable('session').set({ last_active_at }).where('user_id', '=', id).execute()
    return access_token
  }
  expect((await me(await sessionOfAnHourAgo(), other)).status).toBe(200)
  const values = { ...sessionSettings.parse({}), idle_minutes: 30 }
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'session', values, version: 1, userId: null }))
  await expect.poll(async () => (await me(await sessionOfAnHourAgo(), other)).body.code).toBe(40103)
  await database.db.deleteFrom('setting').execute()
})

test('when requests were last seen is written in batches', async () => {
  const listener = createListener(database.url)
  await listener.ready()
  const { tokens } = api.deps.identity
  const gate = createSessionGate({ db: database.db, listener, tokens, onFault: () => {} })
  const token = await signInAs(api, await platform.makeUser([]))
  const { sessionId } = await tokens.verify(token)
  const before = new Date(Date.now() - 60_000)
  const lastActive = async () =>
    (
      await database.db
        .selectFrom('session')
        .select('last_active_at')
        .where('id', '=', sessionId)
        .executeTakeFirstOrThrow()
    ).last_active_at
  await database.db.updateTable('session').set({ last_active_at: before }).where('id', '=', sessionId).execute()
  for (let turn = 0; turn < 50; turn++) await gate.authenticate(token)
  expect(await lastActive()).toEqual(before)
  await gate.close()
  expect((await lastActive()).getTime()).toBeGreaterThan(before.getTime() + 50_000)
  await listener.close()
})

test('a role that ends counts no more from that moment on, without any notice, for sessions and for keys', async () => {
  const { tokens } = api.deps.identity
  const deaf = { subscribe: () => () => {}, isConnected: () => true, ready: async () => {}, close: async () => {} }
  let clock = 0
  const gate = createSessionGate({ db: database.db, listener: deaf, tokens, onFault: () => {}, now: () => clock })
  const user = await platform.makeUser(['user:read'])
  const endsIn = (seconds: number) =>
    database.db
      .updateTable('user_role')
      .set({ ends_at: sql<Date>`now() + make_interval(secs => ${seconds})` })
      .where('user_id', '=', user.id)
      .execute()
  const token = await signInAs(api, user)
  const made = await api.call('POST', '/api-keys', { token, body: { name: 'of a role', scopes: ['user:read'] } })
  const bearers = [token, made.body.data.key]
  const mayRead = () =>
    Promise.all(bearers.map(async (bearer) => (await gate.authenticate(bearer)).permissions.has('user:read')))
  await endsIn(3600)
  expect(await mayRead()).toEqual([true, true])
  // As if its time had passed: nothing is told, and what is known is good until then.
  await endsIn(0)
  expect(await mayRead()).toEqual([true, true])
  clock = 3_600_000
  expect(await mayRead()).toEqual([false, false])
  await gate.close()
})

test('while notices may be missed, every request reads the database', async () => {
  const { tokens } = api.deps.identity
  const deaf = { subscribe: () => () => {}, isConnected: () => false, ready: async () => {}, close: async () => {} }
  const gate = createSessionGate({ db: database.db, listener: deaf, tokens, onFault: () => {} })
  const user = await platform.makeUser([])
  const token = await signInAs(api, user)
  expect(await gate.authenticate(token)).toMatchObject({ userId: user.id })
  await database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', user.id).execute()
  await expect(gate.authenticate(token)).rejects.toMatchObject({ code: 'session_revoked' })
  await gate.close()
})

test('when the check cannot be made nobody passes', async () => {
  const { tokens } = api.deps.identity
  const token = await signInAs(api, await platform.makeUser([]))
  const away = connectDatabase('postgres://nobody:nothing@127.0.0.1:1/none')
  const deaf = { subscribe: () => () => {}, isConnected: () => true, ready: async () => {}, close: async () => {} }
  const gate = createSessionGate({ db: away.db, listener: deaf, tokens, onFault: () => {} })
  await expect(gate.authenticate(token)).rejects.toMatchObject({ code: 'unavailable' })
  await away.close()
})

test('a token of a session that never was, or of another user, is refused', async () => {
  const { tokens } = api.deps.identity
  const token = await signInAs(api, await platform.makeUser([]))
  const { expiresAt: _, ...claims } = await tokens.verify(token)
  for (const change of [{ sessionId: 999_999 }, { userId: claims.userId + 1 }, { stamp: claims.stamp + 1 }]) {
    const forged = await tokens.issue({ ...claims, ...change })
    expect((await me(forged, api)).body.code).toBe(40103)
  }
})
