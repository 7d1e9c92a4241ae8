import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { passwordSettings } from '../../domain/settings/password-settings.ts'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { serve } from '../../tooling/testing/http.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_EGRESS_ALLOW: '127.0.0.1' } })
  api = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('setting').execute()
})

const breached = 'Green-Kettle-88'
const hash = createHash('sha1').update(breached).digest('hex').toUpperCase()

/** A list that gives these lines to every question; what it was asked. */
async function useList(lines: string[], status = 200): Promise<string[]> {
  const asked: string[] = []
  const { url } = await serve((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(status).end(lines.join('\r\n'))
  })
  await setList(`${url}/range/`)
  return asked
}

async function setList(breach_list_url: string): Promise<void> {
  const values = passwordSettings.parse({ breach_list_url })
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'password', values, version: 1, userId: null }))
}

async function change(new_password: string) {
  const token = await signInAs(api, await platform.makeUser([]))
  return api.call('POST', '/auth/password/change', { token, body: { old_password: testPassword, new_password } })
}

test('a password that the list holds is refused, and only five digits of its hash are told', async () => {
  const asked = await useList([`${'0'.repeat(35)}:7`, `${hash.slice(5)}:42`])
  const { status, body } = await change(breached)
  expect([status, body.errors]).toEqual([
    400,
    [{ field: 'new_password', message: 'This password was breached elsewhere: choose another' }],
  ])
  expect(asked).toEqual([`GET /range/${hash.slice(0, 5)}`])
})

test('one that it does not hold is taken, also where padding names it', async () => {
  await useList([`${'0'.repeat(35)}:7`, `${hash.slice(5)}:0`])
  expect((await change(breached)).status).toBe(200)
})

test('a list that fails or is away lets it pass', async () => {
  await useList([], 503)
  expect((await change(breached)).status).toBe(200)
  await database.db.deleteFrom('setting').execute()
  await setList('http://127.0.0.1:1/range')
  expect((await change(breached)).status).toBe(200)
})

test('a list on the internet is asked over https alone', async () => {
  const token = await signInAs(api, await platform.makeUser(['setting:read', 'setting:write']))
  const put = (breach_list_url: string) =>
    api.call('PUT', '/settings/password', { token, body: { breach_list_url, version: 1 } })
  expect((await put('http://api.pwnedpasswords.com/range')).body.errors).toMatchObject([{ field: 'breach_list_url' }])
  const { body } = await put('https://api.pwnedpasswords.com/range/')
  expect(body.data.breach_list_url).toBe('https://api.pwnedpasswords.com/range')
})

test('what breaks a rule of ours is not asked for, nor is anything without a list', async () => {
  const asked = await useList([])
  expect((await change('short')).status).toBe(400)
  expect(asked).toEqual([])
})
