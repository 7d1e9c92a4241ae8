import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDirectoryActivities } from '../../../activities/iam/directory-activities.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../../tooling/testing/database.ts'
import { baseDn, readerPassword, startDirectory, type TestDirectory } from '../../../tooling/testing/slapd.ts'
import { startTestWorker, type TestWorker, testTemporal } from '../../../tooling/testing/temporal.ts'

const temporal = testTemporal()
let directory: TestDirectory
let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let worker: TestWorker
let admin: string
let providerId: number

beforeAll(async () => {
  directory = await startDirectory()
  await directory.add(['zhang', 'li', 'wang'].map(person).join('\n'))
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_EGRESS_ALLOW: '127.0.0.0/8,::1' } })
  api = await platform.startApi({ temporal })
  worker = await startTestWorker(createDirectoryActivities(api.deps))
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
  const made = await send('POST', '/identity-providers', {
    code: 'corp',
    name: '公司目录',
    type: 'ldap',
    secret: readerPassword,
    config: directory.config({ sync: { max_disable_percent: 50 } }),
  })
  providerId = made.body.data.id
})
afterAll(async () => {
  await worker?.stop()
  await platform?.close()
  await temporal.close()
  await database?.close()
  await directory?.close()
})

const send = (method: string, path: string, body?: unknown, token = admin) =>
  api.call(method, path, { token, ...(body !== undefined && { body }) })
const start = async () => {
  const answer = await send('POST', `/identity-providers/${providerId}/sync`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  expect(answer.body.data.workflow_id).toBe(`directory-sync:${answer.body.data.sync_id}`)
  return answer.body.data.sync_id as number
}
const reaches = (id: number, status: string) =>
  expect
    .poll(async () => (await send('GET', `/directory-syncs/${id}`)).body.data.status, { timeout: 20_000, interval: 50 })
    .toBe(status)

describe('a sync', () => {
  test('is started, looked at, confirmed, and whoever is gone is out at once', async () => {
    const first = await start()
    expect((await send('POST', `/identity-providers/${providerId}/sync`)).body.code).toBe(40901)
    await reaches(first, 'waiting')
    const preview = await send('GET', `/directory-syncs/${first}/changes?kind=person&action=create&q=zhang`)
    expect(preview.body.data).toMatchObject({
      total: 1,
      items: [{ label: '员工zhang', after: { username: 'zhang' }, status: 'planned', reason: 'New in the directory' }],
    })
    const confirmed = await send('POST', `/directory-syncs/${first}/confirm`)
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
    await reaches(first, 'done')
    expect((await send('GET', `/directory-syncs/${first}`)).body.data.counts).toContainEqual({
      kind: 'person',
      action: 'create',
      status: 'applied',
      count: 3,
    })
    expect((await send('POST', `/directory-syncs/${first}/confirm`)).body.code).toBe(40901)
    expect((await send('POST', `/directory-syncs/${first}/cancel`)).body.code).toBe(40901)

    const login = await api.call('POST', '/auth/login', {
      body: { provider: 'corp', username: 'zhang', password: 'zhang-pw' },
    })
    const token = login.body.data.access_token
    expect((await send('GET', '/auth/me', undefined, token)).status).toBe(200)
    await directory.as((client) => client.del(`uid=zhang,ou=people,${baseDn}`))
    const second = await start()
    await reaches(second, 'waiting')
    expect((await send('GET', '/auth/me', undefined, token)).status).toBe(200)
    await send('POST', `/directory-syncs/${second}/confirm`)
    await reaches(second, 'done')
    await expect
      .poll(async () => (await send('GET', '/auth/me', undefined, token)).status, { timeout: 2000, interval: 50 })
      .toBe(401)
  })

  test('is cancelled, also when its process is gone', async () => {
    await directory.add(person('zhao'))
    const id = await start()
    await reaches(id, 'waiting')
    expect((await send('POST', `/directory-syncs/${id}/cancel`)).body.data.status).toBe('cancelled')
    const lost = await start()
    await reaches(lost, 'waiting')
    await temporal.client.workflow.getHandle(`directory-sync:${lost}`).terminate()
    expect((await send('POST', `/directory-syncs/${lost}/cancel`)).body.data.status).toBe('cancelled')
    const listed = await send('GET', `/directory-syncs?provider_id=${providerId}&status=cancelled`)
    expect(listed.body.data.items.map((sync: { id: number }) => sync.id)).toEqual([lost, id])
  })

  test('that waits in the outbox never starts when it is cancelled', async () => {
    const offline = await platform.startApi()
    const answer = await offline.call('POST', `/identity-providers/${providerId}/sync`, { token: admin })
    expect(answer.body.data.deferred).toBe(true)
    const cancelled = await offline.call('POST', `/directory-syncs/${answer.body.data.sync_id}/cancel`, {
      token: admin,
    })
    expect(cancelled.body.data.status).toBe('cancelled')
    expect(await database.db.selectFrom('outbox').select('id').where('delivered_at', 'is', null).execute()).toEqual([])
  })

  test('that nobody looks at needs a confirmation to start, any other to be confirmed', async () => {
    const user = await platform.makeUser([], { roles: ['super_admin'] })
    const token = await signInAs(api, user)
    const confirmed_at = new Date(Date.now() - 16 * 60_000)
    await database.db.updateTable('session').set({ confirmed_at }).where('user_id', '=', user.id).execute()
    api.deps.sessions.forget()
    const begin = () => send('POST', `/identity-providers/${providerId}/sync`, undefined, token)
    const looked = await begin()
    expect(looked.status, JSON.stringify(looked.body)).toBe(202)
    const { sync_id } = looked.body.data
    await reaches(sync_id, 'waiting')
    expect((await send('POST', `/directory-syncs/${sync_id}/confirm`, undefined, token)).body.code).toBe(40302)
    await send('POST', `/directory-syncs/${sync_id}/cancel`)
    const { config } = (await send('GET', `/identity-providers/${providerId}`)).body.data
    const setMode = (mode: string) =>
      database.db
        .updateTable('identity_provider')
        .set({ config: JSON.stringify({ ...config, sync: { ...config.sync, mode } }) })
        .where('id', '=', providerId)
        .execute()
    await setMode('auto')
    expect((await begin()).body.code).toBe(40302)
    const wholly = await send('GET', '/directory-syncs?status=reading')
    expect(wholly.body.data.total).toBe(0)
    await setMode('confirm')
  })

  test('is refused without permission, and for what is no directory', async () => {
    const reader = await signInAs(api, await platform.makeUser(['identity-provider:read']))
    const id = (await send('GET', '/directory-syncs')).body.data.items[0].id
    for (const [method, path] of [
      ['POST', `/identity-providers/${providerId}/sync`],
      ['GET', '/directory-syncs'],
      ['GET', `/directory-syncs/${id}`],
      ['GET', `/directory-syncs/${id}/changes`],
      ['POST', `/directory-syncs/${id}/confirm`],
      ['POST', `/directory-syncs/${id}/cancel`],
    ] as const) {
      expect((await send(method, path, undefined, reader)).status, path).toBe(403)
    }
    const oidc = await send('POST', '/identity-providers', {
      code: 'oidc',
      name: 'x',
      type: 'oidc',
      secret: 'x',
      config: { issuer: 'https://a.example.com', client_id: 'x' },
    })
    expect((await send('POST', `/identity-providers/${oidc.body.data.id}/sync`)).body.code).toBe(40901)
    expect((await send('POST', '/identity-providers/999999/sync')).status).toBe(404)
    expect((await send('GET', '/directory-syncs/999999/changes')).status).toBe(404)
  })
})

test('the test of a directory says what works', async () => {
  const right = await send('POST', `/identity-providers/${providerId}/test`)
  expect(right.body.data).toMatchObject({ ok: true, steps: [{ ok: true }, { ok: true }] })
  await database.db
    .updateTable('identity_provider')
    .set({ secret_ciphertext: null })
    .where('id', '=', providerId)
    .execute()
  const wrong = await send('POST', `/identity-providers/${providerId}/test`)
  expect(wrong.body.data).toMatchObject({
    ok: false,
    steps: [{ ok: false, message: 'The searching account has no password' }],
  })
})

function person(uid: string): string {
  return `dn: uid=${uid},ou=people,${baseDn}\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn: 员工${uid}\nsn: x\nuserPassword: ${uid}-pw\n`
}
