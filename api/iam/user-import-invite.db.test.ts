import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lastSecretTo, messagesTo } from '../../tooling/testing/account-messages.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { setRegistration } from '../../tooling/testing/registration.ts'
import { uploadImport } from '../../tooling/testing/transfer.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { username: 'root', roles: ['super_admin'] }))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(() => setRegistration(database.db, { mode: 'invited' }))

const upload = (content: string, query = '', headers = {}) =>
  uploadImport(api, content, { token: admin, query, headers })
const commit = '?mode=commit&invite=mail'
const outboxLines = () =>
  database.db.selectFrom('outbox').select('id').where('subject', 'like', 'notification:account:%').execute()

test('a preview says how many would be invited, and whether anybody may be', async () => {
  const content = 'username,email\na1,a1@example.com\na2,\na3,nobody'
  expect((await upload(content)).body.data).toMatchObject({ can_invite: true, invitable: 1 })
  await setRegistration(database.db, { mode: 'off' })
  expect((await upload(content)).body.data).toMatchObject({ can_invite: false, invitable: 1 })
})

test('each new person with an address is sent a link of their own, in one batch; the others are named', async () => {
  const before = (await outboxLines()).length
  const { body } = await upload('username,email\nb1,b1@example.com\nb2,\nb3,b3@example.com', commit)
  const [, second] = body.data.created_ids
  expect(body.data).toMatchObject({
    created: 3,
    invited: 2,
    uninvited: [{ id: second, username: 'b2', result: 'no_address' }],
  })
  expect((await outboxLines()).length - before).toBe(1)
  for (const name of ['b1', 'b3']) {
    const token = await lastSecretTo(api, `${name}@example.com`)
    const activated = await api.call('POST', '/auth/activate', { body: { token, new_password: 'Blue-Kettle-77' } })
    expect(activated.body.data).toEqual({ username: name })
  }
})

test('nobody is sent anything unless that is asked for', async () => {
  const { body } = await upload('username,email\nc1,c1@example.com', '?mode=commit')
  expect(body.data).toMatchObject({ created: 1, invited: 0, uninvited: [] })
  expect(await messagesTo(api, 'c1@example.com')).toEqual([])
})

test('people who were there already are not invited', async () => {
  await upload('username,email\nd1,d1@example.com', '?mode=commit')
  const { body } = await upload('username,name,email\nd1,改,\nd2,,d2@example.com', `${commit}&existing=update`)
  expect(body.data).toMatchObject({ created: 1, updated: 1, invited: 1 })
  expect(await messagesTo(api, 'd1@example.com')).toEqual([])
})

test('what comes again under its key sends nothing twice', async () => {
  const key = { 'Idempotency-Key': 'import-and-invite' }
  const content = 'username,email\ne1,e1@example.com'
  const first = await upload(content, commit, key)
  const again = await upload(content, commit, key)
  expect(again.body.data).toEqual(first.body.data)
  expect(await messagesTo(api, 'e1@example.com')).toHaveLength(1)
})

test('whoever is not imported is not invited', async () => {
  const content = 'username,email\nf1,f1@example.com\nf2,nobody'
  expect((await upload(content, commit)).status).toBe(400)
  expect(await messagesTo(api, 'f1@example.com')).toEqual([])
})

test('is refused when the policy of registration allows no invitations, and then nobody is imported', async () => {
  await setRegistration(database.db, { mode: 'off' })
  const { body } = await upload('username,email\ng1,g1@example.com', commit)
  expect(body.code).toBe(40901)
  const { body: list } = await api.call('GET', '/users?q=g1', { token: admin })
  expect(list.data.total).toBe(0)
})

test('counts towards what an account may be sent', async () => {
  const { body } = await upload('username,email\nh1,h1@example.com', commit)
  const ids = body.data.created_ids
  const results = []
  for (let n = 0; n < 3; n++) {
    const { body } = await api.call('POST', '/users/invite', { token: admin, body: { ids } })
    results.push(body.data.results[0].result)
  }
  expect(results).toEqual(['invited', 'invited', 'too_often'])
})

test('ten thousand at once are imported and invited', { timeout: 120_000 }, async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => `many${at},many${at}@example.com`)
  const { body } = await upload(`username,email\n${rows.join('\n')}`, commit)
  expect(body.data).toMatchObject({ created: 10_000, invited: 10_000, uninvited: [] })
  const tokens = await Promise.all(['many0', 'many9999'].map((name) => lastSecretTo(api, `${name}@example.com`)))
  expect(new Set(tokens).size).toBe(2)
})
