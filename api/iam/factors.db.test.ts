import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageSecretPlace } from '../../db/notifications/notify.ts'
import { getSettings, putSettings } from '../../db/settings/setting-queries.ts'
import type { MfaSettings } from '../../domain/settings/mfa-settings.ts'
import { lastSecretTo, messagesTo } from '../../tooling/testing/account-messages.ts'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { bindTotp, totpCode } from '../../tooling/testing/factors.ts'
import { until } from '../../tooling/testing/until.ts'

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

const bind = (token: string, body: object) => api.call('POST', '/auth/mfa/bind', { token, body })
const overview = async (token: string) => (await api.call('GET', '/auth/mfa/factors', { token })).body.data
const login = (username: string) => api.call('POST', '/auth/login', { body: { username, password: testPassword } })
const told = async (userId: number) =>
  (await database.db.selectFrom('notification').select('title').where('user_id', '=', userId).execute()).map(
    ({ title }) => title,
  )

async function person({ email }: { email?: string } = {}) {
  const user = await platform.makeUser(['user:read'])
  if (email) await database.db.updateTable('user').set({ email }).where('id', '=', user.id).execute()
  return { ...user, token: await signInAs(api, user) }
}
let addresses = 0
const newAddress = () => `person-${++addresses}@example.com`

async function lastMail(userId: number): Promise<string> {
  const { batch, secret_ciphertext } = await database.db
    .selectFrom('message_log')
    .select(['batch', 'secret_ciphertext'])
    .where('user_id', '=', userId)
    .where('template_code', '=', 'auth.code')
    .where('channel', '=', 'email')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return api.deps.secrets.decrypt(secret_ciphertext ?? '', messageSecretPlace(batch))
}
/** As if the last code had been sent long enough ago for another. */
async function letPauseBeOver(userId: number): Promise<void> {
  const created_at = new Date(Date.now() - 61_000)
  await database.db.updateTable('factor_code').set({ created_at }).where('user_id', '=', userId).execute()
}

async function setPolicy(change: Partial<MfaSettings>): Promise<void> {
  const values = { ...(await getSettings(database.db, 'mfa')), ...change }
  await database.db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('setting').select('version').where('group', '=', 'mfa').executeTakeFirst()
    await putSettings(tx, { group: 'mfa', values, version: row?.version ?? 1, userId: null })
  })
}

describe('binding codes by SMS', () => {
  test('proves the phone number, which nobody vouched for before', async () => {
    const { id, token, username } = await person()
    const phone = `139${String(id).padStart(8, '0')}`
    await database.db.updateTable('user').set({ phone }).where('id', '=', id).execute()
    const forgot = () => api.call('POST', '/auth/password/forgot', { body: { account: username, method: 'sms' } })
    const sentTo = async () =>
      (await messagesTo(api, phone)).flatMap(({ template, secret }) => (secret === undefined ? [] : [template]))
    await forgot()
    expect(await sentTo()).toEqual([])

    expect((await bind(token, { method: 'sms' })).status).toBe(200)
    const bound = await bind(token, { method: 'sms', code: await lastSecretTo(api, phone) })

    expect(bound.body.data.recovery_codes).toHaveLength(10)
    await database.db.deleteFrom('send_quota').execute()
    await forgot()
    expect(await sentTo()).toEqual(['auth.code', 'auth.reset'])
  })

  test('is not offered alone', async () => {
    const token = await signInAs(api, await platform.makeUser(['setting:read', 'setting:write']))
    const { data } = (await api.call('GET', '/settings/mfa', { token })).body
    const body = { ...data, methods: ['sms', 'email'] }
    expect((await api.call('PUT', '/settings/mfa', { token, body })).body.errors).toEqual([
      { field: 'methods', message: 'Where text messages are allowed, authenticator apps are, too' },
    ])
  })
})

describe('binding an authenticator', () => {
  test('offers secret, address and picture, and takes a code of it', async () => {
    const { token, id, username } = await person()
    const { status, body } = await bind(token, { method: 'totp' })
    expect(status).toBe(200)
    const { secret, otpauth_url, qr_svg } = body.data
    expect(otpauth_url).toContain(`OPS:${username}`)
    expect(new URL(otpauth_url).searchParams.get('secret')).toBe(secret)
    expect(qr_svg).toMatch(/^<svg /)
    expect((await login(username)).body.data.access_token).toBeDefined()

    expect((await bind(token, { method: 'totp', code: '000000' })).body.code).toBe(40104)
    const bound = await bind(token, { method: 'totp', code: totpCode(otpauth_url) })
    expect(bound.body.data.recovery_codes).toHaveLength(10)
    expect(await overview(token)).toMatchObject({
      factors: [{ method: 'totp', target: null }],
      recovery_codes_left: 10,
      required: false,
    })
    expect((await login(username)).body.data.mfa_required).toBe(true)
    expect(await told(id)).toEqual([expect.stringContaining('已绑定第二因素')])
    const stored = await database.db.selectFrom('user_factor').selectAll().where('user_id', '=', id).execute()
    expect(JSON.stringify(stored)).not.toContain(secret)
  })

  test('replaces an older one only when the new one is proved, and keeps the recovery codes', async () => {
    const { token, username } = await person()
    const { url } = await bindTotp(api, token)
    const { body } = await bind(token, { method: 'totp' })
    const verify = async (address: string, ahead: number) => {
      const { mfa_token } = (await login(username)).body.data
      const code = totpCode(address, ahead)
      return (await api.call('POST', '/auth/mfa/verify', { body: { mfa_token, method: 'totp', code } })).status
    }
    expect(await verify(url, 0)).toBe(200)
    const rebound = await bind(token, { method: 'totp', code: totpCode(body.data.otpauth_url, -1) })
    expect(rebound.body.data).toEqual({ recovery_codes: [] })
    expect(await verify(url, 1)).toBe(401)
    expect(await verify(body.data.otpauth_url, 0)).toBe(200)
  })

  test('loses the race when the same code is shown twice at once', async () => {
    const { token } = await person()
    const { body } = await bind(token, { method: 'totp' })
    const code = totpCode(body.data.otpauth_url)
    const answers = await Promise.all([bind(token, { method: 'totp', code }), bind(token, { method: 'totp', code })])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await overview(token)).recovery_codes_left).toBe(10)
  })

  test('a code without a beginning, or after ten minutes, binds nothing', async () => {
    const { token, id } = await person()
    expect((await bind(token, { method: 'totp', code: '123456' })).body.code).toBe(40901)
    const { body } = await bind(token, { method: 'totp' })
    await database.db.updateTable('user_factor').set({ expires_at: new Date() }).where('user_id', '=', id).execute()
    const late = await bind(token, { method: 'totp', code: totpCode(body.data.otpauth_url) })
    expect(late.body.code).toBe(40901)
  })
})

describe('codes by e-mail', () => {
  async function bound() {
    const user = await person({ email: newAddress() })
    await bind(user.token, { method: 'email' })
    const { status } = await bind(user.token, { method: 'email', code: await lastMail(user.id) })
    expect(status).toBe(200)
    await letPauseBeOver(user.id)
    return user
  }
  const challenge = (body: object, token?: string) => api.call('POST', '/auth/mfa/challenge', { body, token })
  const verify = (body: object) => api.call('POST', '/auth/mfa/verify', { body })

  test('bind the address that they reach', async () => {
    const { token, id } = await person({ email: 'zhang.san@example.com' })
    const { status, body } = await bind(token, { method: 'email' })
    expect(status).toBe(200)
    expect(body.data).toEqual({ target: 'z***@example.com', expires_in: 300, resend_in: 60 })
    expect((await bind(token, { method: 'email', code: '000000' })).body.code).toBe(40104)
    const bound = await bind(token, { method: 'email', code: await lastMail(id) })
    expect(bound.body.data.recovery_codes).toHaveLength(10)
    expect((await overview(token)).factors).toMatchObject([{ method: 'email', target: 'z***@example.com' }])
  })

  test('let in, once, for the request that they were sent for', async () => {
    const { username, id, token } = await bound()
    const first = (await login(username)).body.data
    expect(first.methods).toEqual(['email', 'recovery'])
    const sent = await challenge({ mfa_token: first.mfa_token, method: 'email' })
    expect(sent.status).toBe(202)
    expect(sent.body.data).toMatchObject({ target: 'p***@example.com', resend_in: 60 })
    const code = await lastMail(id)

    const second = (await login(username)).body.data
    expect((await verify({ mfa_token: second.mfa_token, method: 'email', code })).body.code).toBe(40104)
    const confirm = await api.call('POST', '/auth/mfa/verify', { token, body: { method: 'email', code } })
    expect(confirm.body.code).toBe(40104)
    expect((await verify({ mfa_token: first.mfa_token, method: 'email', code })).status).toBe(200)
    expect((await verify({ mfa_token: first.mfa_token, method: 'email', code })).body.code).toBe(40101)
    const stored = await database.db.selectFrom('factor_code').selectAll().where('user_id', '=', id).execute()
    expect(JSON.stringify(stored)).not.toContain(code)
  })

  test('are void when a newer one went out, and when they are too old', async () => {
    const { username, id } = await bound()
    const { mfa_token } = (await login(username)).body.data
    await challenge({ mfa_token, method: 'email' })
    const older = await lastMail(id)
    await letPauseBeOver(id)
    await challenge({ mfa_token, method: 'email' })
    const newer = await lastMail(id)
    if (older !== newer) expect((await verify({ mfa_token, method: 'email', code: older })).body.code).toBe(40104)
    await database.db.updateTable('factor_code').set({ expires_at: new Date() }).where('user_id', '=', id).execute()
    expect((await verify({ mfa_token, method: 'email', code: newer })).body.code).toBe(40104)
  })

  test('go out once a minute, five an hour, also when asked for at once', async () => {
    const { username, id } = await bound()
    const { mfa_token } = (await login(username)).body.data
    const answers = await Promise.all([1, 2, 3].map(() => challenge({ mfa_token, method: 'email' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 429, 429])
    const refused = answers.find(({ status }) => status === 429)
    expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(50)
    for (let sent = 2; sent < 5; sent++) {
      await letPauseBeOver(id)
      expect((await challenge({ mfa_token, method: 'email' })).status).toBe(202)
    }
    await letPauseBeOver(id)
    const fifth = await challenge({ mfa_token, method: 'email' })
    expect([fifth.status, fifth.body.code]).toEqual([429, 42901])
    expect(Number(fifth.headers.get('Retry-After'))).toBeGreaterThan(3000)
  })

  test('are not sent where none is bound, nor without a sign-in', async () => {
    const { token } = await person({ email: newAddress() })
    expect((await challenge({ method: 'email' }, token)).body.code).toBe(40001)
    expect((await challenge({ method: 'email' })).body.code).toBe(40101)
    expect((await challenge({ method: 'email', mfa_token: 'x'.repeat(43) })).body.code).toBe(40101)
    expect((await challenge({ method: 'totp' }, token)).body.code).toBe(40001)
  })

  test('are bound no longer when the address changes, whoever changes it', async () => {
    const { username, id, token } = await bound()
    await database.db.updateTable('user').set({ email: newAddress() }).where('id', '=', id).execute()
    expect((await overview(token)).factors).toEqual([])
    expect((await login(username)).body.data.access_token).toBeDefined()
  })

  test('cannot be bound without an address', async () => {
    const { token } = await person()
    expect((await bind(token, { method: 'email' })).body.code).toBe(40901)
  })
})

describe('removing', () => {
  test('the last factor takes the recovery codes along, and the user is told', async () => {
    const { token, username, id } = await person()
    await bindTotp(api, token)
    expect((await api.call('DELETE', '/auth/mfa/factors/totp', { token })).status).toBe(200)
    expect(await overview(token)).toMatchObject({ factors: [], recovery_codes_left: 0 })
    expect((await login(username)).body.data.access_token).toBeDefined()
    expect((await told(id)).at(-1)).toContain('已移除第二因素')
    expect((await api.call('DELETE', '/auth/mfa/factors/totp', { token })).status).toBe(404)
  })

  test('by an administrator helps who lost the phone; others may not', async () => {
    const { token, username, id } = await person()
    await bindTotp(api, token)
    const admin = await signInAs(api, await platform.makeUser(['user:write', 'user:read']))
    const stranger = await signInAs(api, await platform.makeUser(['user:read']))
    const weak = await signInAs(api, await platform.makeUser(['user:write']))
    const path = `/users/${id}/factors`
    expect((await api.call('DELETE', path, { token: stranger })).status).toBe(403)
    expect((await api.call('DELETE', path, { token: weak })).status).toBe(403)
    const unsaid = await api.call('DELETE', path, { token: admin })
    expect(unsaid.body).toMatchObject({ code: 40001, errors: [{ field: 'X-OPS-Reason' }] })
    expect((await login(username)).body.data.mfa_required).toBe(true)
    const headers = { 'X-OPS-Reason': encodeURIComponent('当面核对了工牌') }
    expect((await api.call('DELETE', path, { token: admin, headers })).body.data).toEqual({ removed: 1 })
    const audit = database.db.selectFrom('audit_log').select('reason').where('resource', '=', 'factor')
    expect(
      await audit.where('resource_id', '=', String(id)).where('response_code', '=', 200).executeTakeFirst(),
    ).toEqual({ reason: '当面核对了工牌' })
    expect((await login(username)).body.data.access_token).toBeDefined()
    expect((await told(id)).at(-1)).toContain('管理员')
  })

  test('new recovery codes make the old ones void', async () => {
    const { token, username } = await person()
    expect((await api.call('POST', '/auth/mfa/recovery-codes', { token })).body.code).toBe(40901)
    const { recoveryCodes } = await bindTotp(api, token)
    const { body } = await api.call('POST', '/auth/mfa/recovery-codes', { token })
    expect(body.data.recovery_codes).toHaveLength(10)
    const { mfa_token } = (await login(username)).body.data
    const verify = (code: string) =>
      api.call('POST', '/auth/mfa/verify', { body: { mfa_token, method: 'recovery', code } })
    expect((await verify(recoveryCodes[0] ?? '')).body.code).toBe(40104)
    expect((await verify(body.data.recovery_codes[0])).status).toBe(200)
  })
})

describe('a role that requires a factor', () => {
  test('leaves a session nothing but binding one, from the next request on', async () => {
    const user = await person()
    expect((await api.call('GET', '/users', { token: user.token })).status).toBe(200)
    await setPolicy({ required_role_ids: [user.roleId] })
    await until(async () => (await api.call('GET', '/users', { token: user.token })).status === 403, 5000)
    const refused = await api.call('GET', '/users', { token: user.token })
    expect(refused.body).toMatchObject({
      code: 40302,
      data: { reason: 'binding', methods: expect.arrayContaining(['totp', 'email']) },
    })

    const { data } = (await login(user.username)).body
    expect(data.must_bind_factor).toBe(true)
    const token = data.access_token
    expect((await api.call('GET', '/auth/me', { token })).body.data.must_bind_factor).toBe(true)
    for (const [method, path] of [
      ['GET', '/users'],
      ['GET', '/auth/sessions'],
      ['GET', '/notifications'],
      ['DELETE', '/auth/mfa/factors/totp'],
      ['POST', '/auth/mfa/recovery-codes'],
    ] as const) {
      expect((await api.call(method, path, { token })).body.code, path).toBe(40302)
    }
    const refreshed = await api.call('POST', '/auth/refresh', { body: { refresh_token: data.refresh_token } })
    expect(refreshed.body.data.must_bind_factor).toBe(true)
    const half = refreshed.body.data.access_token
    expect((await api.call('GET', '/users', { token: half })).body.code).toBe(40302)

    await bindTotp(api, half)
    expect((await api.call('GET', '/users', { token: half })).status).toBe(200)
    expect((await api.call('DELETE', '/auth/mfa/factors/totp', { token: half })).body.code).toBe(40901)
    await setPolicy({ required_role_ids: [] })
  })

  test('requires it of who inherits the role, and of nobody else', async () => {
    const parent = await platform.makeUser([])
    const heir = await person()
    const other = await person()
    const link = { role_id: heir.roleId, parent_id: parent.roleId }
    await database.db.insertInto('role_parent').values(link).execute()
    await setPolicy({ required_role_ids: [parent.roleId] })
    expect((await login(heir.username)).body.data.must_bind_factor).toBe(true)
    expect((await login(other.username)).body.data.must_bind_factor).toBe(false)
    await setPolicy({ required_role_ids: [] })
  })

  test('may be put off for some sign-ins, or some days', async () => {
    const user = await person()
    await setPolicy({ required_role_ids: [user.roleId], grace_sign_ins: 2 })
    const mustBind = async () => (await login(user.username)).body.data.must_bind_factor
    expect([await mustBind(), await mustBind(), await mustBind()]).toEqual([false, false, true])
    await setPolicy({ grace_sign_ins: 0, grace_days: 3 })
    expect(await mustBind()).toBe(false)
    const since = new Date(Date.now() - 4 * 86_400_000)
    await database.db.updateTable('factor_duty').set({ since }).where('user_id', '=', user.id).execute()
    expect(await mustBind()).toBe(true)
    await setPolicy({ required_role_ids: [], grace_days: 0 })
  })

  test('is not met by a method that the policy does not allow', async () => {
    const user = await person({ email: newAddress() })
    await bind(user.token, { method: 'email' })
    await bind(user.token, { method: 'email', code: await lastMail(user.id) })
    await setPolicy({ required_role_ids: [user.roleId], methods: ['totp'] })
    expect((await login(user.username)).body.data.must_bind_factor).toBe(true)
    const { data } = (await login(user.username)).body
    expect((await bind(data.access_token, { method: 'email' })).body.code).toBe(40001)
    await setPolicy({ required_role_ids: [], methods: ['totp', 'sms', 'email'] })
  })
})
