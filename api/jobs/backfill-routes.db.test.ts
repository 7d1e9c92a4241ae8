import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertRun } from '../../db/jobs/run-queries.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const input = { name: '日报', job_type: 'http', config: { url: 'http://example.com/' } }
const daily = { trigger_type: 'cron', cron_expr: '0 3 * * *', timezone: 'UTC' }
const range = { start: '2026-01-01T00:00:00Z', end: '2026-01-05T23:59:59Z' }
const days = ['01', '02', '03', '04', '05'].map((day) => `2026-01-${day}T03:00:00.000Z`)

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string
let reader: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  const rights = ['job:read', 'job:write', 'job:backfill', 'run:read', 'scheduler:halt'] as const
  token = await signInAs(api, await platform.makeUser(rights))
  reader = await signInAs(api, await platform.makeUser(['job:read', 'run:read']))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('job_log').execute()
  await database.db.deleteFrom('backfill').execute()
  await database.db.deleteFrom('job').execute()
  await database.db.deleteFrom('outbox').execute()
})

const call = (method: string, path: string, body?: unknown, as = token) => api.call(method, path, { token: as, body })
async function made(fields: Record<string, unknown> = {}): Promise<number> {
  const { status, body } = await call('POST', '/jobs', { ...input, ...daily, ...fields })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}
const begin = (jobId: number, fields: Record<string, unknown> = {}) =>
  call('POST', `/jobs/${jobId}/backfill`, { ...range, ...fields })
async function succeeded(jobId: number, time: string): Promise<void> {
  const definition = freezeJob(jobInput.parse({ ...input, ...daily }))
  const run = { jobId, definition, params: {}, trigger: 'manual', traceId: 'a', scheduledAt: new Date(time) } as const
  await database.db.transaction().execute((tx) => insertRun(tx, run))
  await database.db
    .updateTable('job_log')
    .set({ status: 'success', end_time: new Date() })
    .where('job_id', '=', jobId)
    .execute()
}
const plan = () => database.db.selectFrom('backfill_fire').selectAll().orderBy('position').execute()

describe('a backfill', () => {
  test('is accepted with its plan, also while Temporal is away', async () => {
    const jobId = await made({ params: [{ name: 'region', default: '华东' }] })
    const { status, body } = await begin(jobId, { concurrency: 4, params: { region: '华北' } })

    expect(status).toBe(202)
    const { id } = body.data
    expect(body.data).toMatchObject({
      job_id: jobId,
      job_name: '日报',
      start: '2026-01-01T00:00:00.000Z',
      concurrency: 4,
      order: 'asc',
      skip_successful: true,
      params: { region: '华北' },
      status: 'running',
      total: 5,
      opened: 0,
      counts: { waiting: 0, success: 0 },
      eta_seconds: null,
      deferred: true,
    })
    expect((await plan()).map(({ scheduled_at }) => scheduled_at.toISOString())).toEqual(days)
    const [line] = await database.db.selectFrom('outbox').selectAll().where('subject', '=', `backfill:${id}`).execute()
    expect(line).toMatchObject({
      kind: 'start_workflow',
      payload: { workflowId: `backfill:${id}`, args: [{ backfillId: id, concurrency: 4 }] },
    })
    expect((await call('GET', `/backfills/${id}`, undefined, reader)).body.data).toMatchObject({ id, total: 5 })
    expect((await call('GET', '/backfills?status=running')).body.data.items).toMatchObject([{ id }])
    expect((await call('GET', '/backfills?status=failed')).body.data.total).toBe(0)
  })

  test('twice under one key is one', async () => {
    const jobId = await made()
    const headers = { 'Idempotency-Key': 'once' }
    const answers = [0, 1].map(() => api.call('POST', `/jobs/${jobId}/backfill`, { token, body: range, headers }))
    const [first, second] = await Promise.all(answers)
    const ids = [first?.body.data?.id, second?.body.data?.id].filter(Boolean)
    expect(new Set(ids).size).toBe(1)
    expect((await call('GET', '/backfills')).body.data.total).toBe(1)
  })

  test('can be looked at before it is made: what runs and what is left out', async () => {
    const jobId = await made()
    await succeeded(jobId, days[1] ?? '')

    const { status, body } = await begin(jobId, { dry_run: true, order: 'desc' })

    expect(status).toBe(200)
    expect(body.data).toMatchObject({ total: 4, skipped: 1 })
    expect(body.data.items).toEqual(
      days.toReversed().map((time) => ({ scheduled_at: time, ...(time === days[1] && { skipped: 'successful' }) })),
    )
    expect((await call('GET', '/backfills')).body.data.total).toBe(0)
    expect((await begin(jobId, { dry_run: true, skip_successful: false })).body.data).toMatchObject({ total: 5 })
    expect((await begin(jobId)).body.data.total).toBe(4)
  })

  test('of ten thousand fires lists the first thousand and counts them all', async () => {
    const jobId = await made({ cron_expr: '* * * * *' })
    const minutes = { start: '2026-01-01T00:00:00Z', end: '2026-01-07T15:59:30Z' }
    const { body } = await begin(jobId, { ...minutes, dry_run: true })
    expect([body.data.total, body.data.items.length]).toEqual([9600, 1000])
    expect((await begin(jobId, minutes)).body.data.total).toBe(9600)
    expect(await plan()).toHaveLength(9600)
  })

  test('freezes the job as it is', async () => {
    const jobId = await made()
    await begin(jobId)
    await call('PUT', `/jobs/${jobId}`, { ...input, ...daily, name: '改名', version: 1 })
    expect((await call('GET', '/backfills')).body.data.items[0].job_name).toBe('日报')
  })
})

describe('is refused', () => {
  const refusal = (field: string) => ({ status: 400, body: { code: 40001, errors: [{ field }] } })

  test('without permission', async () => {
    const jobId = await made()
    expect((await call('POST', `/jobs/${jobId}/backfill`, range, reader)).status).toBe(403)
    const { id } = (await begin(jobId)).body.data
    for (const verb of ['pause', 'resume', 'cancel']) {
      expect((await call('POST', `/backfills/${id}/${verb}`, undefined, reader)).status).toBe(403)
    }
    expect((await call('GET', `/backfills/${id}`)).body.data.status).toBe('running')
  })

  test('for a range that ends before it starts, lies ahead, or holds too much', async () => {
    const jobId = await made({ cron_expr: '* * * * * *' })
    expect(await begin(jobId, { end: '2025-12-31T00:00:00Z' })).toMatchObject(refusal('end'))
    expect(await begin(jobId, { end: new Date(Date.now() + 3_600_000).toISOString() })).toMatchObject(refusal('end'))
    expect(await begin(jobId)).toMatchObject(refusal('end'))
    expect(await begin(jobId, { concurrency: 101 })).toMatchObject(refusal('concurrency'))
    expect(await begin(jobId, { concurrency: 0, dry_run: true })).toMatchObject(refusal('concurrency'))
  })

  test('for a job that has no times of its own, and where nothing is due', async () => {
    const manual = await begin(await made({ trigger_type: 'manual', cron_expr: null }))
    expect(manual).toMatchObject({ status: 400, body: { code: 40001 } })
    expect(manual.body.message).toContain('no times of its own')
    const jobId = await made({ name: '月报', cron_expr: '0 3 10 * *' })
    expect((await begin(jobId)).body).toMatchObject({ code: 40001, message: expect.stringContaining('does not fire') })
    expect((await begin(jobId, { dry_run: true })).body.data).toEqual({ total: 0, skipped: 0, items: [] })
  })

  test('with parameters that the job does not declare', async () => {
    expect(await begin(await made(), { params: { x: 1 } })).toMatchObject(refusal('params.x'))
  })

  test('beside another one over the same time, which it names; elsewhere it is not', async () => {
    const jobId = await made()
    const answers = await Promise.all([begin(jobId), begin(jobId, { end: '2026-01-02T23:59:59Z' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409])
    const { id } = answers.find(({ status }) => status === 202)?.body.data ?? {}
    expect(answers.find(({ status }) => status === 409)?.body.message).toContain(`Backfill #${id}`)

    const later = { start: '2026-01-10T00:00:00Z', end: '2026-01-12T00:00:00Z' }
    expect((await begin(jobId, later)).status).toBe(202)
    await call('POST', `/backfills/${id}/cancel`)
    expect((await begin(jobId)).status).toBe(202)
  })

  test('while the scheduler is halted', async () => {
    const jobId = await made()
    await call('POST', '/scheduler/halt', { reason: '下游故障' })
    const refused = await begin(jobId)
    expect((await begin(jobId, { dry_run: true })).status).toBe(200)
    await call('POST', '/scheduler/resume')
    expect(refused).toMatchObject({ status: 409, body: { code: 40901 } })
    expect(refused.body.message).toContain('下游故障')
  })

  test('of a job that one’s roles do not let through, as if there were none', async () => {
    const jobId = await made()
    const { id } = (await begin(jobId)).body.data
    const user = await platform.makeUser(['job:read', 'job:backfill', 'run:read'])
    await database.db
      .updateTable('role')
      .set({ data_scopes: JSON.stringify([{ resource: 'job', scope: 'SELF' }]) })
      .where('id', '=', user.roleId)
      .execute()
    const other = await signInAs(api, user)
    expect((await call('GET', `/backfills/${id}`, undefined, other)).status).toBe(404)
    expect((await call('POST', `/backfills/${id}/cancel`, undefined, other)).status).toBe(404)
    expect((await call('POST', `/jobs/${jobId}/backfill`, range, other)).status).toBe(404)
    expect((await call('GET', '/backfills', undefined, other)).body.data.total).toBe(0)
  })
})

describe('turning', () => {
  test('tells the workflow by the outbox, which reads the row', async () => {
    const { id } = (await begin(await made())).body.data
    expect((await call('POST', `/backfills/${id}/pause`)).body.data.status).toBe('paused')
    expect((await call('POST', `/backfills/${id}/resume`)).body.data.status).toBe('running')
    const ended = await call('POST', `/backfills/${id}/cancel`)
    expect(ended.body.data).toMatchObject({ status: 'cancelled', ended_at: expect.any(String) })
    expect(await plan()).toEqual([])
    const lines = await database.db.selectFrom('outbox').selectAll().where('kind', '=', 'signal_workflow').execute()
    expect(lines.map(({ payload }) => payload)).toEqual(
      Array.from({ length: 3 }, () => ({ workflowId: `backfill:${id}`, signal: 'heedBackfill' })),
    )
  })

  test('loses the race: what stands so already, or has ended, is a conflict', async () => {
    const { id } = (await begin(await made())).body.data
    const turn = (verb: string) => call('POST', `/backfills/${id}/${verb}`)
    expect(await turn('resume')).toMatchObject({ status: 409, body: { message: 'This backfill is running' } })
    const pauses = await Promise.all([turn('pause'), turn('pause')])
    expect(pauses.map(({ status }) => status).sort()).toEqual([200, 409])
    await turn('cancel')
    for (const verb of ['pause', 'resume', 'cancel']) {
      expect(await turn(verb)).toMatchObject({ status: 409, body: { message: 'This backfill has ended' } })
    }
  })
})
