import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectDatabase } from '../db/connect.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  token = await signInAs(api, await platform.makeUser(['job:read', 'job:write', 'run:read']))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const job = (name: string) => ({ name, job_type: 'http', config: { url: 'https://example.com' } })
const get = (path: string, headers = {}) => api.call('GET', path, { token, headers })
const make = async (name: string) =>
  (await api.call('POST', '/jobs', { token, body: job(name) })).body.data as { id: number; version: number }

describe('answers', () => {
  test('come in the envelope, a creation as 201', async () => {
    const { status, body, headers } = await api.call('POST', '/jobs', { token, body: job('envelope') })
    expect(status).toBe(201)
    expect(body).toEqual({
      code: 0,
      message: 'success',
      data: expect.objectContaining({ name: 'envelope', version: 1 }),
      timestamp: expect.any(Number),
    })
    expect(Math.abs(Date.now() - body.timestamp)).toBeLessThan(60_000)
    expect(body.data.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(headers.get('Content-Type')).toBe('application/json')
  })

  test('are the same at the unversioned address', async () => {
    const ask = async (path: string) => {
      const answer = await api.app.request(path, { headers: { Authorization: `Bearer ${token}` } })
      return ((await answer.json()) as { data: unknown }).data
    }
    expect(await ask('/api/jobs')).toEqual(await ask('/api/v1/jobs'))
  })

  test('answer HEAD like GET without a body', async () => {
    const answer = await api.app.request('/api/v1/jobs', {
      method: 'HEAD',
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('')
  })
})

describe('errors', () => {
  test('carry code, message, fields, time and trace id', async () => {
    const { status, body, headers } = await api.call('POST', '/jobs', {
      token,
      body: { ...job(''), timeout: 'x', no_such: 1 },
    })
    expect(status).toBe(400)
    expect(body).toEqual({
      code: 40001,
      message: 'Some of the input is not valid',
      errors: [
        { field: 'name', message: 'This must not be empty' },
        { field: 'timeout', message: 'Must be a number' },
        { field: 'no_such', message: 'There is no such field' },
      ],
      timestamp: expect.any(Number),
      trace_id: headers.get('X-Trace-Id'),
    })
  })

  test.each([
    ['zh-CN', '参数校验失败'],
    ['en-US,zh;q=0.5', 'Some of the input is not valid'],
    ['fr;q=0.9, en;q=0.1', 'Some of the input is not valid'],
    ['', '参数校验失败'],
  ])('speak the language of %j', async (language, message) => {
    expect((await get('/jobs?page=0', { 'Accept-Language': language })).body.message).toBe(message)
  })

  test('follow a trace that the caller began', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    const { body, headers } = await get('/jobs/999999', { traceparent })
    expect(body).toMatchObject({ code: 40401, trace_id: '4bf92f3577b34da6a3ce929d0e0e4736' })
    expect(headers.get('X-Trace-Id')).toBe('4bf92f3577b34da6a3ce929d0e0e4736')
  })

  test('of ours say nothing about their cause', async () => {
    const lines: string[] = []
    const log = pino({}, { write: (line: string) => void lines.push(line) })
    const broken = await platform.startApi({
      log,
      sessions: {
        ...api.deps.sessions,
        authenticate: async () => {
          throw new Error('the secret of the cellar', { cause: new Error('an inner cause') })
        },
      },
    })
    const { status, body } = await broken.call('GET', '/jobs', { token })
    expect(status).toBe(500)
    expect(body).toEqual({
      code: 50001,
      message: expect.stringContaining('Something failed on our side'),
      timestamp: expect.any(Number),
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    const logged = lines.find((line) => line.includes(body.trace_id))
    expect(logged).toContain('the secret of the cellar')
    expect(logged).toContain('an inner cause')
  })

  test('a database that is away is 50301, to be tried again', async () => {
    const away = connectDatabase('postgres://nobody@127.0.0.1:1/none')
    const cut = await platform.startApi({ db: away.db })
    const { status, body, headers } = await cut.call('GET', '/jobs', { token })
    expect({ status, code: body.code }).toEqual({ status: 503, code: 50301 })
    expect(headers.get('Retry-After')).toBe('5')
    await away.close()
  })
})

describe('lists', () => {
  beforeAll(async () => {
    for (const name of ['alpha', 'beta', 'gamma', 'delta', 'epsilon']) await make(`list ${name}`)
  })

  test('tell page, size and total, twenty at a time unless asked otherwise', async () => {
    const { body } = await get('/jobs?q=list')
    expect(body.data).toMatchObject({ total: 5, page: 1, page_size: 20, pages: 1 })
    const second = await get('/jobs?q=list&page=2&page_size=2&sort=name')
    expect(second.body.data).toMatchObject({ total: 5, page: 2, page_size: 2, pages: 3 })
    expect(second.body.data.items.map(({ name }: { name: string }) => name)).toEqual(['list delta', 'list epsilon'])
  })

  test('sort by several fields, a minus turns one around', async () => {
    const { body } = await get('/jobs?q=list&sort=-job_type,-name')
    expect(body.data.items[0].name).toBe('list gamma')
  })

  test.each([
    ['page_size=201', 'page_size', 'Must not be greater than 200'],
    ['page=0', 'page', 'Must not be less than 1'],
    ['sort=secret', 'sort', 'Cannot sort by secret'],
    ['colour=red', 'colour', 'There is no such field'],
    ['status=unknown', 'status', 'Must be one of: enabled, disabled'],
  ])('refuse %s by its name', async (query, field, message) => {
    const { status, body } = await get(`/jobs?${query}`)
    expect({ status, code: body.code }).toEqual({ status: 400, code: 40001 })
    expect(body.errors).toEqual([{ field, message: expect.stringContaining(message) }])
  })
})

describe('replacing', () => {
  const put = (id: number, body: object, headers = {}) => api.call('PUT', `/jobs/${id}`, { token, body, headers })

  test('needs the version, as a field or in If-Match', async () => {
    const { id } = await make('replaced')
    expect((await put(id, job('replaced'))).body).toMatchObject({ code: 40001, errors: [{ field: 'version' }] })
    expect((await put(id, { ...job('replaced'), timeout: 61, version: 1 })).body.data.version).toBe(2)
    expect((await put(id, { ...job('replaced'), timeout: 62 }, { 'If-Match': '"2"' })).body.data.version).toBe(3)
    expect((await put(id, { ...job('replaced'), timeout: 63 }, { 'If-Match': 'W/"3"' })).body.data.version).toBe(4)
  })

  test('loses against another one and gets the current record', async () => {
    const { id } = await make('raced')
    await put(id, { ...job('raced'), description: 'the first', version: 1 })
    const { status, body } = await put(id, { ...job('raced'), description: 'the second', version: 1 })
    expect({ status, code: body.code }).toEqual({ status: 409, code: 40902 })
    expect(body.data).toMatchObject({ id, description: 'the first', version: 2 })
  })

  test('puts defaults where a field was left out', async () => {
    const { id } = await make('defaults')
    await put(id, { ...job('defaults'), description: 'words', retry_count: 9, version: 1 })
    const { body } = await put(id, { ...job('defaults'), version: 2 })
    expect(body.data).toMatchObject({ description: '', retry_count: 3 })
  })
})
