import { afterAll, beforeAll, expect, test } from 'vitest'
import { createNotificationActivities } from '../../activities/notifications/notification-activities.ts'
import type { Loop } from '../../platform/loop.ts'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type SmsVendors, startSmsVendors, vendorAccount } from '../../tooling/testing/sms-vendors.ts'
import { startTestWorker, type TestWorker, testTemporal } from '../../tooling/testing/temporal.ts'
import { startOutboxDispatcher } from '../../workers/outbox/dispatcher.ts'

const temporal = testTemporal()
let vendors: SmsVendors
let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let worker: TestWorker
let dispatcher: Loop

beforeAll(async () => {
  vendors = await startSmsVendors()
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_EGRESS_ALLOW: '127.0.0.1' } })
  api = await platform.startApi({ temporal })
  worker = await startTestWorker(createNotificationActivities({ ...api.deps, publicUrl: 'https://ops.example.com' }))
  dispatcher = startOutboxDispatcher({ ...api.deps, temporal })
  const admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
  const { data } = (await api.call('GET', '/settings/sms', { token: admin })).body
  const { read_only: _, updated_at: __, ...settings } = data
  const sms = {
    ...{ provider: 'tencent', base_url: vendors.url, sdk_app_id: vendorAccount.appId, sign_name: '运营平台' },
    ...{ access_key_id: vendorAccount.id, access_key_secret: vendorAccount.secret, code_template: '1', region: 'r' },
  }
  const answer = await api.call('PUT', '/settings/sms', { token: admin, body: { ...settings, ...sms } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
})
afterAll(async () => {
  await dispatcher?.stop()
  await worker?.stop()
  await platform?.close()
  await temporal.close()
  await database?.close()
  await vendors?.close()
})

/** What stands on the phone after so many messages. */
async function codeOnPhone(messages: number): Promise<string> {
  await expect.poll(() => vendors.received.length, { timeout: 20_000 }).toBe(messages)
  const [code = ''] = (vendors.received.at(-1)?.params ?? []) as string[]
  return code
}
const letPauseBeOver = () =>
  database.db
    .updateTable('factor_code')
    .set({ created_at: new Date(Date.now() - 61_000) })
    .execute()

test('a text message is a second factor, from binding to sign-in and confirmation', async () => {
  const { id, username } = await platform.makeUser(['user:read'])
  await database.db
    .updateTable('user')
    .set({ phone: '13800138000', phone_verified_at: new Date() })
    .where('id', '=', id)
    .execute()
  const token = await signInAs(api, { username })
  const bind = (body: object) => api.call('POST', '/auth/mfa/bind', { token, body: { method: 'sms', ...body } })
  const offer = await bind({})
  expect(offer.body.data.target).toBe('138****8000')
  expect(vendors.received.every(({ number }) => number === '+8613800138000')).toBe(true)
  const bound = await bind({ code: await codeOnPhone(1) })
  expect(bound.body.data.recovery_codes).toHaveLength(10)

  await letPauseBeOver()
  const { data } = (await api.call('POST', '/auth/login', { body: { username, password: testPassword } })).body
  expect(data).toMatchObject({ mfa_required: true, methods: ['sms', 'recovery'] })
  const { mfa_token } = data
  const asked = { mfa_token, method: 'sms' }
  expect((await api.call('POST', '/auth/mfa/challenge', { body: asked })).status).toBe(202)
  const code = await codeOnPhone(2)
  const verify = (body: object) => api.call('POST', '/auth/mfa/verify', { body: { ...asked, ...body } })
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await verify({ code: wrong })).body.code).toBe(40104)
  const tokens = (await verify({ code })).body.data
  expect((await api.call('GET', '/auth/me', { token: tokens.access_token })).status).toBe(200)
  expect((await verify({ code })).status).toBe(401)

  await letPauseBeOver()
  const fresh = { token: tokens.access_token }
  expect((await api.call('POST', '/auth/mfa/challenge', { ...fresh, body: { method: 'sms' } })).status).toBe(202)
  const again = { method: 'sms', code: await codeOnPhone(3) }
  expect((await api.call('POST', '/auth/mfa/verify', { ...fresh, body: again })).body.data.expires_in).toBeGreaterThan(
    0,
  )
})
