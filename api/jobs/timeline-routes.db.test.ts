import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const input = { name: 'a', job_type: 'http', config: { url: 'http://example.com/' } }
const hour = 3_600_000
const day = 24 * hour
const today = Math.floor(Date.now() / day) * day
const yesterday = today - day
const at = (time: number) => new Date(time).toISOString()

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
beforeEach(async () => {
  await database.db.deleteFrom('job_log').execute()
  await database.db.deleteFrom('job').execute()
})

async function made(name: string, fields: Record<string, unknown> = {}): Promise<number> {
  const { status, body } = await api.call('POST', '/jobs', { token, body: { ...input, name, ...fields } })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}

type RunFields = {
  status?: 'success' | 'failed' | 'running' | 'skipped'
  began?: number
  ended?: number
  written?: number
}

async function ran(jobId: number, scheduledAt: number, fields: RunFields = {}): Promise<number> {
  const { status = 'success', began = scheduledAt, ended = began + 60_000, written = began } = fields
  const isOpen = status === 'running'
  const { id } = await database.db
    .insertInto('job_log')
    .values({
      job_id: jobId,
      definition: JSON.stringify({ name: 'a' }),
      trigger: 'manual',
      trace_id: 'a'.repeat(32),
      scheduled_at: new Date(scheduledAt),
      status,
      skip_reason: status === 'skipped' ? 'calendar' : null,
      start_time: status === 'skipped' ? null : new Date(began),
      end_time: isOpen ? null : new Date(ended),
      created_at: new Date(written),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function timeline(from: number, to: number, query = '', as = token) {
  const span = `from=${encodeURIComponent(at(from))}&to=${encodeURIComponent(at(to))}`
  return api.call('GET', `/jobs/timeline?${span}${query}`, { token: as })
}

describe('the timeline', () => {
  test('lays each run where it ran, whatever time it stands for', async () => {
    const id = await made('one')
    const before = await ran(id, yesterday - 2 * hour, { began: yesterday - hour, ended: yesterday + hour })
    const within = await ran(id, yesterday + 3 * hour, { status: 'failed' })
    const madeUp = await ran(id, yesterday - 10 * day, { began: yesterday + 5 * hour })
    const skipped = await ran(id, yesterday + 6 * hour, { status: 'skipped', written: today })
    await ran(id, yesterday - 3 * hour)
    await ran(id, today + 1)

    const { body } = await timeline(yesterday, today)

    expect(body.data.total).toBe(1)
    const [job] = body.data.jobs
    expect(job).toMatchObject({ id, name: 'one', counts: { success: 2, failed: 1, skipped: 1 }, summary: null })
    expect(job.runs.map((run: { id: number }) => run.id)).toEqual([before, within, madeUp, skipped])
    expect(job.runs[1]).toMatchObject({ began: at(yesterday + 3 * hour), ended: at(yesterday + 3 * hour + 60_000) })
  })

  test('shows a run that goes on without an end', async () => {
    const id = await made('one')
    const run = await ran(id, Date.now() - 1000, { status: 'running' })
    const { body } = await timeline(Date.now() - hour, Date.now() + hour)
    expect(body.data.jobs[0].runs).toMatchObject([{ id: run, status: 'running', ended: null }])
  })

  test('sums up what runs and fires very often', async () => {
    const id = await made('often', { trigger_type: 'cron', cron_expr: '* * * * * *' })
    await database.db
      .insertInto('job_log')
      .values(
        Array.from({ length: 400 }, (_, index) => ({
          job_id: id,
          definition: JSON.stringify({ name: 'often' }),
          trigger: 'schedule' as const,
          trace_id: 'a'.repeat(32),
          scheduled_at: new Date(yesterday + index * 60_000),
          status: index === 7 ? ('failed' as const) : ('success' as const),
          start_time: new Date(yesterday + index * 60_000),
          end_time: new Date(yesterday + index * 60_000 + 1000),
        })),
      )
      .execute()
    const [past] = (await timeline(yesterday, today)).body.data.jobs
    expect(past).toMatchObject({ runs: [], counts: { success: 399, failed: 1 } })
    expect(past.summary).toEqual({ from: at(yesterday), to: at(yesterday + 399 * 60_000 + 1000), count: 400 })
    const [ahead] = (await timeline(today + day, today + 2 * day)).body.data.jobs
    expect(ahead).toMatchObject({ fires: [], planned: { count: 86_400 } })
  })

  test('shows the fires ahead of those that are enabled', async () => {
    await made('on', { trigger_type: 'cron', cron_expr: '0 9,21 * * *', timezone: 'UTC' })
    await made('paused', { trigger_type: 'cron', cron_expr: '0 9 * * *', status: 'disabled' })
    const { body } = await timeline(today + day, today + 2 * day)
    expect(body.data.jobs).toMatchObject([
      { name: 'on', fires: [at(today + day + 9 * hour), at(today + day + 21 * hour)], planned: null },
      { name: 'paused', fires: [] },
    ])
  })

  test('puts what ran first, and takes the filters of the list', async () => {
    await made('a', { tags: ['x'] })
    const id = await made('b', { tags: ['x'] })
    await made('c')
    await ran(id, yesterday)
    const { body } = await timeline(yesterday, today, '&tag=x')
    expect(body.data.jobs.map(({ name }: { name: string }) => name)).toEqual(['b', 'a'])
  })

  test('shows jobs and runs only to whoever may see them', async () => {
    const id = await made('hidden')
    await ran(id, yesterday)
    const person = await platform.makeUser(['run:read', 'job:read'])
    const scopes = ['job', 'run'].map((resource) => ({ resource, scope: 'SELF' }))
    await database.db
      .updateTable('role')
      .set({ data_scopes: JSON.stringify(scopes) })
      .where('id', '=', person.roleId)
      .execute()
    expect((await timeline(yesterday, today, '', await signInAs(api, person))).body.data.jobs).toEqual([])
    const stranger = await signInAs(api, await platform.makeUser(['job:read']))
    expect((await timeline(yesterday, today, '', stranger)).status).toBe(403)
  })

  test.each([
    [today, today],
    [today, yesterday],
    [today, today + 8 * day],
  ])('refuses a span from %d to %d', async (from, to) => {
    expect(await timeline(from, to)).toMatchObject({ status: 400, body: { errors: [{ field: 'to' }] } })
  })
})

describe('the calendar', () => {
  const month = at(yesterday).slice(0, 7)
  const dateOf = (time: number) => at(time).slice(0, 10)
  const calendar = (query: string, as = token) => api.call('GET', `/jobs/calendar?${query}`, { token: as })

  test('counts by the days of the zone', async () => {
    const id = await made('one')
    await ran(id, yesterday + 20 * hour)
    await ran(id, yesterday + hour, { status: 'failed' })
    const utc = (await calendar(`month=${month}&timezone=UTC`)).body.data.days
    expect(utc.find(({ date }: { date: string }) => date === dateOf(yesterday)).counts).toEqual({
      success: 1,
      failed: 1,
    })
    const shanghai = (await calendar(`month=${month}&timezone=Asia/Shanghai`)).body.data.days
    expect(shanghai.find(({ date }: { date: string }) => date === dateOf(yesterday)).counts).toEqual({ failed: 1 })
  })

  test('tells of what is planned, and says where it is an estimate', async () => {
    await made('daily', { trigger_type: 'cron', cron_expr: '0 9 * * *', timezone: 'UTC' })
    const next = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 1, 1))
      .toISOString()
      .slice(0, 7)
    const days = (await calendar(`month=${next}&timezone=UTC`)).body.data.days
    expect(days.length).toBeGreaterThan(27)
    expect(new Set(days.map(({ planned }: { planned: number }) => planned))).toEqual(new Set([1]))
    await made('often', { trigger_type: 'cron', cron_expr: '* * * * *', timezone: 'UTC' })
    const [first] = (await calendar(`month=${next}&timezone=UTC`)).body.data.days
    expect(first).toMatchObject({ planned: 1441, is_estimate: false })
    expect((await calendar(`month=${next}&timezone=UTC`)).body.data.days[20]).toMatchObject({
      planned: 1441,
      is_estimate: true,
    })
  })

  test('has as many days as the month, also where clocks change', async () => {
    const { days } = (await calendar('month=2026-03&timezone=America/New_York')).body.data
    expect(days).toHaveLength(31)
    expect(days[30].date).toBe('2026-03-31')
  })

  test('refuses what is no month, no zone, and whoever may not see runs', async () => {
    expect(await calendar('month=2026-13')).toMatchObject({ status: 400, body: { errors: [{ field: 'month' }] } })
    expect(await calendar(`month=${month}&timezone=Mars`)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'timezone' }] },
    })
    const stranger = await signInAs(api, await platform.makeUser(['job:read']))
    expect((await calendar(`month=${month}`, stranger)).status).toBe(403)
  })
})
