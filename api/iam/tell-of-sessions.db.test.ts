import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { sessionSettings } from '../../domain/settings/session-settings.ts'
import { type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const chrome = (version: number, system = 'Windows NT 10.0; Win64; x64') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`
const shenzhen = '120.24.78.68'
const fuzhou = '1.0.1.1'

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
  user = await platform.makeUser([])
  await database.db
    .updateTable('user')
    .set({ email: `${user.username}@example.com`, language: 'en' })
    .where('id', '=', user.id)
    .execute()
})

async function login(userAgent: string, from: string): Promise<{ refresh_token: string }> {
  const body = { username: user.username, password: testPassword }
  const answer = await api.call('POST', '/auth/login', { body, headers: { 'User-Agent': userAgent }, from })
  expect(answer.status).toBe(200)
  return answer.body.data
}
const told = () =>
  database.db
    .selectFrom('message_log')
    .select(['template_code', 'channel', 'subject', 'content', 'status'])
    .where('user_id', '=', user.id)
    .orderBy('id')
    .execute()

test('the first sign-in ever tells nobody, nor do the same device and place again after an update', async () => {
  await login(chrome(140), shenzhen)
  await login(chrome(141), shenzhen)
  expect(await told()).toEqual([])
})

test.each([
  ['device', chrome(140, 'X11; Linux x86_64'), shenzhen, ['Chrome 140 · Linux', '中国 广东省 深圳市']],
  ['place', chrome(140), fuzhou, ['Chrome 140 · Windows 10', '中国 福建省 福州市']],
  ['place at home', chrome(140), '10.0.0.7', ['Private network', '10.0.0.7']],
])('a sign-in from a new %s is told by bell and mail, once', async (_what, userAgent, from, words) => {
  await login(chrome(140), shenzhen)
  await login(userAgent, from)
  await login(userAgent, from)
  const messages = await told()
  expect(messages.map(({ template_code, channel }) => [template_code, channel])).toEqual([
    ['auth.new_device', 'in_app'],
    ['auth.new_device', 'email'],
  ])
  for (const { content } of messages) for (const word of words) expect(content).toContain(word)
})

test('nobody is told when the policy says so, and what was seen then is known later', async () => {
  const values = { ...sessionSettings.parse({}), notify_new_device: false }
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'session', values, version: 1, userId: null }))
  await login(chrome(140), shenzhen)
  await login(chrome(140), fuzhou)
  await database.db.deleteFrom('setting').execute()
  await login(chrome(140), fuzhou)
  expect(await told()).toEqual([])
})

test('a stolen refresh token that comes back ends the session, is audited, and its owner is told where from', async () => {
  const { refresh_token } = await login(chrome(140), shenzhen)
  const refresh = (from: string) =>
    api.call('POST', '/auth/refresh', { body: { refresh_token }, from, headers: { 'User-Agent': 'thief/1.0' } })
  await refresh(shenzhen)
  await database.db
    .updateTable('refresh_token')
    .set({ used_at: new Date(Date.now() - 11_000) })
    .where('used_at', 'is not', null)
    .execute()
  const answers = await Promise.all([refresh(fuzhou), refresh(fuzhou)])
  expect(answers.map(({ body }) => body.code)).toEqual([40103, 40103])
  const messages = await told()
  expect(messages.map(({ template_code, channel }) => [template_code, channel])).toEqual([
    ['auth.session_reuse', 'in_app'],
    ['auth.session_reuse', 'email'],
  ])
  for (const { content } of messages)
    for (const word of ['中国 福建省 福州市', fuzhou, 'thief', 'change your password']) expect(content).toContain(word)
  const audit = await database.db
    .selectFrom('audit_log')
    .select(['user_name', 'reason', 'ip_address', 'response_code'])
    .where('reason', 'like', 'refresh token reused%')
    .execute()
  expect(audit).toMatchObject([{ user_name: user.username, ip_address: fuzhou, response_code: 401 }])
})
