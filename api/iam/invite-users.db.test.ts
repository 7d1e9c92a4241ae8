import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lastSecretTo, messagesTo } from '../../tooling/testing/account-messages.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { setRegistration } from '../../tooling/testing/registration.ts'

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

const activate = (token: string) =>
  api.call('POST', '/auth/activate', { body: { token, new_password: 'Blue-Kettle-77' } })
const inviteAll = (token: string, ids: number[], headers = {}) =>
  api.call('POST', '/users/invite', { token, body: { ids }, headers })

async function inviter() {
  return signInAs(api, await platform.makeUser(['user:read', 'user:write']))
}
async function makePending(token: string, fields: Record<string, unknown> = {}) {
  const word = randomUUID().slice(0, 8)
  const body = { username: `m-${word}`, name: '韩梅梅', email: `${word}@example.com`, status: 'pending', ...fields }
  return (await api.call('POST', '/users', { token, body })).body.data
}

beforeEach(() => setRegistration(database.db, { mode: 'invited' }))

test('sends each a link of their own, and says of the others why not', async () => {
  const token = await inviter()
  const [first, second] = [await makePending(token), await makePending(token)]
  const nameless = await makePending(token, { email: null })
  const active = await makePending(token, { status: 'active' })
  const boss = await platform.makeUser(['user:read', 'role:write'])
  const ids = [second.id, nameless.id, active.id, boss.id, 999_999_999, first.id, first.id]
  const { status, body } = await inviteAll(token, ids)
  expect(status).toBe(202)
  expect(body.data.results).toEqual([
    { id: second.id, result: 'invited' },
    { id: nameless.id, result: 'no_address' },
    { id: active.id, result: 'not_pending' },
    { id: boss.id, result: 'beyond' },
    { id: 999_999_999, result: 'not_found' },
    { id: first.id, result: 'invited' },
  ])
  for (const user of [first, second]) {
    const link = await lastSecretTo(api, user.email)
    expect((await activate(link)).body.data).toEqual({ username: user.username })
  }
  expect(await messagesTo(api, active.email)).toEqual([])
})

test('does not find whom the caller may not see', async () => {
  const hidden = await makePending(await inviter())
  const other = await platform.makeUser(['user:read', 'user:write'])
  await database.db
    .updateTable('role')
    .set({ data_scopes: JSON.stringify([{ resource: 'user', scope: 'SELF' }]) })
    .where('id', '=', other.roleId)
    .execute()
  const { body } = await inviteAll(await signInAs(api, other), [hidden.id])
  expect(body.data.results).toEqual([{ id: hidden.id, result: 'not_found' }])
  expect(await messagesTo(api, hidden.email)).toEqual([])
})

test('refuses without permission, when invitations are off, and more than may be asked for at once', async () => {
  const token = await inviter()
  const { id } = await makePending(token)
  const reader = await signInAs(api, await platform.makeUser(['user:read']))
  expect((await inviteAll(reader, [id])).body.code).toBe(40301)
  expect((await inviteAll(token, [])).body.code).toBe(40001)
  const many = Array.from({ length: 201 }, (_, at) => at + 1)
  expect((await inviteAll(token, many)).body.errors).toMatchObject([{ field: 'ids' }])
  await setRegistration(database.db, { mode: 'off' })
  expect((await inviteAll(token, [id])).body.code).toBe(40901)
})

test('loses the race: however many ask at once, nobody is sent more than the quota', async () => {
  const token = await inviter()
  const people = [await makePending(token), await makePending(token)]
  const ids = people.map(({ id }) => id)
  const orders = [ids, ids.toReversed(), ids, ids.toReversed(), ids]
  const answers = await Promise.all(orders.map((order) => inviteAll(token, order)))
  const results = answers.flatMap(({ body }) => body.data.results)
  expect(results.filter(({ result }) => result === 'invited')).toHaveLength(6)
  expect(results.filter(({ result }) => result === 'too_often')).toHaveLength(4)
  for (const { email } of people) expect(await messagesTo(api, email)).toHaveLength(3)
})

test('that comes again under its key sends nothing twice', async () => {
  const token = await inviter()
  const user = await makePending(token)
  const key = { 'Idempotency-Key': randomUUID() }
  const both = [await inviteAll(token, [user.id], key), await inviteAll(token, [user.id], key)]
  expect(both.map(({ body }) => body.data.results)).toEqual([both[0]?.body.data.results, both[0]?.body.data.results])
  expect(await messagesTo(api, user.email)).toHaveLength(1)
})
