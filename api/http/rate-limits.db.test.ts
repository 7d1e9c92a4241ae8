import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { type SecuritySettings, securitySettings } from '../../domain/settings/security-settings.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let copies: [TestApi, TestApi]
let version = 1

beforeAll(async () => {
  database = await testDatabase({ maxConnections: 20 })
  platform = await testPlatform(database)
  copies = [await platform.startApi(), await platform.startApi()]
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

/** The figures take effect in every copy as soon as it has heard of them. */
async function limit(figures: Partial<SecuritySettings>): Promise<void> {
  const values = securitySettings.parse(figures)
  await database.db.transaction().execute((tx) => putSettings(tx, { group: 'security', values, version, userId: null }))
  version = version === 1 ? 2 : version + 1
  const heard = copies.map(
    ({ deps }) =>
      new Promise<void>((resolve) => {
        const stop = deps.listener.subscribe('setting', () => {
          stop()
          resolve()
        })
      }),
  )
  await sql`select pg_notify('setting', 'security')`.execute(database.db)
  await Promise.all(heard)
}

async function statuses(
  count: number,
  ask: (copy: TestApi) => Promise<{ status: number }>,
): Promise<Record<number, number>> {
  const answers = await Promise.all(Array.from({ length: count }, (_, i) => ask(copies[i % 2 === 0 ? 0 : 1])))
  return Object.fromEntries(
    Object.entries(Object.groupBy(answers, ({ status }) => String(status))).map(([status, of]) => [
      status,
      of?.length ?? 0,
    ]),
  )
}

test('reads of one caller share their points over two copies', async () => {
  const token = await signInAs(copies[0], await platform.makeUser(['job:read']))
  await limit({ read_per_minute: 100 })
  expect(await statuses(140, (copy) => copy.call('GET', '/jobs', { token }))).toEqual({ 200: 100, 429: 40 })
})

test('another caller, and another class of the same caller, go on', async () => {
  const token = await signInAs(copies[0], await platform.makeUser(['job:read', 'job:write']))
  await limit({ read_per_minute: 2 })
  expect(await statuses(4, (copy) => copy.call('GET', '/jobs', { token }))).toEqual({ 200: 2, 429: 2 })
  const other = await signInAs(copies[0], await platform.makeUser(['job:read']))
  expect((await copies[1].call('GET', '/jobs', { token: other })).status).toBe(200)
  const job = { name: 'limited', job_type: 'http', config: { url: 'https://example.com' } }
  expect((await copies[1].call('POST', '/jobs', { token, body: job })).status).toBe(201)
})

test('a refusal says when to come back', async () => {
  const token = await signInAs(copies[0], await platform.makeUser(['job:read']))
  await limit({ read_per_minute: 1 })
  await copies[0].call('GET', '/jobs', { token })
  const { body, headers } = await copies[1].call('GET', '/jobs', { token })
  const seconds = Number(headers.get('Retry-After'))
  expect(body).toMatchObject({ code: 42901, message: `Too many requests; try again in ${seconds} seconds` })
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
})

test('who cannot say who they are is counted by address', async () => {
  await limit({ read_per_minute: 5 })
  const ask = (from: string) => (copy: TestApi) => copy.call('GET', '/jobs', { token: 'guess', from })
  expect(await statuses(12, ask('198.51.100.1'))).toEqual({ 401: 5, 429: 7 })
  expect(await statuses(2, ask('198.51.100.2'))).toEqual({ 401: 2 })
  expect(await statuses(8, (copy) => ask(`2001:db8:1:1::${Math.ceil(Math.random() * 9999)}`)(copy))).toEqual({
    401: 5,
    429: 3,
  })
})

test('attempts of the tightest class are counted one by one', async () => {
  const user = await platform.makeUser([])
  const token = await signInAs(copies[0], user)
  await limit({ auth_per_minute: 3 })
  const body = { old_password: 'wrong', new_password: 'short' }
  const change = (copy: TestApi) => copy.call('POST', '/auth/password/change', { token, body })
  expect((await statuses(9, change))[429]).toBe(6)
})
