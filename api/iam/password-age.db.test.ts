import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { passwordSettings } from '../../domain/settings/password-settings.ts'
import { type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

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

async function allowDays(max_age_days: number): Promise<void> {
  const values = passwordSettings.parse({ max_age_days })
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'password', values, version: 1, userId: null }))
}

async function makeAged(days: number): Promise<string> {
  const { id, username } = await platform.makeUser([])
  const changed = new Date(Date.now() - days * 86_400_000)
  await database.db.updateTable('user').set({ password_changed_at: changed }).where('id', '=', id).execute()
  return username
}

const login = async (username: string, password = testPassword) =>
  (await api.call('POST', '/auth/login', { body: { username, password } })).body.data

test.each([
  [0, 4000, false],
  [90, 89, false],
  [90, 91, true],
])('with a greatest age of %i days, a password of %i days has to be changed: %s', async (allowed, age, mustChange) => {
  await allowDays(allowed)
  expect((await login(await makeAged(age))).must_change_password).toBe(mustChange)
})

test('until it is changed nothing else can be done, and then the age begins anew', async () => {
  await allowDays(90)
  const username = await makeAged(91)
  const { access_token: token } = await login(username)
  expect((await api.call('GET', '/sessions', { token })).body.code).toBe(40303)
  const body = { old_password: testPassword, new_password: 'Green-Kettle-88' }
  expect((await api.call('POST', '/auth/password/change', { token, body })).status).toBe(200)
  expect((await login(username, 'Green-Kettle-88')).must_change_password).toBe(false)
})

test('the change log says why', async () => {
  await allowDays(90)
  await login(await makeAged(91))
  const lines = await database.db
    .selectFrom('data_change_log')
    .select('reason')
    .where('table_name', '=', 'user')
    .execute()
  expect(lines).toContainEqual({ reason: 'the password is older than the policy allows' })
})
