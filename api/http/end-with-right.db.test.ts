import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { connectDatabase } from '../../db/connect.ts'
import { createListener } from '../../db/listen.ts'
import { signInAs, signInFully, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type OpenStream, openStream } from '../../tooling/testing/event-streams.ts'
import { makeRun } from '../../tooling/testing/runs.ts'
import { startSwitch } from '../../tooling/testing/switch.ts'
import { createSessionGate } from '../iam/session-gate.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let other: TestApi
let admin: string
let output: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  other = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
  output = `/job-logs/${(await makeRun(database.db)).runId}/output`
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

/** Both streams of the product, on both copies. */
async function openAll(token: string): Promise<OpenStream[]> {
  const bells = await Promise.all([api, other].map((copy) => openStream(copy, '/notifications/stream', token)))
  for (const bell of bells) await bell.next('unread')
  return [...bells, ...(await Promise.all([api, other].map((copy) => openStream(copy, output, token))))]
}

async function closings(streams: OpenStream[]): Promise<{ code: number; reason: string; message: string }[]> {
  return Promise.all(
    streams.map(async (stream) => {
      const last = (await stream.rest()).at(-1)
      return last?.event === 'closed' ? JSON.parse(last.data) : last
    }),
  )
}

type Someone = { id: number; username: string; token: string; sessionId: number }
const ends: [string, (someone: Someone) => Promise<unknown>][] = [
  ['signing out', ({ token }) => api.call('POST', '/auth/logout', { token })],
  ['a kick', ({ sessionId }) => api.call('DELETE', `/sessions/${sessionId}`, { token: admin })],
  ['a kick of the user', ({ id }) => api.call('DELETE', `/users/${id}/sessions`, { token: admin })],
  ['deletion of the user', ({ id }) => api.call('DELETE', `/users/${id}`, { token: admin })],
  [
    'a password change elsewhere',
    async ({ username }) => {
      const { access_token: token } = await signInFully(api, username)
      const body = { old_password: 'Test-Passw0rd', new_password: 'Another-Passw0rd1' }
      return api.call('POST', '/auth/password/change', { token, body })
    },
  ],
  [
    'disabling',
    async ({ id }) => {
      const {
        id: _,
        created_at,
        created_by,
        updated_at,
        locked_until,
        last_login_at,
        ...user
      } = (await api.call('GET', `/users/${id}`, { token: admin })).body.data
      return api.call('PUT', `/users/${id}`, { token: admin, body: { ...user, status: 'disabled' } })
    },
  ],
]

test.each(ends)('%s ends the open streams of the session in every copy within a second, saying why', async (_, end) => {
  const user = await platform.makeUser(['run:read'])
  const token = await signInAs(api, user)
  const { sessionId } = await api.deps.identity.tokens.verify(token)
  const streams = await openAll(token)
  const endedAt = performance.now()
  expect(await end({ ...user, token, sessionId })).toMatchObject({ status: 200 })
  const closed = await closings(streams)
  expect(performance.now() - endedAt).toBeLessThan(1000)
  expect(closed).toEqual(
    streams.map(() => ({
      code: 40103,
      reason: 'session_revoked',
      message: 'This session has ended, please sign in again',
    })),
  )
})

test('a right that is taken away ends what needs it, and nothing else', async () => {
  const user = await platform.makeUser(['run:read'])
  const [bell, otherBell, ...outputs] = await openAll(await signInAs(api, user))
  const takenAt = performance.now()
  await database.db.deleteFrom('role_permission').where('role_id', '=', user.roleId).execute()
  expect(await closings(outputs)).toMatchObject([
    { code: 40301, message: 'This needs the permission run:read' },
    { code: 40301, message: 'This needs the permission run:read' },
  ])
  expect(performance.now() - takenAt).toBeLessThan(1000)
  await database.db
    .insertInto('notification')
    .values({ user_id: user.id, title: 'still here', type: 'system', batch: 'still-here' })
    .execute()
  await sql`select pg_notify('notification', '')`.execute(database.db)
  for (const stream of [bell, otherBell]) expect((await stream?.next('unread'))?.data).toBe('{"unread":1}')
})

test('the streams of others and of the same user’s other sessions go on', async () => {
  const { username } = await platform.makeUser([])
  const first = (await signInFully(api, username)).access_token
  const second = (await signInFully(api, username)).access_token
  const bell = await openStream(other, '/notifications/stream', second)
  await bell.next('unread')
  const gone = await openStream(other, '/notifications/stream', first)
  await api.call('POST', '/auth/logout', { token: first })
  expect(await closings([gone])).toMatchObject([{ code: 40103 }])
  await api.call('POST', '/auth/logout', { token: second })
  expect(await closings([bell])).toMatchObject([{ code: 40103 }])
})

describe('a copy that hears or reads nothing', () => {
  async function startCuttable({ cut }: { cut: 'listener' | 'all' }) {
    const { host } = new URL(database.url)
    const way = await startSwitch(host)
    const url = new URL(database.url)
    url.host = way.address
    const listener = createListener(url.href)
    await listener.ready()
    const away = connectDatabase(url.href)
    const db = cut === 'all' ? away.db : database.db
    const { tokens } = api.deps.identity
    const sessions = createSessionGate({ db, listener, tokens, onFault: () => {} })
    const copy = await platform.startApi({ db, listener, sessions })
    onTestFinished(async () => {
      way.off()
      await way.on()
      await copy.close()
      await away.close()
      way.off()
    })
    return { copy, way }
  }

  test('without notices, what ended still ends within a second, streams and requests', async () => {
    const { copy, way } = await startCuttable({ cut: 'listener' })
    const token = await signInAs(api, await platform.makeUser([]))
    const stream = await openStream(copy, '/notifications/stream', token)
    await stream.next('unread')
    way.off()
    await expect.poll(() => copy.deps.listener.isConnected()).toBe(false)
    expect((await copy.call('GET', '/auth/me', { token })).status).toBe(200)
    const endedAt = performance.now()
    await api.call('POST', '/auth/logout', { token })
    expect((await copy.call('GET', '/auth/me', { token })).body.code).toBe(40103)
    expect(await closings([stream])).toMatchObject([{ code: 40103 }])
    expect(performance.now() - endedAt).toBeLessThan(1000)
  })

  test('without the database nobody passes, and open streams end', async () => {
    const { copy, way } = await startCuttable({ cut: 'all' })
    const token = await signInAs(api, await platform.makeUser([]))
    const stream = await openStream(copy, '/notifications/stream', token)
    await stream.next('unread')
    expect((await copy.call('GET', '/auth/me', { token })).status).toBe(200)
    const cutAt = performance.now()
    way.off()
    expect(await closings([stream])).toMatchObject([{ code: 50301, reason: 'unavailable' }])
    expect(performance.now() - cutAt).toBeLessThan(1500)
    expect((await copy.call('GET', '/auth/me', { token })).body.code).toBe(50301)
  })
})
