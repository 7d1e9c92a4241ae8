import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RegistrationSettings } from '../../domain/settings/registration-settings.ts'
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
beforeEach(() => policy({ mode: 'open' }))

const password = 'Blue-Kettle-77'

const policy = (change: Partial<RegistrationSettings>) => setRegistration(database.db, change)

function person(change: Record<string, unknown> = {}) {
  const word = randomUUID().slice(0, 8)
  return { username: `u-${word}`, name: '王小明', email: `${word}@example.com`, password, ...change }
}
type Person = ReturnType<typeof person>

const register = (body: object, from?: string) => api.call('POST', '/auth/register', { body, ...(from && { from }) })
const activate = (body: object) => api.call('POST', '/auth/activate', { body })
const login = (username: string, secret = password) =>
  api.call('POST', '/auth/login', { body: { username, password: secret } })
const rowsOf = ({ email }: Pick<Person, 'email'>) =>
  database.db.selectFrom('user').selectAll().where('email', '=', email).where('deleted_at', 'is', null).execute()
const plain = ({ status, body }: { status: number; body: object }) => ({ status, ...body, timestamp: 0, trace_id: '' })

describe('registering', () => {
  test('makes a pending account that nobody gets into before its link is opened', async () => {
    const who = person({ phone: '13800138000' })
    expect(plain(await register(who))).toEqual({
      status: 202,
      code: 0,
      message: 'success',
      data: null,
      timestamp: 0,
      trace_id: '',
    })
    expect(await rowsOf(who)).toMatchObject([
      { username: who.username, status: 'pending', password_hash: null, phone_verified_at: null, created_by: null },
    ])
    expect((await login(who.username)).body.code).toBe(40104)

    const [message] = await messagesTo(api, who.email)
    expect(message).toMatchObject({ template: 'auth.activate', link: '/activate#token={{secret}}' })
    const answer = await activate({ token: message?.secret })
    expect(answer.body.data).toEqual({ username: who.username })
    expect((await login(who.username)).status).toBe(200)
    expect(await rowsOf(who)).toMatchObject([{ status: 'active', language: 'en' }])
  })

  test.each([
    [{ mode: 'off' }, 403],
    [{ mode: 'invited' }, 403],
    [{ mode: 'open' }, 202],
  ] as const)('under the policy %j answers %i', async (change, status) => {
    await policy(change)
    const who = person()
    expect((await register(who)).status).toBe(status)
    expect(await rowsOf(who)).toHaveLength(status === 202 ? 1 : 0)
  })

  test.each([
    ['password', { password: 'short' }],
    ['password', { username: 'kettle', password: 'Blue-Kettle-77' }],
    ['password', { password: 'P@ssw0rd123' }],
    ['email', { email: 'no address' }],
    ['username', { username: '-x' }],
    ['name', { name: ' ' }],
    ['phone', { phone: 'abc' }],
    ['role_ids', { role_ids: [1] }],
  ])('is refused for %s: %j', async (field, change) => {
    const who = person(change)
    const { status, body } = await register(who)
    expect(status).toBe(400)
    expect(body.code).toBe(40001)
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field)
  })

  test('is refused for addresses of other domains', async () => {
    await policy({ mode: 'open', allowed_domains: 'corp.example.cn' })
    expect((await register(person())).body.errors).toMatchObject([{ field: 'email' }])
    expect((await register(person({ email: `${randomUUID().slice(0, 8)}@CORP.example.cn` }))).status).toBe(202)
  })

  test('answers alike for a taken address and a taken name, and tells only the address', async () => {
    const taken = await platform.makeUser([])
    const email = `${taken.username}@example.com`
    await database.db.updateTable('user').set({ email }).where('id', '=', taken.id).execute()
    const fresh = plain(await register(person()))

    expect(plain(await register(person({ email: email.toUpperCase() })))).toEqual(fresh)
    expect(await messagesTo(api, email.toUpperCase())).toMatchObject([
      { template: 'auth.registered_before', link: '/forgot', secret: undefined },
    ])
    const other = person({ username: taken.username.toUpperCase() })
    expect(plain(await register(other))).toEqual(fresh)
    expect(await messagesTo(api, other.email)).toMatchObject([
      { template: 'auth.username_taken', link: '/register', secret: undefined },
    ])
    expect(await rowsOf(other)).toEqual([])
    expect(
      await database.db.selectFrom('user').select('id').where('email', 'like', '%@invalid.example').execute(),
    ).toEqual([])
  })

  test('again before activating replaces what was entered; each link brings its own password', async () => {
    const who = person()
    await register(who)
    const first = await lastSecretTo(api, who.email)
    await register({ ...who, name: '王大明', username: `${who.username}-2`, password: 'Green-Kettle-88' })
    const second = await lastSecretTo(api, who.email)
    expect(await rowsOf(who)).toMatchObject([{ username: `${who.username}-2`, name: '王大明', status: 'pending' }])
    expect((await activate({ token: second })).status).toBe(200)
    expect((await login(`${who.username}-2`, password)).body.code).toBe(40104)
    expect((await login(`${who.username}-2`, 'Green-Kettle-88')).status).toBe(200)
    expect((await activate({ token: first })).body.errors).toMatchObject([{ field: 'token' }])
  })

  test('frees a name that was registered and never activated within its day', async () => {
    const stale = person()
    await register(stale)
    await database.db
      .updateTable('account_token')
      .set({ expires_at: new Date(0) })
      .execute()
    const who = person({ username: stale.username })
    await register(who)
    expect(await rowsOf(stale)).toEqual([])
    expect(await rowsOf(who)).toMatchObject([{ username: stale.username }])
  })

  test('of one name by many at once makes one account, and nobody is told', async () => {
    const name = `u-${randomUUID().slice(0, 8)}`
    const answers = await Promise.all(Array.from({ length: 6 }, () => register(person({ username: name }))))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(202))
    expect(await database.db.selectFrom('user').select('id').where('username', '=', name).execute()).toHaveLength(1)
  })

  test('gives the default role, but never one that administers', async () => {
    await policy({ mode: 'open', default_role: 'ops_staff' })
    const who = person()
    await register(who)
    await policy({ mode: 'open', default_role: 'super_admin' })
    const climber = person()
    await register(climber)
    const codes = async (one: Person) =>
      database.db
        .selectFrom('user_role')
        .innerJoin('role', 'role.id', 'user_role.role_id')
        .innerJoin('user', 'user.id', 'user_role.user_id')
        .select('role.code')
        .where('user.email', '=', one.email)
        .execute()
    expect(await codes(who)).toEqual([{ code: 'ops_staff' }])
    expect(await codes(climber)).toEqual([])
  })

  test('to one address is limited, whether or not it has an account', async () => {
    const taken = await platform.makeUser([])
    const email = `${taken.username}@example.com`
    await database.db.updateTable('user').set({ email }).where('id', '=', taken.id).execute()
    const tries = async (address: string) => {
      const answers = []
      for (let n = 0; n < 4; n++) answers.push(await register(person({ email: address })))
      return answers
    }
    for (const answers of [await tries(email), await tries(person().email)]) {
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429])
      expect(answers[3]?.body.code).toBe(42901)
      expect(Number(answers[3]?.headers.get('Retry-After'))).toBeGreaterThan(800)
    }
    expect(await messagesTo(api, email)).toHaveLength(3)
  })

  test('from one source is limited over all addresses', async () => {
    const source = '198.51.100.7'
    await register(person(), source)
    await database.db.updateTable('send_quota').set({ sent: 28 }).where('subject', 'like', 'source:%').execute()
    const answers = await Promise.all(Array.from({ length: 6 }, () => register(person(), source)))
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 429, 429, 429, 429])
    expect((await register(person(), '198.51.100.8')).status).toBe(202)
  })

  test('leaves neither password nor token in the audit or the change log', async () => {
    const who = person({ password: 'Odd-Lantern-4242' })
    await register(who)
    const token = await lastSecretTo(api, who.email)
    await activate({ token })
    const written = JSON.stringify([
      await database.db.selectFrom('audit_log').selectAll().execute(),
      await database.db.selectFrom('data_change_log').selectAll().execute(),
      await database.db.selectFrom('message_log').select(['content', 'link', 'subject']).execute(),
      await database.db.selectFrom('outbox').selectAll().execute(),
    ])
    expect(written).toContain(who.username)
    expect(written).not.toContain('Odd-Lantern-4242')
    expect(written).not.toContain(token)
  })
})

describe('a link', () => {
  test('opens the account once, however often it is opened at once', async () => {
    const who = person()
    await register(who)
    const token = await lastSecretTo(api, who.email)
    const second = await platform.startApi()
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 ? api : second).call('POST', '/auth/activate', { body: { token } })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers) {
      if (status !== 200) expect(body).toMatchObject({ code: 40001, errors: [{ field: 'token' }] })
    }
  })

  test('that has ended, is made up, or belongs to something else opens nothing', async () => {
    const who = person()
    await register(who)
    const token = await lastSecretTo(api, who.email)
    const refused = { code: 40001, errors: [{ field: 'token' }] }
    expect((await activate({ token: 'x'.repeat(43) })).body).toMatchObject(refused)
    expect(
      (await api.call('POST', '/auth/password/reset', { body: { token, new_password: 'Green-Kettle-88' } })).body,
    ).toMatchObject(refused)
    await database.db.updateTable('account_token').set({ expires_at: new Date() }).execute()
    expect((await activate({ token })).body).toMatchObject(refused)
    expect((await login(who.username)).body.code).toBe(40104)
  })

  test('of an account that was disabled meanwhile opens nothing', async () => {
    const who = person()
    await register(who)
    await database.db.updateTable('user').set({ status: 'disabled' }).where('email', '=', who.email).execute()
    expect((await activate({ token: await lastSecretTo(api, who.email) })).status).toBe(400)
  })
})

describe('an invitation', () => {
  async function pending(fields: Record<string, unknown> = {}) {
    const boss = await platform.makeUser(['user:read', 'user:write'])
    const token = await signInAs(api, boss)
    const word = randomUUID().slice(0, 8)
    const body = { username: `i-${word}`, name: '李雷', email: `${word}@example.com`, status: 'pending', ...fields }
    const { data } = (await api.call('POST', '/users', { token, body })).body
    return { token, user: data, invite: (as = token) => api.call('POST', `/users/${data.id}/invite`, { token: as }) }
  }

  beforeEach(() => policy({ mode: 'invited' }))

  test('lets the invited choose a password, and opens the account', async () => {
    const { user, invite } = await pending()
    expect((await invite()).status).toBe(202)
    const link = await lastSecretTo(api, user.email)
    expect((await activate({ token: link })).body.errors).toMatchObject([{ field: 'new_password' }])
    expect((await activate({ token: link, new_password: 'short' })).body.errors[0]).toMatchObject({
      field: 'new_password',
    })
    expect((await activate({ token: link, new_password: `Xx1!${user.username}` })).status).toBe(400)
    expect((await activate({ token: link, new_password: password })).body.data).toEqual({ username: user.username })
    expect((await login(user.username)).status).toBe(200)
  })

  test('is refused without permission, when invitations are off, to who is active, and to who has no address', async () => {
    const { user, token, invite } = await pending()
    const reader = await signInAs(api, await platform.makeUser(['user:read']))
    expect((await invite(reader)).status).toBe(403)
    const nameless = await pending({ email: null })
    expect((await nameless.invite()).body.code).toBe(40901)
    await database.db.updateTable('user').set({ status: 'active' }).where('id', '=', user.id).execute()
    expect((await invite()).body.code).toBe(40901)
    await policy({ mode: 'off' })
    expect((await invite()).body.code).toBe(40901)
    expect((await api.call('POST', '/users/999999/invite', { token })).status).toBe(404)
    expect(await messagesTo(api, user.email)).toEqual([])
  })

  test('is sent only so often', async () => {
    const { invite } = await pending()
    const statuses = []
    for (let n = 0; n < 4; n++) statuses.push((await invite()).status)
    expect(statuses).toEqual([202, 202, 202, 429])
  })
})

describe('what the sign-in page offers', () => {
  test('says how to register and recover, and what a password has to fulfil', async () => {
    await policy({ mode: 'open', recover_by_email: true })
    const { status, body } = await api.call('GET', '/auth/options')
    expect(status).toBe(200)
    expect(body.data).toMatchObject({ registration: 'open', recovery: ['email'], password: { min_length: 8 } })
    await policy({ mode: 'off', recover_by_email: false })
    expect((await api.call('GET', '/auth/options')).body.data).toMatchObject({ registration: 'off', recovery: [] })
  })
})
