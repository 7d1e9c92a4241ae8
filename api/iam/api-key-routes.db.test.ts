import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { apiKeySettings } from '../../domain/settings/api-key-settings.ts'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { openStream } from '../../tooling/testing/event-streams.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let other: TestApi
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  other = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

type Owner = { id: number; username: string; roleId: number; token: string }

async function makeOwner(permissions: PermissionCode[] = ['user:read', 'job:read']): Promise<Owner> {
  const user = await platform.makeUser(permissions)
  return { ...user, token: await signInAs(api, user) }
}
const create = (token: string, fields: Record<string, unknown> = {}) =>
  api.call('POST', '/api-keys', { token, body: { name: 'nightly', scopes: ['user:read'], ...fields } })
async function makeKey(owner: Owner, fields: Record<string, unknown> = {}): Promise<{ id: number; key: string }> {
  const { status, body } = await create(owner.token, fields)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data
}
const users = (token: string, through = api, from?: string) =>
  through.call('GET', '/users', { token, ...(from && { from }) })
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString()

describe('a key', () => {
  test('is shown once, kept as a hash, lasts ninety days, and opens its routes on every copy', async () => {
    const owner = await makeOwner()
    const { status, body } = await create(owner.token)
    expect(status).toBe(201)
    expect(body.data.key).toMatch(new RegExp(`^ops_${body.data.id}_[\\w-]{43}$`))
    expect(Date.parse(body.data.expires_at) - Date.now()).toBeGreaterThan(89.9 * 86_400_000)
    for (const copy of [api, other]) expect((await users(body.data.key, copy)).status).toBe(200)
    const secret = body.data.key.split('_').slice(2).join('_')
    const { data } = (await api.call('GET', '/api-keys', { token: owner.token })).body
    expect(data.items).toMatchObject([{ id: body.data.id, name: 'nightly', status: 'active' }])
    expect(JSON.stringify(data)).not.toContain(secret)
    for (const table of ['api_key', 'audit_log', 'data_change_log'] as const) {
      const rows = await database.db.selectFrom(table).selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain(secret)
    }
  })

  test('can do what it was given and its owner still may, in every copy from the next request on', async () => {
    const owner = await makeOwner()
    const { key } = await makeKey(owner)
    expect((await api.call('GET', '/jobs', { token: key })).body.code).toBe(40301)
    expect((await users(key, other)).status).toBe(200)
    await database.db.deleteFrom('user_role').where('user_id', '=', owner.id).execute()
    await expect.poll(async () => (await users(key, other)).body.code).toBe(40301)
    expect((await api.call('GET', '/auth/me', { token: key })).body.data.permissions).toEqual([])
  })

  test('is named by the audit log, and when it was used is written in batches', async () => {
    const owner = await makeOwner(['department:write'])
    const { id, key } = await makeKey(owner, { scopes: ['department:write'] })
    const answer = await api.call('POST', '/departments', { token: key, body: { name: `by a key ${id}` } })
    expect(answer.status).toBe(201)
    const { device, user_name } = await database.db
      .selectFrom('audit_log')
      .select(['device', 'user_name'])
      .where('user_id', '=', owner.id)
      .where('resource', '=', 'department')
      .executeTakeFirstOrThrow()
    expect([user_name, device]).toEqual([owner.username, expect.stringContaining(`API key #${id} nightly`)])
    const lastUse = () =>
      database.db
        .selectFrom('api_key')
        .select(['last_used_at', 'last_used_ip', 'version'])
        .where('id', '=', id)
        .execute()
    expect(await lastUse()).toEqual([{ last_used_at: null, last_used_ip: null, version: 1 }])
    const third = await platform.startApi()
    await users(key, third, '198.51.100.9')
    await third.close()
    expect(await lastUse()).toMatchObject([
      { last_used_at: expect.any(Date), last_used_ip: '198.51.100.9', version: 1 },
    ])
  })

  test('bound to networks works from them alone', async () => {
    const owner = await makeOwner()
    const { key } = await makeKey(owner, { allowed_networks: ['198.51.100.0/24', '2001:db8::/32'] })
    const codes = []
    for (const from of ['198.51.100.7', '2001:db8::5', '203.0.113.1', '2001:db9::1'])
      codes.push((await users(key, api, from)).body.code)
    expect(codes).toEqual([0, 0, 40101, 40101])
  })

  test('cannot do what needs a person', async () => {
    const owner = await makeOwner(['api-key:delete'])
    const { id, key } = await makeKey(owner, { scopes: ['api-key:delete'] })
    const asks: [string, string, unknown?][] = [
      ['POST', '/auth/password/change', { old_password: testPassword, new_password: 'Another-Passw0rd1' }],
      ['POST', '/api-keys', { name: 'child', scopes: ['api-key:delete'] }],
      ['PUT', `/api-keys/${id}`, { name: 'more', scopes: ['api-key:delete'], version: 1 }],
      ['DELETE', `/api-keys/${id}`],
      ['POST', `/api-keys/${id}/revoke`],
      ['DELETE', '/auth/sessions'],
    ]
    for (const [method, path, body] of asks) {
      const answer = await api.call(method, path, { token: key, body })
      expect([path, answer.body.code, answer.body.message]).toEqual([
        path,
        40301,
        'Only a person who is signed in may do this, not an API key',
      ])
    }
    expect((await api.call('POST', '/auth/logout', { token: key, body: {} })).body.code).toBe(40101)
    expect((await users(owner.token)).status).toBe(403)
  })

  test('has a rate of its own', async () => {
    const owner = await makeOwner()
    const { key } = await makeKey(owner)
    const values = { ...apiKeySettings.parse({}), requests_per_minute: 3 }
    await database.db
      .transaction()
      .execute((tx) => putSettings(tx, { group: 'api_key', values, version: 1, userId: null }))
    await expect.poll(async () => (await users(key)).status, { timeout: 15_000 }).toBe(429)
    expect((await users(owner.token)).status).toBe(200)
    await database.db.deleteFrom('setting').execute()
  })
})

describe('ends', () => {
  const endings: [string, (owner: Owner, id: number) => Promise<unknown>][] = [
    ['revoked by its owner', (owner, id) => api.call('DELETE', `/api-keys/${id}`, { token: owner.token })],
    ['revoked by an administrator', (_, id) => api.call('POST', `/api-keys/${id}/revoke`, { token: admin })],
    [
      'of a disabled owner',
      (owner) => database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', owner.id).execute(),
    ],
    ['of a deleted owner', (owner) => api.call('DELETE', `/users/${owner.id}`, { token: admin })],
    [
      'expired',
      (_, id) =>
        database.db
          .updateTable('api_key')
          .set({ expires_at: new Date(Date.now() - 1) })
          .where('id', '=', id)
          .execute(),
    ],
  ]
  test.each(endings)('a key that was %s opens nothing on another copy, and its stream ends', async (_, end) => {
    const owner = await makeOwner()
    const { id, key } = await makeKey(owner)
    expect((await users(key, other)).status).toBe(200)
    const stream = await openStream(other, '/notifications/stream', key)
    await stream.next('unread')
    const endedAt = performance.now()
    await end(owner, id)
    const last = (await stream.rest()).at(-1)
    expect([last?.event, JSON.parse(last?.data ?? '{}').code]).toEqual(['closed', 40101])
    expect(performance.now() - endedAt).toBeLessThan(1000)
    for (const copy of [api, other]) expect((await users(key, copy)).body.code).toBe(40101)
  })

  test('the stream of a key ends when the key does, although nobody says so', async () => {
    const owner = await makeOwner()
    const endsAt = Date.now() + 1500
    const { key } = await makeKey(owner, { expires_at: new Date(endsAt).toISOString() })
    const stream = await openStream(other, '/notifications/stream', key)
    await stream.next('unread')
    expect((await stream.rest()).at(-1)?.event).toBe('closed')
    expect(Date.now() - endsAt).toBeLessThan(1000)
  })

  test('a key works again when its owner is enabled again', async () => {
    const owner = await makeOwner()
    const { key } = await makeKey(owner)
    const setStatus = (status: 'active' | 'disabled') =>
      database.db.updateTable('user').set({ status }).where('id', '=', owner.id).execute()
    await setStatus('disabled')
    await expect.poll(async () => (await users(key, other)).status).toBe(401)
    await setStatus('active')
    await expect.poll(async () => (await users(key, other)).status).toBe(200)
  })

  test('of two revocations at once one loses', async () => {
    const owner = await makeOwner()
    const { id } = await makeKey(owner)
    const answers = await Promise.all([1, 2].map(() => api.call('DELETE', `/api-keys/${id}`, { token: owner.token })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

test('guessing tells nothing: unknown, wrong, expired and revoked keys get the same answer', async () => {
  const owner = await makeOwner()
  const expired = await makeKey(owner, { name: 'old' })
  await database.db
    .updateTable('api_key')
    .set({ expires_at: new Date(0) })
    .where('id', '=', expired.id)
    .execute()
  const revoked = await makeKey(owner, { name: 'gone' })
  await api.call('DELETE', `/api-keys/${revoked.id}`, { token: owner.token })
  const { id, key } = await makeKey(owner)
  const guesses = [
    expired.key,
    revoked.key,
    `ops_999999_${key.split('_')[2]}`,
    `ops_${id}_${'A'.repeat(43)}`,
    `ops_${id}_`,
    `ops_0${id}_${key.split('_').slice(2).join('_')}`,
    `${key}A`,
    'ops_',
  ]
  const answers = []
  for (const guess of guesses) answers.push(await users(guess))
  const texts = answers.map(({ status, body: { code, message, data } }) =>
    JSON.stringify([status, code, message, data]),
  )
  expect(new Set(texts)).toEqual(new Set([JSON.stringify([401, 40101, 'This API key is not valid', undefined])]))
})

test('an id that was guessed before its key was made does not shut the key out', async () => {
  const owner = await makeOwner()
  const { id } = await makeKey(owner, { name: 'before' })
  await users(`ops_${id + 1}_${'A'.repeat(43)}`, other)
  const { id: next, key } = await makeKey(owner, { name: 'after' })
  expect(next).toBe(id + 1)
  await expect.poll(async () => (await users(key, other)).status).toBe(200)
})

describe('making and changing', () => {
  test.each([
    ['scopes', { scopes: ['user:read', 'user:write'] }],
    ['scopes', { scopes: [] }],
    ['scopes.0', { scopes: ['menu:users'] }],
    ['name', { name: ' ' }],
    ['expires_at', { expires_at: days(-1) }],
    ['expires_at', { expires_at: days(367) }],
    ['allowed_networks.0', { allowed_networks: ['10.0.0.0/33'] }],
  ])('refuses bad %s: %j', async (field, fields) => {
    const owner = await makeOwner()
    const { status, body } = await create(owner.token, fields)
    expect([status, body.code, body.errors?.[0].field]).toEqual([400, 40001, field])
  })

  test('refuses a second key of the same name, and one too many even at once', async () => {
    const owner = await makeOwner()
    await makeKey(owner, { name: 'same' })
    expect((await create(owner.token, { name: 'Same' })).status).toBe(409)
    const answers = await Promise.all(Array.from({ length: 22 }, (_, at) => create(owner.token, { name: `key ${at}` })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(19)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3)
  })

  test('takes rights away from a key at once; a stale change loses', async () => {
    const owner = await makeOwner()
    const { id, key } = await makeKey(owner)
    const put = (body: unknown) => api.call('PUT', `/api-keys/${id}`, { token: owner.token, body })
    expect((await users(key)).status).toBe(200)
    expect((await put({ name: 'jobs', scopes: ['job:read'], version: 1 })).body.data).toMatchObject({ version: 2 })
    expect((await users(key)).status).toBe(403)
    const stale = await put({ name: 'stale', scopes: ['user:read'], version: 1 })
    expect([stale.body.code, stale.body.data.name]).toEqual([40902, 'jobs'])
    const beyond = await put({ name: 'more', scopes: ['user:write'], version: 2 })
    expect(beyond.body.errors[0].field).toBe('scopes')
  })

  test('shows and ends only one’s own; everyone’s by right', async () => {
    const owner = await makeOwner()
    const { id } = await makeKey(owner, { name: 'mine alone' })
    const stranger = await makeOwner()
    for (const [method, path] of [
      ['GET', `/api-keys/${id}`],
      ['DELETE', `/api-keys/${id}`],
    ] as const)
      expect((await api.call(method, path, { token: stranger.token })).status).toBe(404)
    expect((await api.call('GET', '/api-keys/all', { token: stranger.token })).status).toBe(403)
    expect((await api.call('POST', `/api-keys/${id}/revoke`, { token: stranger.token })).status).toBe(403)
    const { body } = await api.call('GET', `/api-keys/all?q=mine%20alone`, { token: admin })
    expect(body.data.items).toMatchObject([{ id, username: owner.username }])
  })
})
