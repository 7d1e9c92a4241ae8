import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { smsSettings } from '../../domain/settings/sms-settings.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string
let reader: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser(['setting:write']))
  reader = await signInAs(api, await platform.makeUser(['setting:read']))
})
afterAll(async () => {
  await platform.close()
  await database.close()
})
beforeEach(async () => {
  for (const table of ['setting', 'message_log', 'outbox'] as const) await database.db.deleteFrom(table).execute()
})

type Group = 'mail' | 'sms'
const send = (group: Group, body: object, token = admin, headers = {}) =>
  api.call('POST', `/settings/${group}/test`, { token, body, headers })

async function rowsOf({ body }: { body: { data: { batch: string } } }) {
  return database.db.selectFrom('message_log').selectAll().where('batch', '=', body.data.batch).execute()
}

describe('a test mail', () => {
  test('goes to the address that is named', async () => {
    const answer = await send('mail', { to: 'a@example.com' })
    expect(answer.status).toBe(202)
    expect(await rowsOf(answer)).toMatchObject([{ channel: 'email', recipient: 'a@example.com', status: 'pending' }])
  })

  test('goes to oneself, when one has an address', async () => {
    const user = await platform.makeUser(['setting:write'])
    const token = await signInAs(api, user)
    const nowhere = await api.call('POST', '/settings/mail/test', { token })
    expect(nowhere.body).toMatchObject({ code: 40001, errors: [{ field: 'to' }] })
    await database.db.updateTable('user').set({ email: 'me@example.com' }).where('id', '=', user.id).execute()
    expect(await rowsOf(await api.call('POST', '/settings/mail/test', { token }))).toMatchObject([
      { recipient: 'me@example.com' },
    ])
  })

  test('is refused without permission and to what is no address', async () => {
    expect((await send('mail', {}, reader)).status).toBe(403)
    expect((await send('mail', { to: 'a@b,c@d' })).status).toBe(400)
  })
})

describe('a test text message', () => {
  const configure = (change: object) =>
    database.db.transaction().execute((tx) =>
      putSettings(tx, {
        group: 'sms',
        values: smsSettings.parse({
          ...{ provider: 'aliyun', access_key_id: 'id', access_key_secret: 'sealed', sign_name: '运营平台' },
          ...change,
        }),
        version: 1,
        userId: null,
      }),
    )

  test('goes to the number that is named, in the words of who asks', async () => {
    const answer = await send('sms', { to: '138 0013 8000' }, admin, { 'Accept-Language': 'zh-CN' })
    expect(answer.status).toBe(202)
    expect(await rowsOf(answer)).toMatchObject([
      {
        channel: 'sms',
        recipient: '138 0013 8000',
        status: 'pending',
        language: 'zh',
        user_id: null,
        content: expect.stringContaining('测试短信'),
      },
    ])
  })

  test('goes to oneself, when one has a number that is validated', async () => {
    const user = await platform.makeUser(['setting:write'])
    const token = await signInAs(api, user)
    const phone = '+8613800138001'
    await database.db.updateTable('user').set({ phone }).where('id', '=', user.id).execute()
    expect((await send('sms', {}, token)).body).toMatchObject({ code: 40001, errors: [{ field: 'to' }] })
    await database.db.updateTable('user').set({ phone_verified_at: new Date() }).where('id', '=', user.id).execute()
    expect(await rowsOf(await send('sms', {}, token))).toMatchObject([{ recipient: phone }])
  })

  test.each([
    [{ code_template: 'SMS_1' }, {}, true],
    [{ notice_template: 'SMS_2' }, {}, false],
    [{ code_template: 'SMS_1', notice_template: 'SMS_2' }, {}, true],
    [{ code_template: 'SMS_1', notice_template: 'SMS_2' }, { template: 'notice' }, false],
  ])('with %j, asked for %j, carries a code: %s', async (settings, asked, hasCode) => {
    await configure(settings)
    const [row] = await rowsOf(await send('sms', { to: '13800138000', ...asked }))
    expect(row?.secret_ciphertext !== null).toBe(hasCode)
  })

  test.each(['', '123', '02345678901', '13800138000,13800138001', 'a@example.com'])(
    'is refused to what is no number: "%s"',
    async (to) => {
      const { status, body } = await send('sms', { to })
      expect(status).toBe(400)
      expect(body.errors).toMatchObject([{ field: 'to', message: 'This is not a phone number' }])
    },
  )

  test('is refused without permission', async () => {
    expect((await send('sms', { to: '13800138000' }, reader)).status).toBe(403)
    expect(await database.db.selectFrom('message_log').selectAll().execute()).toEqual([])
  })

  test('asks for a fresh confirmation, as its settings do', async () => {
    const user = await platform.makeUser(['setting:write'])
    const token = await signInAs(api, user)
    const confirmed_at = new Date(0)
    await database.db.updateTable('session').set({ confirmed_at }).where('user_id', '=', user.id).execute()
    api.deps.sessions.forget()
    expect((await send('sms', { to: '13800138000' }, token)).body).toMatchObject({ code: 40302 })
  })

  test('is counted among what may be sent in a minute', async () => {
    const token = await signInAs(api, await platform.makeUser(['setting:write']))
    const statuses: number[] = []
    for (let i = 0; i < 31; i++) statuses.push((await send('sms', { to: '13800138000' }, token)).status)
    expect(statuses.filter((status) => status === 202)).toHaveLength(30)
    expect(statuses.at(-1)).toBe(429)
  })
})
