import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { haltScheduler, isHalted } from '../../db/jobs/scheduler-queries.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const input = { name: '对账', job_type: 'http', config: { url: 'http://example.com/' } }

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let userId: number
let token: string
let plain: string
let jobId: number

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  const user = await platform.makeUser(['scheduler:halt', 'job:read', 'job:write', 'job:trigger', 'run:read'], {
    username: 'halter',
  })
  userId = user.id
  token = await signInAs(api, user)
  plain = await signInAs(api, await platform.makeUser(['job:read']))
  const cron = { trigger_type: 'cron', cron_expr: '* * * * * *', overlap_policy: 'allow', misfire_policy: 'all' }
  jobId = (await call('POST', '/jobs', { ...input, ...cron })).body.data.id
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
afterEach(async () => {
  await call('POST', '/scheduler/resume')
})

const call = (method: string, path: string, body?: unknown, as = token) => api.call(method, path, { token: as, body })
const halt = (fields: Record<string, unknown> = {}) =>
  call('POST', '/scheduler/halt', { reason: '下游故障', ...fields })
const state = async (as = token) => (await call('GET', '/scheduler/state', undefined, as)).body.data
const fires = () => createFireActivities({ db: database.db, onSettled: async () => {} })
const due = (secondsAgo: number) => new Date(Math.floor(Date.now() / 1000) * 1000 - secondsAgo * 1000).toISOString()
const open = (secondsAgo: number) => {
  const nominalTime = due(secondsAgo)
  return fires().openFire({ request: { jobId }, workflowId: `job:${jobId}-${nominalTime}`, nominalTime })
}

describe('halting', () => {
  test('is told to everybody: by whom, when and why', async () => {
    expect(await state(plain)).toMatchObject({ halted: false, reason: null, halted_at: null })

    const { status, body } = await halt()

    expect(status).toBe(200)
    expect(await state(plain)).toEqual({ ...body.data, open_runs: expect.any(Number) })
    expect(body.data).toMatchObject({
      halted: true,
      reason: '下游故障',
      halted_by: userId,
      halted_by_name: 'halter',
      cancel_running: false,
    })
  })

  test('refuses without permission, and without a reason', async () => {
    expect((await call('POST', '/scheduler/halt', { reason: 'x' }, plain)).status).toBe(403)
    expect((await call('POST', '/scheduler/resume', undefined, plain)).status).toBe(403)
    expect((await halt({ reason: ' ' })).body).toMatchObject({ code: 40001, errors: [{ field: 'reason' }] })
    expect((await state()).halted).toBe(false)
  })

  test('refuses every trigger with the name and the reason', async () => {
    const { body } = await call('POST', `/jobs/${jobId}/trigger`, {})
    await halt()
    const refusals = [
      await call('POST', `/jobs/${jobId}/trigger`, {}),
      await call('POST', `/job-logs/${body.data.run_id}/rerun`, {}),
      await call('POST', '/jobs/0/test', input),
    ]
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ status: 409, body: { code: 40901 } })
      expect(refusal.body.message).toBe('halter halted the scheduler (下游故障); nothing runs until it is resumed')
    }
  })

  test('leaves a row for every fire, and resuming lets the next one run', async () => {
    await halt()
    expect(await open(3)).toEqual({ kind: 'ended', status: 'skipped' })
    expect(await open(2)).toEqual({ kind: 'ended', status: 'skipped' })
    await call('POST', '/scheduler/resume')
    expect((await open(1)).kind).toBe('run')

    const { body } = await call('GET', `/job-logs?job_id=${jobId}&status=skipped`)
    expect(body.data.items).toMatchObject([{ skip_reason: 'halted' }, { skip_reason: 'halted' }])
  })

  test('changes no job, so that resuming brings back exactly what ran', async () => {
    const paused = (await call('POST', '/jobs', { ...input, name: '暂停的', status: 'disabled' })).body.data.id
    const jobs = async () => (await call('GET', '/jobs?sort=id')).body.data.items.map(withoutNextFire)
    const before = await jobs()
    await halt()
    await call('POST', '/scheduler/resume')
    expect(await jobs()).toEqual(before)
    expect(before.find(({ id }: { id: number }) => id === paused)).toMatchObject({ status: 'disabled' })
  })

  test('loses the race against somebody who halted before, and says who that was', async () => {
    const answers = await Promise.all([halt({ reason: 'first' }), halt({ reason: 'second' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(lost?.body.message).toContain(`halter halted the scheduler (${(await state()).reason})`)
  })

  test('waits for what is being opened, and nothing is opened after it', async () => {
    const order: string[] = []
    const isAsked = Promise.withResolvers<void>()
    const mayEnd = Promise.withResolvers<void>()
    const opening = database.db.transaction().execute(async (tx) => {
      expect(await isHalted(tx)).toBe(false)
      isAsked.resolve()
      await mayEnd.promise
      order.push('opened')
    })
    await isAsked.promise
    const halting = database.db.transaction().execute(async (tx) => {
      const author = { userId, departmentId: null }
      await haltScheduler(tx, { reason: 'x', cancelRunning: false, author })
      order.push('halted')
    })
    await expect.poll(waitsForBreaker).toBe(1)
    const late = database.db.transaction().execute(isHalted)
    mayEnd.resolve()

    await Promise.all([opening, halting])
    expect(order).toEqual(['opened', 'halted'])
    expect(await late).toBe(true)
  })

  test('with what runs orders each run to be cancelled, and says how many', async () => {
    await database.db.deleteFrom('outbox').execute()
    const open = (await state()).open_runs
    expect(open).toBeGreaterThan(0)
    const { body } = await halt({ cancel_running: true })
    expect(body.data.cancelled_runs).toBe(open)
    const lines = await database.db.selectFrom('outbox').selectAll().where('kind', '=', 'cancel_run').execute()
    expect(lines).toHaveLength(open)
    expect(lines[0]?.payload).toEqual({
      run: { runId: expect.any(Number), scheduledAt: expect.stringMatching(/^\d{4}-.*T.*\.\d{3}Z$/) },
      workflowId: expect.any(String),
      by: { userId, name: 'halter' },
    })
  })

  test('is audited with its reason, and its history stays', async () => {
    await halt({ reason: '留痕' })
    await call('POST', '/scheduler/resume')
    const [row] = await database.db
      .selectFrom('audit_log')
      .select(['action', 'resource', 'reason'])
      .where('request_path', '=', '/api/v1/scheduler/halt')
      .where('response_code', '=', 200)
      .orderBy('id', 'desc')
      .execute()
    expect(row).toEqual({ action: 'execute', resource: 'scheduler', reason: '留痕' })
    const kept = await database.db.selectFrom('scheduler_halt').selectAll().where('reason', '=', '留痕').execute()
    expect(kept).toMatchObject([{ created_by: userId, resumed_by: userId, resumed_at: expect.any(Date) }])
  })

  test('survives a new copy of the api, which is told of the end as well', async () => {
    await halt()
    const other = await platform.startApi()
    expect((await other.call('GET', '/scheduler/state', { token })).body.data.halted).toBe(true)
    await call('POST', '/scheduler/resume')
    expect((await other.call('GET', '/scheduler/state', { token })).body.data.halted).toBe(false)
  })
})

describe('resuming', () => {
  test('may be said twice', async () => {
    await halt()
    const answers = await Promise.all([call('POST', '/scheduler/resume'), call('POST', '/scheduler/resume')])
    for (const { status, body } of answers) expect([status, body.data.halted]).toEqual([200, false])
  })
})

test('an open console is told at once', async () => {
  const response = await api.app.request('/api/v1/notifications/stream', {
    headers: { Authorization: `Bearer ${plain}` },
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const next = async () => {
    for (let text = ''; ; ) {
      const { value } = (await reader?.read()) ?? {}
      text += value ?? ''
      const data = /event: scheduler\ndata: (.*)\n\n/.exec(text)?.[1]
      if (data) return JSON.parse(data)
    }
  }
  expect(await next()).toMatchObject({ halted: false })
  await halt()
  expect(await next()).toMatchObject({ halted: true, reason: '下游故障', halted_by_name: 'halter' })
  await reader?.cancel()
})

function withoutNextFire({ next_fire_at: _, ...job }: Record<string, unknown>) {
  return job as { id: number; status: string }
}

async function waitsForBreaker(): Promise<number> {
  const { rows } = await database.pool.query(
    `select count(*)::int as count from pg_locks
     where locktype = 'advisory' and not granted
       and database = (select oid from pg_database where datname = current_database())`,
  )
  return rows[0].count
}
