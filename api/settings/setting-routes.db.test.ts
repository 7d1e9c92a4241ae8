import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { secretMask } from '../../domain/audit/mask-secrets.ts'
import { settingGroupNames, settingSecretPlace } from '../../domain/settings/setting-groups.ts'
import { parseSmtpUrl } from '../../platform/mail/smtp-options.ts'
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
  admin = await signInAs(api, await platform.makeUser(['setting:read', 'setting:write']))
  reader = await signInAs(api, await platform.makeUser(['setting:read']))
})
afterAll(async () => {
  await platform.close()
  await database.close()
})
beforeEach(async () => {
  for (const table of ['setting', 'message_log', 'outbox'] as const) await database.db.deleteFrom(table).execute()
})

const get = (group: string) => api.call('GET', `/settings/${group}`, { token: admin })
const put = (group: string, body: unknown, token = admin) => api.call('PUT', `/settings/${group}`, { token, body })
const storedPassword = async () => (await getSettings(database.db, 'mail')).password

describe('a group of settings', () => {
  test.each(settingGroupNames)('%s is shown with its defaults, and taken back as it was shown', async (group) => {
    const shown = await get(group)
    expect(shown).toMatchObject({
      status: 200,
      body: {
        data: { version: 1, id: null, updated_at: null, updated_by: null, updated_by_name: null, read_only: [] },
      },
    })
    const back = await put(group, shown.body.data)
    expect(back).toMatchObject({
      status: 200,
      body: {
        data: {
          ...shown.body.data,
          version: 2,
          id: expect.any(Number),
          updated_at: expect.any(String),
          updated_by: expect.any(Number),
          updated_by_name: expect.any(String),
        },
      },
    })
  })

  test('is replaced: what is left out takes its default', async () => {
    await put('general', { site_name: '运营平台', default_language: 'en', version: 1 })
    const { body } = await put('general', { site_name: '运营', version: 2 })
    expect(body.data).toMatchObject({ site_name: '运营', default_language: 'zh', version: 3 })
  })

  test('takes the version from If-Match too', async () => {
    const call = { token: admin, body: { site_name: '运营' }, headers: { 'If-Match': '"1"' } }
    expect((await api.call('PUT', '/settings/general', call)).status).toBe(200)
  })

  test('that was changed meanwhile comes back as it is now', async () => {
    await put('general', { site_name: '甲', version: 1 })
    const late = await put('general', { site_name: '乙', version: 1 })
    expect(late).toMatchObject({ status: 409, body: { code: 40902, data: { site_name: '甲', version: 2 } } })
  })

  test('loses the race for all but one', async () => {
    const answers = await Promise.all(['甲', '乙', '丙'].map((name) => put('general', { site_name: name, version: 1 })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  test.each([
    [{ site_name: '', version: 1 }, 'site_name'],
    [{ site_name: 'x'.repeat(51), version: 1 }, 'site_name'],
    [{ default_language: 'fr', version: 1 }, 'default_language'],
    [{ unknown: 1, version: 1 }, 'unknown'],
    [{ site_name: 'x' }, 'version'],
  ])('refuses %j by its field', async (body, field) => {
    const { status, body: answer } = await put('general', body)
    expect(status).toBe(400)
    expect(answer).toMatchObject({ code: 40001, errors: [{ field: expect.stringContaining(field) }] })
  })

  test('refuses what does not go together, by its field', async () => {
    const { body } = await put('api_key', { default_days: 400, version: 1 })
    expect(body).toMatchObject({ code: 40001, errors: [{ field: 'default_days' }] })
    expect((await get('api_key')).body.data).toMatchObject({ default_days: 90, version: 1 })
  })

  test('says who changed it last', async () => {
    const { id, username } = await platform.makeUser(['setting:write'])
    const token = await signInAs(api, { username })
    await put('general', { site_name: '甲', version: 1 }, token)
    const { data } = (await get('general')).body
    expect(data).toMatchObject({ id: expect.any(Number), updated_by: id, updated_by_name: username })
  })

  test('that does not exist is 40401', async () => {
    for (const name of ['nothing', 'constructor', '__proto__']) {
      expect((await get(name)).body.code).toBe(40401)
      expect((await put(name, {})).body.code).toBe(40401)
    }
  })

  test('is refused without permission', async () => {
    const stranger = await signInAs(api, await platform.makeUser([]))
    expect((await api.call('GET', '/settings/general', { token: stranger })).status).toBe(403)
    expect((await put('general', { site_name: 'x', version: 1 }, reader)).status).toBe(403)
    expect((await get('general')).body.data.version).toBe(1)
  })

  test('is audited and logged with who changed what', async () => {
    await put('general', { site_name: '审计', version: 1 })
    const audit = await database.db
      .selectFrom('audit_log')
      .selectAll()
      .where('request_path', 'like', '%/settings/general')
      .where('action', '=', 'update')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(audit).toMatchObject({ resource: 'setting', resource_id: 'general', response_code: 200 })
    const line = await database.db
      .selectFrom('data_change_log')
      .selectAll()
      .where('table_name', '=', 'setting')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(line).toMatchObject({
      operator_id: audit?.user_id,
      trace_id: audit?.trace_id,
      new_data: { value: { site_name: '审计' } },
    })
  })
})

describe('a secret among them', () => {
  const server = { host: 'mail.example.com', user: 'ops' }

  test('is stored sealed and shown as a mask', async () => {
    const { body } = await put('mail', { ...server, password: '密码', version: 1 })
    expect(body.data.password).toBe(secretMask)
    expect((await get('mail')).body.data.password).toBe(secretMask)
    const { secrets } = api.deps
    expect(secrets.decrypt(await storedPassword(), settingSecretPlace('mail', 'password'))).toBe('密码')
    const everything = JSON.stringify([
      await database.db.selectFrom('audit_log').selectAll().execute(),
      await database.db.selectFrom('data_change_log').selectAll().execute(),
    ])
    expect(everything).not.toContain('密码')
  })

  test('stays with the mask, changes with a new one, goes with an empty one', async () => {
    await put('mail', { ...server, password: 'one', version: 1 })
    const sealed = await storedPassword()
    await put('mail', { ...server, from_name: 'x', password: secretMask, version: 2 })
    expect(await storedPassword()).toBe(sealed)
    await put('mail', { ...server, password: 'two', version: 3 })
    expect(await storedPassword()).not.toBe(sealed)
    const { body } = await put('mail', { ...server, password: '', version: 4 })
    expect(body.data.password).toBe('')
    expect(await storedPassword()).toBe('')
  })

  test.each([{ host: 'evil.example.com' }, { port: 26 }, { encryption: 'none' }, { user: 'other' }])(
    'must be entered again when it would go elsewhere: %j',
    async (change) => {
      await put('mail', { ...server, password: 'one', version: 1 })
      const { status, body } = await put('mail', { ...server, ...change, password: secretMask, version: 2 })
      expect(status).toBe(400)
      expect(body.errors).toMatchObject([{ field: 'password' }])
    },
  )

  test('cannot carry a command to the mail server', async () => {
    const { body } = await put('mail', { ...server, from_name: 'x\r\nBcc: a@example.com', user: 'a\nb', version: 1 })
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['from_name', 'user'])
  })
})

describe('what the environment sets', () => {
  let fixed: TestApi
  beforeAll(async () => {
    const SMTP_URL = parseSmtpUrl('smtp://ops:geheim@mail.example.com:2525?from=ops@example.com')
    fixed = await platform.startApi({ settings: { ...api.deps.settings, SMTP_URL } })
  })

  test('is shown, read-only, and goes before what is stored', async () => {
    const { body } = await fixed.call('GET', '/settings/mail', { token: admin })
    expect(body.data).toMatchObject({
      host: 'mail.example.com',
      port: 2525,
      encryption: 'opportunistic',
      password: secretMask,
      from_address: 'ops@example.com',
      read_only: ['host', 'port', 'encryption', 'user', 'password', 'from_address'],
    })
  })

  test('cannot be changed, while the rest can', async () => {
    const { body: shown } = await fixed.call('GET', '/settings/mail', { token: admin })
    const changed = { ...shown.data, host: 'other.example.com' }
    const refused = await fixed.call('PUT', '/settings/mail', { token: admin, body: changed })
    expect(refused.body).toMatchObject({ code: 40001, errors: [{ field: 'host' }] })
    const { status } = await fixed.call('PUT', '/settings/mail', {
      token: admin,
      body: { ...shown.data, from_name: '运营' },
    })
    expect(status).toBe(200)
    expect(await getSettings(database.db, 'mail')).toMatchObject({ host: '', password: '', from_name: '运营' })
  })
})
