import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openAttempt } from '../../db/jobs/attempt-queries.ts'
import { settleOpenRun } from '../../db/jobs/settle-open-run.ts'
import { deliverOutbox } from '../../db/outbox/outbox-queries.ts'
import { text } from '../../domain/text.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const input = { name: '对账', job_type: 'http', config: { url: 'http://example.com/' } }

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let token: string
let jobId: number

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  const rights = ['job:read', 'job:write', 'job:delete', 'job:trigger', 'run:read', 'run:cancel'] as const
  token = await signInAs(api, await platform.makeUser(rights, { username: 'zhang' }))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  for (const table of ['job', 'job_log', 'outbox'] as const) await database.db.deleteFrom(table).execute()
  jobId = await made()
})

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.call(method, path, { token, body, headers })
async function made(fields: Record<string, unknown> = {}): Promise<number> {
  const { status, body } = await call('POST', '/jobs', { ...input, ...fields })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}
async function triggered(body: Record<string, unknown> = {}, of = jobId): Promise<number> {
  const answer = await call('POST', `/jobs/${of}/trigger`, body)
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body))
  return answer.body.data.run_id
}
async function keyOf(runId: number) {
  const { scheduled_at } = await database.db
    .selectFrom('job_log')
    .select('scheduled_at')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  return { runId, scheduledAt: scheduled_at.toISOString() }
}
async function settled(runId: number, status: 'success' | 'failed' = 'success'): Promise<void> {
  const run = await keyOf(runId)
  const errorMsg = status === 'failed' ? text('连接被拒绝', 'connection refused') : null
  await database.db.transaction().execute(async (tx) => {
    await openAttempt(tx, { ...run, attempt: 1 }, null)
    await settleOpenRun(tx, run, { status, result: { rows: 3 }, errorMsg })
  })
  await database.db.deleteFrom('outbox').execute()
}
const waitingStarts = () =>
  database.db.selectFrom('outbox').select('subject').where('delivered_at', 'is', null).execute()

describe('a run', () => {
  test('tells its error in the caller’s language, in lists as well', async () => {
    const runId = await triggered()
    await settled(runId, 'failed')

    const zh = { 'Accept-Language': 'zh-CN' }
    expect((await call('GET', `/job-logs/${runId}`)).body.data.error_msg).toBe('connection refused')
    expect((await call('GET', `/job-logs/${runId}`, undefined, zh)).body.data.error_msg).toBe('连接被拒绝')
    expect((await call('GET', '/job-logs', undefined, zh)).body.data.items[0].error_msg).toBe('连接被拒绝')
  })

  test('shows its attempts without their tickets', async () => {
    const runId = await triggered()
    await settled(runId)
    expect((await call('GET', `/job-logs/${runId}`)).body.data.attempts).toEqual([
      {
        attempt: 1,
        status: 'success',
        start_time: null,
        end_time: expect.any(String),
        duration: null,
        error_msg: null,
        executor: null,
      },
    ])
  })

  test('that does not exist is 40401 on every door', async () => {
    for (const [method, path, body] of [
      ['GET', '/job-logs/999999'],
      ['GET', '/job-logs/999999/output'],
      ['POST', '/job-logs/999999/cancel'],
      ['POST', '/job-logs/999999/rerun', {}],
    ] as const) {
      expect([method, path, (await call(method, path, body)).body.code]).toEqual([method, path, 40401])
    }
  })
})

describe('the list of runs', () => {
  const idsOf = async (path: string) => {
    const { status, body } = await call('GET', path)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body.data.items.map((run: { id: number }) => run.id)
  }

  test('is newest first by the time that runs stand for', async () => {
    const newer = await triggered({ scheduled_at: '2026-02-01T00:00:00Z' })
    const older = await triggered({ scheduled_at: '2026-01-01T00:00:00Z' })
    expect(await idsOf(`/jobs/${jobId}/logs`)).toEqual([newer, older])
    expect(await idsOf('/job-logs?sort=scheduled_at')).toEqual([older, newer])
  })

  test('is filtered by job, status, trigger, trace, time and name', async () => {
    const other = await triggered({}, await made({ name: '日报' }))
    const run = await triggered({ scheduled_at: '2026-01-01T00:00:00Z' })
    await settled(run)
    const { trace_id } = (await call('GET', `/job-logs/${run}`)).body.data

    expect(await idsOf(`/job-logs?job_id=${jobId}`)).toEqual([run])
    expect(await idsOf('/job-logs?status=success')).toEqual([run])
    expect(await idsOf('/job-logs?trigger=schedule')).toEqual([])
    expect(await idsOf(`/job-logs?trace_id=${trace_id}`)).toEqual([run])
    expect(await idsOf('/job-logs?to=2026-01-02T00:00:00Z')).toEqual([run])
    expect(await idsOf('/job-logs?from=2026-01-02T00:00:00Z')).toEqual([other])
    expect(await idsOf(`/job-logs?q=${encodeURIComponent('日')}`)).toEqual([other])
  })
})

describe('cancelling', () => {
  test('a run whose start still waits: it never starts', async () => {
    const runId = await triggered()

    const { status, body } = await call('POST', `/job-logs/${runId}/cancel`, {})

    expect(status).toBe(200)
    expect(body.data).toMatchObject({ id: runId, status: 'cancelled', error_msg: 'Cancelled by zhang' })
    expect(await waitingStarts()).toEqual([])
    const started: string[] = []
    await deliverOutbox(database.db, { limit: 10 }, async ({ subject }) => void started.push(subject))
    expect(started).toEqual([])
  })

  test('while somebody delivers its start waits for that, and never says that it has ended', async () => {
    const runId = await triggered()
    await database.db
      .updateTable('outbox')
      .set({ next_attempt_at: new Date(0) })
      .execute()
    const isHeld = Promise.withResolvers<void>()
    const mayFail = Promise.withResolvers<void>()
    const delivery = deliverOutbox(database.db, { limit: 10 }, async () => {
      isHeld.resolve()
      await mayFail.promise
      throw new Error('Temporal is away')
    })
    await isHeld.promise

    const cancel = call('POST', `/job-logs/${runId}/cancel`, {})
    await expect
      .poll(async () => {
        const { rows } = await database.pool.query(`select from pg_locks where not granted`)
        return rows.length
      })
      .toBeGreaterThan(0)
    mayFail.resolve()
    await delivery

    expect((await cancel).body.data).toMatchObject({ status: 'cancelled' })
    expect(await waitingStarts()).toEqual([])
  })

  test('a run that Temporal knows, while Temporal is away, is 50301', async () => {
    const runId = await triggered()
    await database.db.updateTable('outbox').set({ delivered_at: new Date() }).execute()
    const { status, body } = await call('POST', `/job-logs/${runId}/cancel`, {})
    expect([status, body.code]).toEqual([503, 50301])
    expect((await call('GET', `/job-logs/${runId}`)).body.data.status).toBe('waiting')
  })

  test('a run that has ended is 40901', async () => {
    const runId = await triggered()
    await settled(runId)
    const { status, body } = await call('POST', `/job-logs/${runId}/cancel`, {})
    expect([status, body.code, body.message]).toEqual([409, 40901, 'This run has already ended'])
  })

  test('twice at once cancels once', async () => {
    const runId = await triggered()
    const cancel = () => call('POST', `/job-logs/${runId}/cancel`, {})
    const answers = await Promise.all([cancel(), cancel()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.toSatisfy((s) => s === 409 || s === 503)])
  })
})

describe('running once more', () => {
  test('is a new run for the same time, that tells of which run it is the rerun', async () => {
    const runId = await triggered({ scheduled_at: '2026-01-01T00:00:00Z' })
    await settled(runId, 'failed')

    const { status, body } = await call('POST', `/job-logs/${runId}/rerun`, {})

    expect(status).toBe(202)
    expect(body.data).toMatchObject({ workflow_id: `job-run:${body.data.run_id}`, deferred: true })
    expect((await call('GET', `/job-logs/${body.data.run_id}`)).body.data).toMatchObject({
      job_id: jobId,
      rerun_of: runId,
      trigger: 'retry',
      status: 'waiting',
      scheduled_at: '2026-01-01T00:00:00.000Z',
    })
    expect((await call('GET', `/job-logs/${runId}`)).body.data.status).toBe('failed')
    expect((await call('POST', `/job-logs/${runId}/rerun`, {})).status).toBe(202)
  })

  test('takes the job as it is now, and the parameters of then unless others are given', async () => {
    const declared = [{ name: 'day' }, { name: 'gone' }]
    const other = await made({ name: 'other', params: declared })
    const runId = await triggered({ params: { day: 'then', gone: 'x' } }, other)
    await call('PUT', `/jobs/${other}`, { ...input, name: 'other', timeout: 5, params: [{ name: 'day' }], version: 1 })
    const rerun = async (body: unknown) => {
      const answer = await call('POST', `/job-logs/${runId}/rerun`, body)
      return answer.status === 202 ? (await call('GET', `/job-logs/${answer.body.data.run_id}`)).body.data : answer.body
    }

    expect(await rerun({})).toMatchObject({ params: { day: 'then' }, definition: { timeout: 5 } })
    expect(await rerun({ params: { day: 'now' } })).toMatchObject({ params: { day: 'now' } })
    expect(await rerun({ params: { gone: 'x' } })).toMatchObject({ code: 40001, errors: [{ field: 'params.gone' }] })
  })

  test('of a deleted job is 40401', async () => {
    const runId = await triggered()
    await call('DELETE', `/jobs/${jobId}`)
    expect((await call('POST', `/job-logs/${runId}/rerun`, {})).body.code).toBe(40401)
  })
})

describe('the overview', () => {
  test('counts the runs of the day, and shows what runs, what fails and what comes next', async () => {
    await settled(await triggered(), 'failed')
    await triggered()
    const cron = await made({ name: '每分钟', trigger_type: 'cron', cron_expr: '* * * * *' })

    const { status, body } = await call('GET', '/jobs/overview', undefined, { 'Accept-Language': 'zh-CN' })

    expect(status).toBe(200)
    expect(body.data.today).toMatchObject({ total: 2, failed: 1, waiting: 1, success: 0 })
    expect(body.data.upcoming).toMatchObject([{ job_id: cron, job_name: '每分钟' }])
  })
})

describe('one run', () => {
  test('by shards tells how many of them came to which state', async () => {
    const id = await triggered({}, await made({ name: 'sharded', shard_total: 3 }))
    const { scheduled_at, trace_id } = await database.db
      .selectFrom('job_log')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const shard = { trigger: 'manual' as const, trace_id, scheduled_at, definition: '{}', parent_id: id }
    await database.db
      .insertInto('job_log')
      .values([
        { ...shard, shard_index: 0, status: 'success', end_time: new Date() },
        { ...shard, shard_index: 1, status: 'success', end_time: new Date() },
        { ...shard, shard_index: 2, status: 'waiting' },
      ])
      .execute()
    const { body } = await call('GET', `/job-logs/${id}`)
    expect(body.data).toMatchObject({ shards: { success: 2, waiting: 1 }, ahead: null })
  })

  test('that stands in line tells which it waits for', async () => {
    const going = await triggered()
    const [first, second] = [await triggered(), await triggered()]
    await database.db.updateTable('job_log').set({ workflow_id: null }).where('id', 'in', [first, second]).execute()
    const ahead = async (id: number) => (await call('GET', `/job-logs/${id}`)).body.data.ahead
    expect(await ahead(going)).toBe(null)
    expect(await ahead(first)).toEqual({ run_id: going, count: 1 })
    expect(await ahead(second)).toEqual({ run_id: first, count: 2 })
  })
})
