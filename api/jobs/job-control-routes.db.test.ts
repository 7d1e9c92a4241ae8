import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const input = { name: '对账', job_type: 'http', config: { url: 'http://example.com/' } }
const everyMinute = { trigger_type: 'cron', cron_expr: '* * * * *' }
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  token = await signInAs(
    api,
    await platform.makeUser(['job:read', 'job:write', 'job:delete', 'job:trigger', 'run:read', 'run:cancel']),
  )
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('job').execute()
  await database.db.deleteFrom('job_log').execute()
  await database.db.deleteFrom('outbox').execute()
})

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.call(method, path, { token, body, headers })
async function made(fields: Record<string, unknown> = {}): Promise<number> {
  const { status, body } = await call('POST', '/jobs', { ...input, ...fields })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}
const runsOf = (jobId: number) =>
  database.db.selectFrom('job_log').selectAll().where('job_id', '=', jobId).orderBy('scheduled_at').execute()
const outbox = () => database.db.selectFrom('outbox').selectAll().orderBy('id').execute()
async function pausedSince(jobId: number, time: Date): Promise<void> {
  await call('POST', `/jobs/${jobId}/pause`)
  await database.db.updateTable('job').set({ paused_at: time }).where('id', '=', jobId).execute()
}

describe('triggering', () => {
  test('while Temporal is away is accepted, says so, and leaves the start in the outbox', async () => {
    const jobId = await made({ params: [{ name: 'day', default: '2026-01-01' }] })

    const { status, body } = await call('POST', `/jobs/${jobId}/trigger`, {})

    expect(status).toBe(202)
    const { run_id, workflow_id, trace_id } = body.data
    expect(body.data).toEqual({ run_id, workflow_id: `job-run:${run_id}`, trace_id, deferred: true })
    expect((await call('GET', `/job-logs/${run_id}`)).body.data).toMatchObject({
      id: run_id,
      job_id: jobId,
      status: 'waiting',
      trigger: 'manual',
      workflow_id,
      trace_id,
      params: { day: '2026-01-01' },
      start_time: null,
      attempts: [expect.objectContaining({ attempt: 1, status: 'waiting' })],
    })
    expect(await outbox()).toMatchObject([
      {
        kind: 'start_workflow',
        subject: `job_run:${run_id}`,
        delivered_at: null,
        attempts: 1,
        trace_id,
        payload: { workflowId: workflow_id, searchAttributes: { OpsSubject: `job:${jobId}`, OpsTrace: trace_id } },
      },
    ])
  })

  test('takes the trace of the caller', async () => {
    const trace = 'd'.repeat(32)
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` }
    const { body } = await call('POST', `/jobs/${await made()}/trigger`, {}, headers)
    expect(body.data.trace_id).toBe(trace)
  })

  test('twice under one key makes one run', async () => {
    const jobId = await made()
    const trigger = () => call('POST', `/jobs/${jobId}/trigger`, {}, { 'Idempotency-Key': 'once' })
    const [first, second] = [await trigger(), await trigger()]
    expect(second.body.data.run_id).toBe(first.body.data.run_id)
    expect(await runsOf(jobId)).toHaveLength(1)
  })

  test('takes its parameters as declared, and refuses others by name', async () => {
    const jobId = await made({
      params: [
        { name: 'day', required: true },
        { name: 'count', type: 'number', default: 3 },
      ],
    })
    const trigger = (params: unknown) => call('POST', `/jobs/${jobId}/trigger`, { params })
    const refusal = (field: string) => ({ status: 400, body: { code: 40001, errors: [{ field }] } })

    expect(await trigger({ day: 'x', colour: 'red' })).toMatchObject(refusal('params.colour'))
    expect(await trigger({})).toMatchObject(refusal('params.day'))
    expect(await trigger({ day: 'x', count: 'many' })).toMatchObject(refusal('params.count'))
    expect(await runsOf(jobId)).toEqual([])
    const { body } = await trigger({ day: 'x' })
    expect((await call('GET', `/job-logs/${body.data.run_id}`)).body.data.params).toEqual({ day: 'x', count: 3 })
  })

  test('may stand for a time that has come, not for one ahead', async () => {
    const jobId = await made()
    const trigger = (scheduled_at: string) => call('POST', `/jobs/${jobId}/trigger`, { scheduled_at })

    expect(await trigger(inAnHour())).toMatchObject({
      status: 400,
      body: { code: 40001, errors: [{ field: 'scheduled_at' }] },
    })
    const { body } = await trigger('2026-01-02T00:00:00+08:00')
    const run = await call('GET', `/job-logs/${body.data.run_id}`)
    expect(run.body.data.scheduled_at).toBe('2026-01-01T16:00:00.000Z')
  })

  test('runs what the job was when it was triggered, whatever is edited later', async () => {
    const jobId = await made()
    const { body } = await call('POST', `/jobs/${jobId}/trigger`, {})
    await call('PUT', `/jobs/${jobId}`, { ...input, name: 'renamed', timeout: 5, version: 1 })
    const run = await call('GET', `/job-logs/${body.data.run_id}`)
    expect(run.body.data.definition).toMatchObject({ name: '对账', timeout: 60 })
  })

  test('a definition that is not saved runs it once, outside the lists', async () => {
    const { status, body } = await call('POST', '/jobs/0/test', { ...input, retry_count: 5 })
    expect(status).toBe(202)
    const run = await call('GET', `/job-logs/${body.data.run_id}`)
    expect(run.body.data).toMatchObject({ job_id: null, job_name: '对账', definition: { retry_count: 0 } })
    expect((await call('GET', '/job-logs')).body.data.total).toBe(0)
  })
})

describe('pausing', () => {
  test('may be said twice', async () => {
    const jobId = await made(everyMinute)
    const first = await call('POST', `/jobs/${jobId}/pause`)
    const second = await call('POST', `/jobs/${jobId}/pause`)
    expect(first.body.data).toMatchObject({ status: 'disabled', version: 2, next_fire_at: null })
    expect(second.body.data).toEqual(first.body.data)
  })

  test('does not keep a job from being triggered by hand', async () => {
    const jobId = await made(everyMinute)
    await call('POST', `/jobs/${jobId}/pause`)
    expect((await call('POST', `/jobs/${jobId}/trigger`, {})).status).toBe(202)
  })
})

describe('fires that fell due while Temporal was away', () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  async function armedSince(time: Date, fields: Record<string, unknown> = {}): Promise<number> {
    const jobId = await made({ ...everyMinute, misfire_policy: 'all', overlap_policy: 'allow', ...fields })
    await database.db.updateTable('job').set({ armed_at: time }).where('id', '=', jobId).execute()
    await database.db.deleteFrom('outbox').execute()
    return jobId
  }

  test.each([
    ['pausing', 'POST', (id: number) => `/jobs/${id}/pause`, undefined],
    ['deleting', 'DELETE', (id: number) => `/jobs/${id}`, undefined],
    ['replacing', 'PUT', (id: number) => `/jobs/${id}`, { ...input, version: 1 }],
  ] as const)('run in spite of %s the job after them, under the ids of its schedule', async (_, method, path, body) => {
    const jobId = await armedSince(minutesAgo(3))

    expect((await call(method, path(jobId), body)).status).toBe(200)

    const rows = await runsOf(jobId)
    expect(rows).toHaveLength(3)
    const ids = rows.map((row) => `job:${jobId}-${row.scheduled_at.toISOString().replace('.000', '')}`)
    expect(rows).toMatchObject(ids.map((workflow_id) => ({ status: 'waiting', trigger: 'schedule', workflow_id })))
    const starts = (await outbox()).filter(({ kind }) => kind === 'start_workflow')
    expect(starts).toMatchObject(ids.map((workflowId) => ({ payload: { workflowId } })))
  })

  test('say so where the job does not make up for them', async () => {
    const jobId = await armedSince(minutesAgo(15), { cron_expr: '*/5 * * * *', misfire_policy: 'none' })
    const due = new Date(Math.floor((Date.now() - 420_000) / 300_000) * 300_000)
    await call('POST', `/jobs/${jobId}/pause`)
    expect((await runsOf(jobId)).find((row) => row.scheduled_at.getTime() === due.getTime())).toMatchObject({
      status: 'skipped',
      skip_reason: 'misfire',
    })
  })

  test('say so of a single time that had passed when it was written', async () => {
    const run_at = new Date(Math.floor(Date.now() / 1000) * 1000 - 5 * 3_600_000)
    const jobId = await made({ ...everyMinute, trigger_type: 'once', cron_expr: null, run_at: run_at.toISOString() })
    await call('POST', `/jobs/${jobId}/pause`)
    await call('POST', `/jobs/${jobId}/resume`)
    expect(await runsOf(jobId)).toMatchObject([{ scheduled_at: run_at, status: 'skipped', skip_reason: 'misfire' }])
  })

  test('keep the rows that they have', async () => {
    const jobId = await armedSince(minutesAgo(3))
    await call('POST', `/jobs/${jobId}/pause`)
    const before = await runsOf(jobId)
    await call('POST', `/jobs/${jobId}/resume`)
    await call('POST', `/jobs/${jobId}/pause`)
    expect((await runsOf(jobId)).slice(0, 3)).toEqual(before)
  })
})

describe('resuming', () => {
  test('may be said twice, also of a job that was never paused', async () => {
    const jobId = await made(everyMinute)
    const unpaused = await call('POST', `/jobs/${jobId}/resume`)
    expect(unpaused.body.data).toMatchObject({ status: 'enabled', version: 1 })
    await call('POST', `/jobs/${jobId}/pause`)
    const first = await call('POST', `/jobs/${jobId}/resume`)
    expect(first.body.data).toMatchObject({ status: 'enabled', version: 3, next_fire_at: expect.any(String) })
    expect((await call('POST', `/jobs/${jobId}/resume`)).body.data).toMatchObject({ version: 3 })
  })

  test('writes the fires inside the pause as skipped', async () => {
    const jobId = await made({ trigger_type: 'cron', cron_expr: '0 * * * *' })
    await pausedSince(jobId, new Date(Date.now() - 3 * 3_600_000))
    await call('POST', `/jobs/${jobId}/resume`)
    await call('POST', `/jobs/${jobId}/resume`)

    const { body } = await call('GET', `/jobs/${jobId}/logs`)
    expect(body.data.total).toBe(3)
    for (const run of body.data.items) {
      expect(run).toMatchObject({
        status: 'skipped',
        skip_reason: 'paused',
        trigger: 'schedule',
        workflow_id: null,
        start_time: null,
        scheduled_at: expect.stringMatching(/:00:00\.000Z$/),
      })
    }
  })

  test('writes the newest thousand of them when there are more', async () => {
    const jobId = await made({ trigger_type: 'cron', cron_expr: '* * * * * *' })
    await pausedSince(jobId, new Date(Date.now() - 90 * 86_400_000))
    await call('POST', `/jobs/${jobId}/resume`)

    const runs = await runsOf(jobId)
    expect(runs).toHaveLength(1000)
    expect(Date.now() - (runs.at(-1)?.scheduled_at.getTime() ?? 0)).toBeLessThan(60_000)
    const gaps = runs
      .slice(1)
      .map((run, index) => run.scheduled_at.getTime() - (runs[index]?.scheduled_at.getTime() ?? 0))
    expect(new Set(gaps)).toEqual(new Set([1000]))
  })

  test('by replacing the job does the same', async () => {
    const jobId = await made({ trigger_type: 'cron', cron_expr: '0 * * * *' })
    await pausedSince(jobId, new Date(Date.now() - 2 * 3_600_000))
    const paused = { ...input, ...everyMinute, status: 'disabled' }

    await call('PUT', `/jobs/${jobId}`, { ...paused, version: 2 })
    expect(await runsOf(jobId)).toHaveLength(2)
    await call('PUT', `/jobs/${jobId}`, { ...paused, status: 'enabled', version: 3 })

    expect(await runsOf(jobId)).toHaveLength(2)
    const job = await database.db.selectFrom('job').select(['status', 'paused_at']).executeTakeFirst()
    expect(job).toEqual({ status: 'enabled', paused_at: null })
  })

  test('leaves a fire alone that has its row', async () => {
    const jobId = await made({ trigger_type: 'cron', cron_expr: '0 * * * *' })
    const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)
    await pausedSince(jobId, new Date(hour.getTime() - 1))
    await database.db
      .insertInto('job_log')
      .values({
        job_id: jobId,
        trigger: 'schedule',
        scheduled_at: hour,
        trace_id: 'x',
        status: 'success',
        end_time: sql<Date>`now()`,
        definition: '{}',
      })
      .execute()

    await call('POST', `/jobs/${jobId}/resume`)

    expect(await runsOf(jobId)).toMatchObject([{ status: 'success' }])
  })
})

describe('the preview of fires', () => {
  test('gives the next fires of a trigger that is not saved', async () => {
    const { body } = await call('POST', '/jobs/preview', {
      trigger_type: 'cron',
      cron_expr: '0 9 * * 1',
      count: 2,
      from: '2026-01-01T00:00:00Z',
    })
    expect(body.data.items).toEqual([
      { scheduled_at: '2026-01-05T01:00:00.000Z', skipped: false, skip_reason: null },
      { scheduled_at: '2026-01-12T01:00:00.000Z', skipped: false, skip_reason: null },
    ])
  })

  test('refuses what could not be saved, and more than a hundred', async () => {
    const { body } = await call('POST', '/jobs/preview', { trigger_type: 'cron', cron_expr: 'daily' })
    expect([body.code, body.errors[0].field]).toEqual([40001, 'cron_expr'])
    const tooMany = await call('POST', '/jobs/preview', { ...everyMinute, count: 101 })
    expect([tooMany.body.code, tooMany.body.errors[0].field]).toEqual([40001, 'count'])
  })
})
