import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { makeRun } from '../../tooling/testing/runs.ts'

const input = { name: '对账', job_type: 'http', config: { url: 'http://example.com/' } }
const script = { name: '清理', job_type: 'shell', config: { script: 'true' } }

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let writer: string
let scripter: string
let nobody: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  const rights = ['job:read', 'job:write', 'job:delete', 'run:read'] as const
  writer = await signInAs(api, await platform.makeUser(rights))
  scripter = await signInAs(api, await platform.makeUser([...rights, 'job:script']))
  nobody = await signInAs(api, await platform.makeUser([]))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('job').execute()
  await database.db.deleteFrom('outbox').execute()
})

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, token = writer) =>
  api.call(method, path, { token, body, headers })
async function made(fields: Record<string, unknown> = {}, token = writer) {
  const { status, body } = await call('POST', '/jobs', { ...input, ...fields }, {}, token)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data
}
const schedulesTold = () => database.db.selectFrom('outbox').select(['kind', 'subject']).orderBy('id').execute()

describe('a job', () => {
  test('is made from its name and kind, with the defaults of the contract', async () => {
    const { status, body } = await call('POST', '/jobs', input)

    expect(status).toBe(201)
    expect(body).toMatchObject({ code: 0, message: 'success', timestamp: expect.any(Number) })
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(body.data).toEqual({
      id: expect.any(Number),
      name: '对账',
      description: '',
      job_type: 'http',
      config: { method: 'GET', url: 'http://example.com/', headers: {}, query: {}, expect_status: '200-299' },
      params: [],
      trigger_type: 'manual',
      cron_expr: null,
      timezone: 'Asia/Shanghai',
      start_at: null,
      end_at: null,
      overlap_policy: 'skip',
      misfire_policy: 'none',
      retry_count: 3,
      retry_backoff: 'exponential',
      retry_interval: 60,
      retry_max_interval: 600,
      timeout: 60,
      executor_group: 'default',
      interval: null,
      run_at: null,
      calendar_id: null,
      calendar_rule: 'skip',
      calendar_name: null,
      shard_total: null,
      broadcast: false,
      priority: 3,
      start_deadline: null,
      finish_deadline: null,
      alert: null,
      status: 'enabled',
      tags: [],
      created_by: expect.any(Number),
      department_id: null,
      created_at: time,
      updated_at: time,
      version: 1,
      next_fire_at: null,
    })
    expect((await call('GET', `/jobs/${body.data.id}`)).body.data).toEqual(body.data)
  })

  test('is replaced as a whole: what is left out takes its default', async () => {
    const job = await made({ timeout: 90, tags: ['月末'], description: '每月' })

    const { status, body } = await call('PUT', `/jobs/${job.id}`, { ...input, retry_count: 1, version: 1 })

    expect(status).toBe(200)
    expect(body.data).toMatchObject({ id: job.id, timeout: 60, tags: [], description: '', retry_count: 1, version: 2 })
  })

  test('that fires by itself has its schedule brought along with every change, and says when it fires next', async () => {
    const job = await made({ trigger_type: 'cron', cron_expr: '0 1 * * *' })
    expect(job.next_fire_at).toMatch(/T17:00:00\.000Z$/)
    await call('PUT', `/jobs/${job.id}`, { ...input, version: 1 })
    await call('DELETE', `/jobs/${job.id}`)

    const line = { kind: 'sync_schedule', subject: `job:${job.id}` }
    expect(await schedulesTold()).toEqual([line, line, line])
  })

  test('of fixed delay says when its loop fires it next, and nothing while a run goes on', async () => {
    const interval = 60
    const { id } = await made({ trigger_type: 'fixed_delay', interval })
    const { db } = database
    const { armed_at } = await db.selectFrom('job').select('armed_at').where('id', '=', id).executeTakeFirstOrThrow()
    const shown = async () => {
      const one = (await call('GET', `/jobs/${id}`)).body.data.next_fire_at
      expect((await call('GET', '/jobs')).body.data.items).toMatchObject([{ id, next_fire_at: one }])
      return one
    }
    const delayedFrom = (time: Date) => new Date(Math.ceil(time.getTime() / 1000 + interval) * 1000).toISOString()
    expect(await shown()).toBe(delayedFrom(armed_at))

    const { runId } = await makeRun(db)
    const run = db.updateTable('job_log').where('id', '=', runId)
    await run.set({ job_id: id, trigger: 'schedule', status: 'running', start_time: new Date() }).execute()
    expect(await shown()).toBeNull()

    const end_time = new Date(Date.now() + 1234)
    await run.set({ status: 'failed', end_time }).execute()
    expect(await shown()).toBe(delayedFrom(end_time))

    await call('POST', `/jobs/${id}/pause`)
    expect(await shown()).toBeNull()
  })

  test('keeps the moment since when its trigger counts while the trigger stays the same', async () => {
    const cron = { ...input, trigger_type: 'cron', cron_expr: '0 1 * * *', start_at: '2026-01-01T00:00:00+08:00' }
    const job = await made(cron)
    const armedAt = () => database.db.selectFrom('job').select('armed_at').executeTakeFirstOrThrow()
    const first = await armedAt()

    await call('PUT', `/jobs/${job.id}`, { ...cron, description: 'other words', version: 1 })
    expect(await armedAt()).toEqual(first)
    await call('PUT', `/jobs/${job.id}`, { ...cron, cron_expr: '0 2 * * *', version: 2 })
    expect((await armedAt()).armed_at.getTime()).toBeGreaterThan(first.armed_at.getTime())
  })

  test('that is deleted is gone, frees its name, and leaves its runs readable', async () => {
    const job = await made()
    await call('POST', `/jobs/${job.id}/trigger`, {}, {}, await signInAs(api, await platform.makeUser(['job:trigger'])))

    expect(await call('DELETE', `/jobs/${job.id}`)).toMatchObject({ status: 200, body: { code: 0, data: null } })

    expect((await call('GET', `/jobs/${job.id}`)).body.code).toBe(40401)
    expect((await call('DELETE', `/jobs/${job.id}`)).body.code).toBe(40401)
    expect((await made()).id).not.toBe(job.id)
    const runs = await call('GET', `/job-logs?job_id=${job.id}`)
    expect(runs.body.data.items).toMatchObject([{ job_id: job.id, job_name: '对账' }])
    expect((await call('GET', `/job-logs/${runs.body.data.items[0].id}`)).body.data.definition.name).toBe('对账')
  })

  test('that does not exist is 40401 on every door', async () => {
    const versioned = { ...input, version: 1 }
    for (const [method, path, body] of [
      ['GET', '/jobs/999999'],
      ['PUT', '/jobs/999999', versioned],
      ['DELETE', '/jobs/999999'],
      ['POST', '/jobs/999999/pause'],
      ['POST', '/jobs/999999/resume'],
      ['GET', '/jobs/999999/logs'],
    ] as const) {
      expect([method, path, (await call(method, path, body)).body.code]).toEqual([method, path, 40401])
    }
  })
})

describe('a bad job', () => {
  const bad: [string, Record<string, unknown>, string][] = [
    ['without a name', { name: undefined }, 'name'],
    ['with a name of blanks', { name: '   ' }, 'name'],
    ['of an unknown kind', { job_type: 'cobol' }, 'job_type'],
    ['with an unknown field', { colour: 'red' }, 'colour'],
    ['with an unknown field in its config', { config: { url: 'http://example.com/', colour: 'red' } }, 'config.colour'],
    ['with a retry count beyond the limit', { retry_count: 101 }, 'retry_count'],
    ['with a timeout of nothing', { timeout: 0 }, 'timeout'],
    ['with a cron trigger and no expression', { trigger_type: 'cron' }, 'cron_expr'],
    ['with a cron expression that is none', { trigger_type: 'cron', cron_expr: '61 * * * *' }, 'cron_expr'],
    ['in a zone that is not there', { timezone: 'Mars/Olympus' }, 'timezone'],
    ['that ends before it starts', { start_at: '2026-02-01T00:00:00Z', end_at: '2026-01-01T00:00:00Z' }, 'end_at'],
    ['with a time without an offset', { start_at: '2026-02-01T00:00:00' }, 'start_at'],
    ['with two parameters of one name', { params: [{ name: 'a' }, { name: 'a' }] }, 'params.1.name'],
    ['with an undeclared parameter in its config', { config: { url: 'http://x/{params.day}' } }, 'config.url'],
    ['with an unknown placeholder', { config: { url: 'http://x/{tomorow}' } }, 'config.url'],
    ['with a null character', { description: 'a\u0000b' }, 'body'],
  ]
  test.each(bad)('%s is 40001 by the name of the field', async (_what, change, field) => {
    const { status, body } = await call('POST', '/jobs', { ...input, ...change })
    expect([status, body.code]).toEqual([400, 40001])
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field)
    expect(await schedulesTold()).toEqual([])
  })

  test('is told in the caller’s language', async () => {
    const { body } = await call('POST', '/jobs', { ...input, timezone: 'Mars/Olympus' }, { 'Accept-Language': 'zh-CN' })
    expect(body.errors).toEqual([{ field: 'timezone', message: '没有这个时区' }])
  })
})

describe('a name that another job has', () => {
  const refusal = {
    status: 409,
    body: {
      code: 40901,
      message: 'There is a job of this name; choose another one',
      errors: [{ field: 'name', message: 'There is a job of this name; choose another one' }],
    },
  }

  test('is 40901 with what to do, on create and on replace', async () => {
    await made()
    const other = await made({ name: 'other' })

    expect(await call('POST', '/jobs', input)).toMatchObject(refusal)
    expect(await call('PUT', `/jobs/${other.id}`, { ...input, version: 1 })).toMatchObject(refusal)
    expect((await call('GET', `/jobs/${other.id}`)).body.data).toMatchObject({ name: 'other', version: 1 })
  })

  test('loses the race when both are made at once', async () => {
    const answers = await Promise.all([call('POST', '/jobs', input), call('POST', '/jobs', input)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })
})

describe('the version of a job', () => {
  test('is needed to replace it', async () => {
    const job = await made()
    const { status, body } = await call('PUT', `/jobs/${job.id}`, input)
    expect([status, body.code, body.errors[0].field]).toEqual([400, 40001, 'version'])
  })

  test('may stand in If-Match', async () => {
    const job = await made()
    const { body } = await call('PUT', `/jobs/${job.id}`, { ...input, timeout: 5 }, { 'If-Match': '"1"' })
    expect(body.data).toMatchObject({ timeout: 5, version: 2 })
  })

  test('that is stale is 40902 with the current record', async () => {
    const job = await made()
    await call('PUT', `/jobs/${job.id}`, { ...input, timeout: 5, version: 1 })

    const { status, body } = await call('PUT', `/jobs/${job.id}`, { ...input, timeout: 9, version: 1 })

    expect([status, body.code]).toEqual([409, 40902])
    expect(body.data).toEqual((await call('GET', `/jobs/${job.id}`)).body.data)
    expect(body.data).toMatchObject({ timeout: 5, version: 2 })
  })

  test('lets one of two that replace it at once win, and tells the other', async () => {
    const job = await made()
    const put = (timeout: number) => call('PUT', `/jobs/${job.id}`, { ...input, timeout, version: 1 })

    const answers = await Promise.all([put(5), put(9)])

    const [winner] = answers.filter(({ status }) => status === 200)
    const [loser] = answers.filter(({ status }) => status === 409)
    expect(loser?.body).toMatchObject({ code: 40902, data: winner?.body.data })
  })
})

describe('a script job', () => {
  const refused = { status: 403, body: { code: 40301, message: expect.stringContaining('job:script') } }

  test('needs a right of its own to be made, tried, replaced, or put in another job’s place', async () => {
    const job = await made()
    const shell = await made(script, scripter)

    expect(await call('POST', '/jobs', { ...script, name: 'other' })).toMatchObject(refused)
    expect(await call('POST', '/jobs/0/test', script)).toMatchObject(refused)
    expect(await call('PUT', `/jobs/${shell.id}`, { ...script, version: 1 })).toMatchObject(refused)
    expect(await call('PUT', `/jobs/${shell.id}`, { ...input, version: 1 })).toMatchObject(refused)
    expect(await call('PUT', `/jobs/${job.id}`, { ...script, name: 'other', version: 1 })).toMatchObject(refused)
  })

  test('is made, tried and replaced by who has it', async () => {
    const shell = await made(script, scripter)
    const as = (method: string, path: string, body: unknown) => call(method, path, body, {}, scripter)
    expect((await as('POST', '/jobs/0/test', script)).status).toBe(202)
    expect((await as('PUT', `/jobs/${shell.id}`, { ...script, timeout: 5, version: 1 })).status).toBe(200)
  })
})

describe('the list of jobs', () => {
  const namesOf = async (query: string) => {
    const { status, body } = await call('GET', `/jobs?${query}`)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body.data.items.map((job: { name: string }) => job.name)
  }
  beforeEach(async () => {
    await made({ name: '月末对账', tags: ['财务'] })
    await made({ name: '日报发送 ABC', trigger_type: 'cron', cron_expr: '0 8 * * *' })
    await made({ name: '清账 100%', status: 'disabled' })
    await made({ ...script, name: 'cleanup_tmp' }, scripter)
  })

  test.each([
    ['one Chinese character', '账', ['清账 100%', '月末对账']],
    ['two Chinese characters', '对账', ['月末对账']],
    ['half width for full width, whatever the case', 'ａｂｃ', ['日报发送 ABC']],
    ['a character that means something in a pattern', '%', ['清账 100%']],
    ['an underscore', 'p_t', ['cleanup_tmp']],
    ['two characters that stand apart', '账对', []],
  ])('is searched for %s', async (_what, text, names) => {
    expect(await namesOf(`q=${encodeURIComponent(text)}`)).toEqual(names)
  })

  test('is filtered by status, kind, trigger and tag', async () => {
    expect(await namesOf('status=disabled')).toEqual(['清账 100%'])
    expect(await namesOf('job_type=shell')).toEqual(['cleanup_tmp'])
    expect(await namesOf('trigger_type=cron')).toEqual(['日报发送 ABC'])
    expect(await namesOf(`tag=${encodeURIComponent('财务')}`)).toEqual(['月末对账'])
    expect(await namesOf('trigger_type=cron&status=disabled')).toEqual([])
  })

  test('is sorted by several fields, Chinese names by their sound, and paged', async () => {
    expect(await namesOf('sort=status,-id')).toEqual(['清账 100%', 'cleanup_tmp', '日报发送 ABC', '月末对账'])
    expect((await namesOf('sort=name')).filter((name: string) => name !== 'cleanup_tmp')).toEqual([
      '清账 100%',
      '日报发送 ABC',
      '月末对账',
    ])
    const { body } = await call('GET', '/jobs?sort=id&page=2&page_size=3')
    expect(body.data).toMatchObject({ total: 4, page: 2, page_size: 3, pages: 2, items: [{ name: 'cleanup_tmp' }] })
  })

  test.each([
    ['sort=colour', 'sort'],
    ['colour=red', 'colour'],
    ['page_size=201', 'page_size'],
    ['page=0', 'page'],
    ['status=broken', 'status'],
  ])('refuses %s by its name', async (query, field) => {
    const { status, body } = await call('GET', `/jobs?${query}`)
    expect([status, body.code, body.errors[0].field]).toEqual([400, 40001, field])
  })

  test('carries the newest runs of each job when asked to', async () => {
    const { body } = await call('GET', '/jobs?include=runs&page_size=1')
    expect(body.data.items).toMatchObject([{ recent_runs: [], last_run: null }])
  })
})

test('every route of jobs and runs refuses without permission, before it looks at anything else', async () => {
  const schema = await api.app.request('/api/schema/', {}, { incoming: { socket: {} } })
  const { paths } = (await schema.json()) as { paths: Record<string, Record<string, unknown>> }
  const routes = Object.entries(paths)
    .map(([path, methods]) => [path.replace(/^\/api(\/v1)?/, ''), methods] as const)
    .filter(([path]) => /^\/(jobs|job-logs)(\/|$)/.test(path))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path] as const))
    .filter(([method]) => /^[A-Z]+$/.test(method) && method !== 'PARAMETERS')
  expect(routes.filter(([method]) => method !== 'GET').length).toBeGreaterThanOrEqual(10)

  for (const [method, path] of routes) {
    const address = path.replaceAll(/{.+?}/g, '1')
    const { status, body } = await call(method, address, undefined, {}, nobody)
    expect([method, path, status, body.code]).toEqual([method, path, 403, 40301])
    expect([method, path, (await api.call(method, address)).body.code]).toEqual([method, path, 40101])
  }
})
