import { randomBytes } from 'node:crypto'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notify } from '../../db/notifications/notify.ts'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { settingSecretPlace } from '../../domain/settings/setting-groups.ts'
import { type SmsSettings, smsSettings } from '../../domain/settings/sms-settings.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { createSecretBox } from '../../platform/secrets.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type SmsVendors, startSmsVendors, vendorAccount } from '../../tooling/testing/sms-vendors.ts'
import { onlyProblems } from '../../tooling/testing/worker-log.ts'
import { createNotificationActivities, type DeliveryRound } from './notification-activities.ts'

const secrets = createSecretBox({ keys: [{ id: 'test', key: randomBytes(32) }] })

let database: TestDatabase
let vendors: SmsVendors
let zhang: number
let batch: string
let made = 0

beforeAll(async () => {
  database = await testDatabase()
  const user = await database.db
    .insertInto('user')
    .values({
      username: 'zhang',
      name: '张三',
      email: 'zhang@example.com',
      phone: '138 0013 8000',
      phone_verified_at: new Date(),
      language: 'zh',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  zhang = user.id
})
afterAll(() => database.close())
beforeEach(async () => {
  vendors = await startSmsVendors()
  batch = `test:${++made}`
  await database.db.deleteFrom('setting').execute()
})
afterEach(() => vendors.close())

async function configure(change: Partial<SmsSettings>): Promise<void> {
  const values = smsSettings.parse({
    access_key_id: vendorAccount.id,
    access_key_secret: vendorAccount.secret,
    base_url: vendors.url,
    sign_name: '运营平台',
    sdk_app_id: vendorAccount.appId,
    code_template: 'SMS_1',
    ...change,
  })
  const access_key_secret = secrets.encrypt(
    change.access_key_secret ?? vendorAccount.secret,
    settingSecretPlace('sms', 'access_key_secret'),
  )
  await database.db
    .transaction()
    .execute((tx) =>
      putSettings(tx, { group: 'sms', values: { ...values, access_key_secret }, version: 1, userId: null }),
    )
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)

async function writeCode(code = '042917', expiresAt = inMinutes(10)): Promise<void> {
  await database.db.transaction().execute((tx) =>
    notify(tx, {
      template: 'auth.reset',
      recipients: { userIds: [zhang] },
      channels: ['sms'],
      params: { minutes: 10 },
      batch,
      type: 'system',
      secret: { value: code, expiresAt, box: secrets },
    }),
  )
}

function deliver({ allow = '127.0.0.1' } = {}): Promise<DeliveryRound> {
  const activities = createNotificationActivities({
    db: database.db,
    secrets,
    egress: createEgress({ allow, userAgent: 'ops-test' }),
    publicUrl: 'https://ops.example.com',
    retryDelays: [1000, 2000],
    smsTimeoutMs: 300,
  })
  return new MockActivityEnvironment({}, { logger: onlyProblems }).run(activities.deliverMessages, {
    batch,
    afterId: 0,
  })
}

const rows = () => database.db.selectFrom('message_log').selectAll().where('batch', '=', batch).orderBy('id').execute()

describe.each(['aliyun', 'tencent'] as const)('%s', (provider) => {
  test('gets the code in its template, signed as it asks for, and the code is kept nowhere', async () => {
    await configure({ provider })
    await writeCode()
    expect(JSON.stringify(await rows())).not.toContain('042917')
    expect(await deliver()).toEqual({ waitMs: 0 })
    const [row] = await rows()
    expect(vendors.received).toEqual([
      {
        vendor: provider,
        number: provider === 'aliyun' ? '13800138000' : '+8613800138000',
        sign: '运营平台',
        template: 'SMS_1',
        params: provider === 'aliyun' ? { code: '042917' } : ['042917'],
        id: String(row?.id),
      },
    ])
    expect(row).toMatchObject({ status: 'sent', recipient: '138 0013 8000', secret_ciphertext: null, error_msg: null })
    expect(row?.content).toContain('{{secret}}')
  })

  test('is told the minutes as well when its template wants them', async () => {
    await configure({ provider, code_params: 'code,minutes' })
    await writeCode()
    await deliver()
    const params = vendors.received[0]?.params
    expect(params).toEqual(provider === 'aliyun' ? { code: '042917', minutes: '10' } : ['042917', '10'])
  })

  test.each([
    ['business error', 'failed', /MOBILE_NUMBER_ILLEGAL|IncorrectPhoneNumber/],
    ['rate limited', 'pending', /BUSINESS_LIMIT_CONTROL|PhoneNumberDailyLimit/],
    ['5xx', 'pending', /HTTP 503/],
    ['invalid JSON', 'pending', /HTTP 200 no answer that can be read/],
    ['hang', 'pending', /300 ms|0\.3/],
  ] as const)('answers with "%s": the message is %s', async (mode, status, reason) => {
    vendors.mode(mode)
    await configure({ provider })
    await writeCode()
    await deliver()
    expect(vendors.received).toEqual([])
    const [row] = await rows()
    expect(row).toMatchObject({ status, retry_count: status === 'pending' ? 1 : 0 })
    expect(row?.error_msg?.en).toMatch(reason)
    expect(row?.secret_ciphertext === null).toBe(status === 'failed')
  })

  test('does not take a signature by another secret, and the reason does not tell it', async () => {
    await configure({ provider, access_key_secret: 'some-other-secret' })
    await writeCode()
    await deliver()
    const [row] = await rows()
    expect(row).toMatchObject({ status: 'pending' })
    expect(row?.error_msg?.en).toMatch(/SignatureDoesNotMatch|SignatureFailure/)
    expect(JSON.stringify(row)).not.toContain('some-other-secret')
  })

  test('is given up after the retries, and then the code is gone as well', async () => {
    vendors.mode('rate limited')
    await configure({ provider })
    await writeCode()
    for (const _ of [1, 2, 3]) await deliver()
    expect(await rows()).toMatchObject([{ status: 'failed', secret_ciphertext: null }])
  })
})

describe('a text message', () => {
  test('stays in the local outbox without a provider', async () => {
    await writeCode()
    expect(await deliver()).toEqual({ waitMs: 0 })
    expect(await rows()).toMatchObject([{ status: 'captured', recipient: '138 0013 8000' }])
    expect(vendors.calls()).toBe(0)
  })

  test('goes to nobody whose number is not validated', async () => {
    await database.db.updateTable('user').set({ phone: '13900139000' }).where('id', '=', zhang).execute()
    await configure({ provider: 'aliyun' })
    await writeCode()
    expect(await rows()).toMatchObject([
      { status: 'failed', error_msg: { en: 'The user has no validated phone number' }, secret_ciphertext: null },
    ])
    await database.db
      .updateTable('user')
      .set({ phone: '138 0013 8000', phone_verified_at: new Date() })
      .where('id', '=', zhang)
      .execute()
  })

  test('whose code has expired is not sent any more', async () => {
    await configure({ provider: 'aliyun' })
    await writeCode('042917', inMinutes(-1))
    await deliver()
    expect(vendors.calls()).toBe(0)
    expect(await rows()).toMatchObject([{ status: 'failed', error_msg: { en: expect.stringContaining('expired') } }])
  })

  test('of another kind needs a template of its own', async () => {
    const write = () =>
      database.db.transaction().execute((tx) =>
        notify(tx, {
          template: 'system.test',
          recipients: { userIds: [zhang] },
          channels: ['sms'],
          params: { time: 'now' },
          batch,
          type: 'system',
        }),
      )
    await configure({ provider: 'aliyun' })
    await write()
    await deliver()
    expect(await rows()).toMatchObject([
      { status: 'failed', error_msg: { en: expect.stringContaining('no template') } },
    ])
    batch = `${batch}:again`
    await database.db.deleteFrom('setting').execute()
    await configure({ provider: 'aliyun', notice_template: 'SMS_2' })
    await write()
    await deliver()
    expect(vendors.received).toMatchObject([{ template: 'SMS_2', params: { content: expect.stringContaining('now') } }])
  })

  test('that tries the settings goes by the template of codes when it carries one', async () => {
    await configure({ provider: 'tencent' })
    await database.db.transaction().execute((tx) =>
      notify(tx, {
        template: 'system.test',
        recipients: { phones: ['+852 6123 4567'] },
        channels: ['sms'],
        params: { time: 'now' },
        batch,
        type: 'system',
        secret: { value: '123456', expiresAt: inMinutes(10), box: secrets },
      }),
    )
    await deliver()
    expect(vendors.received).toMatchObject([{ number: '+85261234567', template: 'SMS_1', params: ['123456'] }])
    expect(await rows()).toMatchObject([
      { status: 'sent', user_id: null, content: expect.stringContaining('短信设置') },
    ])
  })

  test('does not reach a server of the inner network that nobody allowed', async () => {
    await configure({ provider: 'aliyun' })
    await writeCode()
    await deliver({ allow: '' })
    expect(vendors.calls()).toBe(0)
    expect(await rows()).toMatchObject([
      { status: 'pending', error_msg: { en: expect.stringContaining('OPS_EGRESS_ALLOW') } },
    ])
  })

  test('that is blocked does not hold up the mail of the same batch', async () => {
    vendors.mode('5xx')
    await configure({ provider: 'aliyun' })
    await database.db.transaction().execute((tx) =>
      notify(tx, {
        template: 'auth.reset',
        recipients: { userIds: [zhang] },
        channels: ['sms', 'email'],
        params: { minutes: 10 },
        batch,
        type: 'system',
        link: '/reset#token={{secret}}',
        secret: { value: 'the-token', expiresAt: inMinutes(10), box: secrets },
      }),
    )
    await deliver()
    expect(await rows()).toMatchObject([
      { channel: 'sms', status: 'pending', retry_count: 1 },
      { channel: 'email', status: 'captured', retry_count: 0 },
    ])
  })
})
