import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectDatabase } from '../../db/connect.ts'
import { maskSecrets } from '../../domain/audit/mask-secrets.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let user: { id: number; username: string }
let token: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  user = await platform.makeUser([
    'job:read',
    'job:write',
    'job:trigger',
    'audit:read',
    'data-change:read',
    'login-log:read',
  ])
  token = await signInAs(api, user)
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const job = (name: string) => ({ name, job_type: 'http', config: { url: 'https://example.com' } })
let traces = 0
/** A request of its own trace, and the audit rows of that trace. */
async function ask(
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
) {
  const traceId = (++traces).toString(16).padStart(32, 'a')
  const answer = await api.call(method, path, {
    token,
    body,
    headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, ...headers },
  })
  return { ...answer, rows: await rowsOf(traceId), traceId }
}
const rowsOf = (traceId: string) =>
  database.db.selectFrom('audit_log').selectAll().where('trace_id', '=', traceId).orderBy('id').execute()

describe('rows', () => {
  test('of a read: who, where, what, how, when', async () => {
    const { rows } = await ask('GET', '/jobs?q=x&status=enabled', {
      headers: { 'User-Agent': chrome, 'X-OPS-Page': encodeURIComponent('/任务') },
    })
    expect(rows).toEqual([
      expect.objectContaining({
        user_id: user.id,
        user_name: user.username,
        roles: [expect.stringMatching(/^role_/)],
        page: '/任务',
        device: 'Chrome 140 · Windows 10',
        ip_address: '192.0.2.1',
        user_agent: chrome,
        action: 'read',
        resource: 'job',
        resource_id: null,
        request_path: '/api/v1/jobs',
        request_method: 'GET',
        request_body: '{"q":"x","status":"enabled"}',
        response_code: 200,
        reason: null,
      }),
    ])
    expect(rows[0]?.duration).toBeGreaterThanOrEqual(0)
    expect(Math.abs(Date.now() - (rows[0]?.created_at.getTime() ?? 0))).toBeLessThan(60_000)
  })

  test('of a creation name the new record and stand in its transaction', async () => {
    const { rows, body, traceId } = await ask('POST', '/jobs', {
      body: job('audited'),
      headers: { 'X-OPS-Reason': encodeURIComponent('月末需要') },
    })
    expect(rows).toEqual([
      expect.objectContaining({
        action: 'create',
        resource_id: String(body.data.id),
        response_code: 201,
        reason: '月末需要',
      }),
    ])
    const together = await sql<{ count: number }>`
      select count(distinct a.xmin::text) as count from (
        select xmin from audit_log where trace_id = ${traceId}
        union all select xmin from data_change_log where trace_id = ${traceId}) as a`.execute(database.db)
    expect(together.rows[0]?.count).toBe(1)
  })

  test('and the change log say the same of who, why and in which trace', async () => {
    const { traceId } = await ask('POST', '/jobs', { body: job('logged'), headers: { 'X-OPS-Reason': 'why%20not' } })
    const changes = await database.db
      .selectFrom('data_change_log')
      .selectAll()
      .where('trace_id', '=', traceId)
      .execute()
    expect(changes).toEqual([
      expect.objectContaining({
        table_name: 'job',
        action: 'insert',
        operator_id: user.id,
        operator_name: user.username,
        reason: 'why not',
      }),
    ])
  })

  test('of a refusal for want of a right, and of bad input, are there', async () => {
    expect((await ask('DELETE', '/jobs/1')).rows).toMatchObject([
      { action: 'delete', resource_id: '1', response_code: 403 },
    ])
    expect((await ask('POST', '/jobs', { body: { name: '' } })).rows).toMatchObject([{ response_code: 400 }])
    expect((await ask('GET', '/jobs/424242')).rows).toMatchObject([{ resource_id: '424242', response_code: 404 }])
  })

  test('a write that came to nothing left no change, and its row says so', async () => {
    const { rows, status } = await ask('PUT', '/jobs/424242', { body: { ...job('none'), version: 1 } })
    expect({ status, rows: rows.length }).toEqual({ status: 404, rows: 1 })
  })

  test('there are none of who cannot say who they are', async () => {
    const traceId = 'b'.repeat(32)
    await api.call('GET', '/jobs', { token: 'x', headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } })
    expect(await rowsOf(traceId)).toEqual([])
  })

  test('a sign-in names who came in, and never the password', async () => {
    const traceId = 'c'.repeat(32)
    await api.call('POST', '/auth/login', {
      body: { username: user.username, password: 'a very secret password' },
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    })
    const [row] = await rowsOf(traceId)
    expect(row).toMatchObject({ resource: 'session', response_code: 401, user_name: null })
    expect(row?.request_body).toBe(`{"username":"${user.username}","password":"******"}`)
    const signedIn = await database.db
      .selectFrom('audit_log')
      .select(['user_id', 'response_code'])
      .where('resource', '=', 'session')
      .where('user_id', '=', user.id)
      .execute()
    expect(signedIn).toContainEqual({ user_id: user.id, response_code: 200 })
  })

  test('a run that is put off because the workflow engine is away is told of once, as accepted', async () => {
    const made = await ask('POST', '/jobs', { body: job('triggered') })
    const { status, body, rows } = await ask('POST', `/jobs/${made.body.data.id}/trigger`, { body: {} })
    expect({ status, deferred: body.data.deferred }).toEqual({ status: 202, deferred: true })
    expect(rows).toMatchObject([{ action: 'execute', resource_id: String(made.body.data.id), response_code: 202 }])
  })

  test('long inputs are cut, strange ones do no harm', async () => {
    const { rows } = await ask('POST', '/jobs', { body: { ...job('long'), description: '长😀'.repeat(20_000) } })
    expect(rows[0]?.request_body).toHaveLength(16 * 1024)
    expect(rows[0]?.request_body).toMatch(/…$/)
    const strange = await ask('GET', '/jobs?q=%00&x=%f0%9f')
    expect(strange.rows).toMatchObject([{ response_code: 400 }])
  })
})

test('without its row no answer goes out', async () => {
  const { url } = database
  const audited = connectDatabase(url)
  const cut = await platform.startApi({ db: audited.db })
  expect((await cut.call('GET', '/jobs', { token })).status).toBe(200)
  await sql`alter table audit_log rename to audit_log_gone`.execute(database.db)
  try {
    expect((await cut.call('GET', '/jobs', { token })).body.code).toBe(50301)
    const { status } = await cut.call('POST', '/jobs', { token, body: job('unaudited') })
    expect(status).toBe(500)
    expect(await database.db.selectFrom('job').select('id').where('name', '=', 'unaudited').execute()).toEqual([])
  } finally {
    await sql`alter table audit_log_gone rename to audit_log`.execute(database.db)
    await audited.close()
  }
})

test('what the API masks and what the database masks is the same', async () => {
  const names = ['password', 'Passwd', 'clientSecret', 'access_token', 'Authorization', 'cookie', 'api-key', 'apiKey']
  const more = ['private_key', 'credentials', 'ciphertext', 'file_hash', 'hash', 'name', 'keyboard', 'tok']
  const document = Object.fromEntries([...names, ...more].map((name) => [name, { [name]: 'x' }]))
  const nested = { list: [document, null, 1, 'password'], none: { password: null } }
  const { rows } = await sql<{ masked: unknown }>`
    select mask_secrets(${JSON.stringify(nested)}::jsonb) as masked`.execute(database.db)
  expect(maskSecrets(nested)).toEqual(rows[0]?.masked)
})

describe('lists', () => {
  const list = async (path: string) => (await api.call('GET', path, { token })).body

  test('of requests are filtered and newest first', async () => {
    const marked = await ask('POST', '/jobs', { body: job('listed'), headers: { 'X-OPS-Reason': 'needle' } })
    const { data } = await list(`/audit-logs?trace_id=${marked.traceId}`)
    expect(data).toMatchObject({
      total: 1,
      items: [{ action: 'create', reason: 'needle', duration: expect.any(Number) }],
    })
    expect((await list('/audit-logs?q=needle')).data.total).toBe(1)
    expect(
      (await list(`/audit-logs?user_name=${user.username.slice(2)}&action=create&resource=job`)).data.total,
    ).toBeGreaterThan(0)
    expect((await list('/audit-logs?user_name=nobody-at-all')).data).toMatchObject({ total: 0, items: [], pages: 0 })
    const failed = (await list('/audit-logs?outcome=failed')).data.items as { response_code: number }[]
    expect(failed.every(({ response_code }) => response_code >= 400)).toBe(true)
    const times = (await list('/audit-logs')).data.items.map(({ created_at }: { created_at: string }) => created_at)
    expect(times).toEqual(times.toSorted().toReversed())
    const longest = (await list('/audit-logs?sort=-duration')).data.items as { duration: number }[]
    expect(longest[0]?.duration).toBe(Math.max(...longest.map(({ duration }) => duration)))
  })

  test('of requests keep to a span of time', async () => {
    const soon = new Date(Date.now() + 60_000).toISOString()
    expect((await list(`/audit-logs?from=${encodeURIComponent(soon)}`)).data.total).toBe(0)
    expect((await list(`/audit-logs?to=${encodeURIComponent(soon)}`)).data.total).toBeGreaterThan(0)
    expect((await list('/audit-logs?from=yesterday')).errors).toMatchObject([{ field: 'from' }])
  })

  test('of changes show old and new', async () => {
    const { body } = await ask('POST', '/jobs', { body: job('changing') })
    await ask('PUT', `/jobs/${body.data.id}`, { body: { ...job('changing'), timeout: 7, version: 1 } })
    const { data } = await list(`/data-change-logs?table_name=job&record_id=${body.data.id}`)
    expect(data.total).toBe(2)
    expect(data.items[0]).toMatchObject({ action: 'update', operator_name: user.username })
    expect(data.items[0].changes.timeout).toEqual({ old: 60, new: 7 })
    expect((await list(`/data-change-logs?operator_id=${user.id}&action=insert`)).data.total).toBeGreaterThan(0)
  })

  test('of sign-ins tell success and failure', async () => {
    const { data } = await list(`/login-logs?user_name=${user.username}&status=success`)
    expect(data.items[0]).toMatchObject({ user_name: user.username, login_type: 'password', status: 'success' })
    expect((await list(`/login-logs?user_name=${user.username}&status=failed`)).data.total).toBe(1)
  })

  test('of sign-ins name places in the language of the reader', async () => {
    await api.call('POST', '/auth/login', { body: { username: 'stray', password: 'x' }, from: '10.1.2.3' })
    const placeIn = async (language: string) => {
      const headers = { 'Accept-Language': language }
      return (await api.call('GET', '/login-logs?user_name=stray', { token, headers })).body.data.items[0].location
    }
    expect(await placeIn('en')).toBe('Private network')
    expect(await placeIn('zh-CN')).toBe('内网')
  })

  test('need their rights', async () => {
    const stranger = await signInAs(api, await platform.makeUser([]))
    for (const path of ['/audit-logs', '/data-change-logs', '/login-logs']) {
      expect((await api.call('GET', path, { token: stranger })).body.code).toBe(40301)
    }
  })
})
