import { randomUUID } from 'node:crypto'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createNotificationActivities } from '../../activities/notifications/notification-activities.ts'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { type RegistrationSettings, registrationSettings } from '../../domain/settings/registration-settings.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { parseSmtpUrl } from '../../platform/mail/smtp-options.ts'
import { lastSecretTo, messagesTo } from '../../tooling/testing/account-messages.ts'
import {
  signInAs,
  signInFully,
  type TestApi,
  type TestPlatform,
  testPassword,
  testPlatform,
} from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { startMailServer } from '../../tooling/testing/smtp.ts'
import { onlyProblems } from '../../tooling/testing/worker-log.ts'

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
beforeEach(() => policy({}))

const fresh = 'Green-Kettle-88'
const plain = ({ status, body }: { status: number; body: object }) => ({ status, ...body, timestamp: 0, trace_id: '' })

async function policy(change: Partial<RegistrationSettings>): Promise<void> {
  await database.db.deleteFrom('setting').execute()
  await database.db.deleteFrom('send_quota').execute()
  await database.db.deleteFrom('login_source').execute()
  const values = registrationSettings.parse(change)
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'registration', values, version: 1, userId: null }))
}

async function makePerson() {
  const { id, username } = await platform.makeUser(['job:read'])
  const email = `${username}@example.com`
  const phone = `138${String(id).padStart(8, '0')}`
  await database.db
    .updateTable('user')
    .set({ email, phone, phone_verified_at: new Date() })
    .where('id', '=', id)
    .execute()
  return { id, username, email, phone }
}

const forgot = (account: string, method = 'email') =>
  api.call('POST', '/auth/password/forgot', { body: { account, method } })
const reset = (body: object, on = api) => on.call('POST', '/auth/password/reset', { body })
const login = (username: string, password: string) => api.call('POST', '/auth/login', { body: { username, password } })

describe('a forgotten password', () => {
  test('is set anew by the link of a mail, once, and every session ends', async () => {
    const { id, username, email } = await makePerson()
    const { access_token, refresh_token } = await signInFully(api, username)
    expect((await forgot(username)).status).toBe(202)
    const token = await lastSecretTo(api, email)
    const answer = await reset({ token, new_password: fresh })
    expect(answer.body).toMatchObject({ code: 0, data: null })
    expect((await api.call('GET', '/auth/me', { token: access_token })).status).toBe(401)
    expect((await api.call('POST', '/auth/refresh', { body: { refresh_token } })).status).toBe(401)
    expect((await login(username, testPassword)).body.code).toBe(40104)
    expect((await login(username, fresh)).status).toBe(200)
    expect((await reset({ token, new_password: 'Third-Kettle-99' })).body.errors).toMatchObject([{ field: 'token' }])
    expect((await messagesTo(api, email)).at(-1)?.template).toBe('auth.password_reset')
    const audit = await database.db
      .selectFrom('audit_log')
      .selectAll()
      .where('request_path', 'like', '%/password/reset')
      .where('resource_id', '=', String(id))
      .execute()
    expect(audit).toHaveLength(1)
    expect(JSON.stringify(audit)).not.toContain(token)
  })

  test('is set anew by the code of a text message, asked for by e-mail address', async () => {
    const { email, phone, username } = await makePerson()
    expect((await forgot(email, 'sms')).status).toBe(202)
    const code = await lastSecretTo(api, phone)
    expect(code).toMatch(/^\d{6}$/)
    const { token_hash, code_hash } = await database.db
      .selectFrom('account_token')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect([token_hash, code_hash?.length]).toEqual([null, 32])
    expect((await reset({ account: username, code, new_password: fresh })).status).toBe(200)
    expect((await login(username, fresh)).status).toBe(200)
    expect((await reset({ account: username, code, new_password: 'Third-Kettle-99' })).body.errors).toMatchObject([
      { field: 'code' },
    ])
    const audit = await database.db
      .selectFrom('audit_log')
      .select('request_body')
      .where('request_path', 'like', '%/password/reset')
      .execute()
    expect(JSON.stringify(audit)).not.toContain(code)
  })

  test('answers alike and writes alike for accounts that are unknown, disabled, pending or without an address', async () => {
    const known = await makePerson()
    const [disabled, waiting, silent] = [await makePerson(), await makePerson(), await makePerson()]
    await database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', disabled.id).execute()
    await database.db.updateTable('user').set({ status: 'pending' }).where('id', '=', waiting.id).execute()
    await database.db.updateTable('user').set({ email: null, phone: null }).where('id', '=', silent.id).execute()
    for (const method of ['email', 'sms']) {
      const expected = plain(await forgot(known.username, method))
      expect(expected.status).toBe(202)
      const before = await database.db.selectFrom('account_token').select('id').execute()
      for (const name of ['nobody-here', disabled.username, waiting.username, silent.username]) {
        expect(plain(await forgot(name, method))).toEqual(expected)
      }
      expect(await database.db.selectFrom('account_token').select('id').execute()).toHaveLength(before.length)
    }
    for (const { email, phone } of [disabled, waiting, silent]) {
      expect([...(await messagesTo(api, email)), ...(await messagesTo(api, phone))]).toEqual([])
    }
  })

  test('runs the same statements for an unknown account as for a known one', async () => {
    const { username } = await makePerson()
    const statements: string[] = []
    const watched = await platform.startApi({
      db: database.db.withPlugin({
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => result,
      }),
    })
    const executor = Object.getPrototypeOf(watched.deps.db.getExecutor())
    const compile = executor.executeQuery
    executor.executeQuery = function (query: { sql: string }, ...rest: unknown[]) {
      statements.push(query.sql)
      return compile.call(this, query, ...rest)
    }
    try {
      const run = async (account: string) => {
        statements.length = 0
        await watched.call('POST', '/auth/password/forgot', { body: { account, method: 'email' } })
        return statements.filter((one) => !one.includes('in_earnest'))
      }
      await run('warm-up')
      const known = await run(username)
      expect(known.length).toBeGreaterThan(10)
      // Only who is to be written to instead of nobody differs.
      expect((await run('nobody-of-that-name')).filter((one) => !known.includes(one)).length).toBeLessThanOrEqual(1)
    } finally {
      executor.executeQuery = compile
    }
  })

  test('a text message goes to a validated number only', async () => {
    const { id, username } = await makePerson()
    await database.db.updateTable('user').set({ phone: '13911112222' }).where('id', '=', id).execute()
    expect((await forgot(username, 'sms')).status).toBe(202)
    expect(await messagesTo(api, '13911112222')).toEqual([])
  })

  test('is limited per name, known or not, and per account by whichever name', async () => {
    const { username, email } = await makePerson()
    for (const name of [username, 'no-such-name']) {
      const statuses = []
      for (let n = 0; n < 4; n++) statuses.push((await forgot(name)).status)
      expect(statuses).toEqual([202, 202, 202, 429])
    }
    expect((await forgot(email)).status).toBe(202)
    expect(await messagesTo(api, email)).toHaveLength(3)
  })

  test('is limited per day, even when asked for slowly', async () => {
    const { username, email } = await makePerson()
    for (let n = 0; n < 10; n++) {
      await database.db.deleteFrom('send_quota').where('minutes', '=', 15).execute()
      expect((await forgot(username)).status).toBe(202)
    }
    await database.db.deleteFrom('send_quota').where('minutes', '=', 15).execute()
    expect((await forgot(username)).status).toBe(429)
    expect(await messagesTo(api, email)).toHaveLength(10)
  })

  test('is refused in ways that the policy does not offer', async () => {
    await policy({ recover_by_sms: false })
    expect((await forgot('anybody', 'sms')).body.code).toBe(40301)
    expect((await forgot('anybody', 'email')).status).toBe(202)
    expect((await forgot('anybody', 'pigeon')).body.errors).toMatchObject([{ field: 'method' }])
  })

  test('reaches its owner by mail: the link leads to the public address, its token in the fragment', async () => {
    const server = await startMailServer()
    const { username, email } = await makePerson()
    await api.call('POST', '/auth/password/forgot', {
      body: { account: username, method: 'email' },
      headers: { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' },
    })
    const { batch } = await database.db
      .selectFrom('message_log')
      .select('batch')
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow()
    const activities = createNotificationActivities({
      db: database.db,
      secrets: api.deps.secrets,
      egress: createEgress({ allow: '', userAgent: 'ops-test' }),
      smtp: parseSmtpUrl(`smtp://127.0.0.1:${server.port}?from=ops@example.com`),
      publicUrl: 'https://ops.example.com',
    })
    await new MockActivityEnvironment({}, { logger: onlyProblems }).run(activities.deliverMessages, {
      batch,
      afterId: 0,
    })
    const [mail] = server.received
    const token = /https:\/\/ops\.example\.com\/reset#token=([\w-]{43})\b/.exec(mail?.text ?? '')?.[1]
    expect(mail?.html).toContain(`href="https://ops.example.com/reset#token=${token}"`)
    expect((await reset({ token, new_password: fresh })).status).toBe(200)
    await server.close()
  })
})

describe('a reset', () => {
  test.each([
    ['short', 'It needs at least 8 characters'],
    [testPassword, 'It may not be one of the last 5 passwords'],
  ])('to %s is refused, and the link stays good', async (new_password, message) => {
    const { username, email } = await makePerson()
    await forgot(username)
    const token = await lastSecretTo(api, email)
    const { body } = await reset({ token, new_password })
    expect(body.errors).toContainEqual({ field: 'new_password', message })
    expect((await reset({ token, new_password: fresh })).status).toBe(200)
  })

  test('to something like its owner is refused, and costs no try', async () => {
    const { username, phone } = await makePerson()
    await forgot(username, 'sms')
    const code = await lastSecretTo(api, phone)
    for (let n = 0; n < 6; n++) {
      expect((await reset({ account: username, code, new_password: `Xx1!${username}` })).body.errors).toMatchObject([
        { field: 'new_password' },
      ])
    }
    expect((await reset({ account: username, code, new_password: fresh })).status).toBe(200)
  })

  test('by a link that has ended is refused', async () => {
    const { username, email } = await makePerson()
    await forgot(username)
    const token = await lastSecretTo(api, email)
    const { expires_at } = await database.db
      .selectFrom('account_token')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(expires_at.getTime() - Date.now()).toBeLessThanOrEqual(10 * 60_000)
    await database.db.updateTable('account_token').set({ expires_at: new Date() }).execute()
    expect((await reset({ token, new_password: fresh })).body.errors).toMatchObject([{ field: 'token' }])
  })

  test('by one link at the same time succeeds once', async () => {
    const { username, email } = await makePerson()
    await forgot(username)
    const token = await lastSecretTo(api, email)
    const second = await platform.startApi()
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => reset({ token, new_password: `Kettle-Number-${n}x!` }, n % 2 ? api : second)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('spends every other link and code of the account', async () => {
    const { username, email, phone } = await makePerson()
    await forgot(username)
    const older = await lastSecretTo(api, email)
    await forgot(username, 'sms')
    const code = await lastSecretTo(api, phone)
    await forgot(username)
    await reset({ token: await lastSecretTo(api, email), new_password: fresh })
    expect((await reset({ token: older, new_password: 'Third-Kettle-99' })).status).toBe(400)
    expect((await reset({ account: username, code, new_password: 'Third-Kettle-99' })).status).toBe(400)
  })

  test.each([
    [{ new_password: fresh }],
    [{ token: 'a', account: 'b', code: 'c', new_password: fresh }],
    [{ token: 'a' }],
    [{ account: 'a', new_password: fresh }],
  ])('asked for with %j is refused', async (body) => {
    const answer = await reset(body)
    expect(answer.status).toBe(400)
    expect(answer.body.code).toBe(40001)
  })
})

describe('guesses at a code', () => {
  const guess = (account: string, n: number, on = api) => reset({ account, code: `g${n}`, new_password: fresh }, on)

  test('are five, however many come at once on two copies of the api', async () => {
    const { username, phone } = await makePerson()
    await database.db.updateTable('setting').set({ group: 'unused' }).execute()
    await forgot(username, 'sms')
    const code = await lastSecretTo(api, phone)
    const second = await platform.startApi()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => guess(username, n, n % 2 ? api : second)))
    expect(answers.every(({ status }) => status === 400 || status === 423)).toBe(true)
    const { tries } = await database.db
      .selectFrom('account_token')
      .select('tries')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(tries).toBe(5)
    await database.db.deleteFrom('login_gate').execute()
    expect((await reset({ account: username, code, new_password: fresh })).body.errors).toMatchObject([
      { field: 'code' },
    ])
  })

  test.each(['known', 'unknown'])('lock the name like wrong passwords do: %s', async (kind) => {
    const name = kind === 'known' ? (await makePerson()).username : `nobody-${randomUUID().slice(0, 8)}`
    if (kind === 'known') await forgot(name, 'sms')
    for (let n = 0; n < 5; n++) {
      expect(plain(await guess(name, n))).toEqual({
        status: 400,
        code: 40001,
        message: 'Some of the input is not valid',
        errors: [{ field: 'code', message: 'The code is wrong or no longer valid' }],
        timestamp: 0,
        trace_id: '',
      })
    }
    const locked = await guess(name, 6)
    expect(locked.status).toBe(423)
    expect(locked.body.code).toBe(42301)
    expect((await login(name, testPassword)).body.code).toBe(42301)
  })

  test('at the code of somebody else do not work', async () => {
    const [one, other] = [await makePerson(), await makePerson()]
    await forgot(one.username, 'sms')
    await forgot(other.username, 'sms')
    const code = await lastSecretTo(api, one.phone)
    expect((await reset({ account: other.username, code, new_password: fresh })).status).toBe(400)
  })
})

describe('an administrator', () => {
  test('starts a reset, which the user alone can finish', async () => {
    const { id, username, email } = await makePerson()
    const token = await signInAs(api, await platform.makeUser(['user:write', 'job:read', 'message:read']))
    const answer = await api.call('POST', `/users/${id}/reset-password`, { token })
    expect(answer.status).toBe(202)
    expect(answer.body.data).toBeNull()
    const secret = await lastSecretTo(api, email)
    const { id: messageId } = await database.db
      .selectFrom('message_log')
      .select('id')
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow()
    await database.db.updateTable('message_log').set({ status: 'captured' }).where('id', '=', messageId).execute()
    const seen = await api.call('GET', `/message-logs/${messageId}`, { token })
    expect(seen.body.data.link).toBe('/reset#token=******')
    expect(JSON.stringify(seen.body)).not.toContain(secret)
    const keeper = await signInAs(api, await platform.makeUser(['message:read', 'message:secret']))
    expect((await api.call('GET', `/message-logs/${messageId}`, { token: keeper })).body.data.link).toBe(
      `/reset#token=${secret}`,
    )
    expect((await reset({ token: secret, new_password: fresh })).status).toBe(200)
    expect((await login(username, fresh)).status).toBe(200)
  })

  test('is refused without permission, and for who has more rights', async () => {
    const { id, email } = await makePerson()
    const reader = await signInAs(api, await platform.makeUser(['user:read', 'job:read']))
    expect((await api.call('POST', `/users/${id}/reset-password`, { token: reader })).status).toBe(403)
    const lesser = await signInAs(api, await platform.makeUser(['user:write']))
    expect((await api.call('POST', `/users/${id}/reset-password`, { token: lesser })).status).toBe(403)
    expect(await messagesTo(api, email)).toEqual([])
  })
})
