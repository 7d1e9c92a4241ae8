import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let lines: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  const log = createLog({ name: 'api' }, { write: (line: string) => void lines.push(line) })
  api = await platform.startApi({ log })
})
beforeEach(() => {
  lines = []
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

test('one wide line tells of a request', async () => {
  const user = await platform.makeUser([])
  const token = await signInAs(api, user)
  lines = []
  const { headers } = await api.call('GET', '/auth/me?no=1', { token })
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      app: 'api',
      trace_id: headers.get('X-Trace-Id'),
      method: 'GET',
      route: '/api/v1/auth/me',
      path: '/api/v1/auth/me',
      status: 400,
      ms: expect.any(Number),
      ip: '192.0.2.1',
      user_id: user.id,
      msg: 'request',
    },
  ])
})

test('nothing secret that was sent gets into a line', async () => {
  const user = await platform.makeUser([])
  const { body } = await api.call('POST', '/auth/login', { body: { username: user.username, password: testPassword } })
  await api.call('GET', '/auth/me', { token: body.data.access_token, headers: { Cookie: 'ops_refresh=a-cookie' } })
  await api.call('POST', '/auth/refresh', { body: { refresh_token: body.data.refresh_token } })
  const all = lines.join('')
  for (const secret of [testPassword, body.data.access_token, body.data.refresh_token, 'a-cookie']) {
    expect(all).not.toContain(secret)
  }
  expect(lines).toHaveLength(3)
})

test('what a caller sends cannot forge a line', async () => {
  await api.app.request('/api/v1/x%0a%7b%22level%22:%22fatal%22%7d', {
    method: 'POST',
    headers: { 'X-OPS-Page': '%0a{"level":"fatal"}', 'User-Agent': 'x\u0085y' },
  })
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toContain('\n')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', route: 'other', status: 404 })
})

test('a level above info keeps quiet about requests that went well', async () => {
  const quiet: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void quiet.push(line) })
  const copy = await platform.startApi({ log })
  await copy.call('GET', '/auth/me')
  expect(quiet).toEqual([])
})
