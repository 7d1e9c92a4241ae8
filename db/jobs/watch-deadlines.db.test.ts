import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freezeJob, type JobInput, jobInput } from '../../domain/jobs/job.ts'
import type { RunStatus, SkipReason } from '../../domain/jobs/job-status.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import type { Tx } from '../database.ts'
import { closeAlert } from './close-alert.ts'
import { insertJob } from './job-queries.ts'
import { insertRun, type RunKey } from './run-queries.ts'
import { runSettled } from './run-settled.ts'
import { settleOpenRun } from './settle-open-run.ts'
import { watchDeadlines } from './watch-deadlines.ts'

const minuteMs = 60_000
let database: TestDatabase
let owner: number
let jobId: number
let input: JobInput
/** The newest fire whose deadlines have both passed. */
let time: number
let made = 0

beforeAll(async () => {
  database = await testDatabase()
  const { id } = await database.db
    .insertInto('user')
    .values({ username: 'owner', name: '负责人', email: 'owner@example.com' })
    .returning('id')
    .executeTakeFirstOrThrow()
  owner = id
})
afterAll(() => database.close())
beforeEach(async () => {
  time = Math.floor((Date.now() - 9 * minuteMs) / (10 * minuteMs)) * 10 * minuteMs
  await database.db.deleteFrom('job_log').execute()
  await database.db.deleteFrom('job_alert').execute()
  await database.db.deleteFrom('message_log').execute()
  await database.db.updateTable('job').set({ deleted_at: new Date() }).execute()
})

/** A job that has fired every ten minutes for a week, for the last time at `time`. */
async function makeJob(fields: Record<string, unknown> = {}): Promise<void> {
  input = jobInput.parse({
    name: `对账 ${++made}`,
    job_type: 'http',
    config: { url: 'http://example.com/' },
    trigger_type: 'cron',
    cron_expr: '*/10 * * * *',
    timezone: 'Asia/Tokyo',
    end_at: new Date(time + 1000).toISOString(),
    start_deadline: 300,
    finish_deadline: 480,
    alert: { on: ['not_started', 'not_finished'] },
    ...fields,
  })
  const job = await database.db
    .transaction()
    .execute((tx) => insertJob(tx, input, { userId: owner, departmentId: null }))
  jobId = job.id
  await database.db
    .updateTable('job')
    .set({ armed_at: new Date(Date.now() - 7 * 86_400_000) })
    .where('id', '=', jobId)
    .execute()
}

/** As if nobody had looked since just before the deadlines of that fire. */
async function watchFrom(since: number): Promise<void> {
  await database.db
    .updateTable('watch_position')
    .set({ watched_until: new Date(since) })
    .where('name', '=', 'deadlines')
    .execute()
}

const watch = () => watchDeadlines(database.db)

async function fire(state: {
  status?: RunStatus
  skipReason?: SkipReason
  startedAt?: number
  endedAt?: number
}): Promise<RunKey> {
  const { status = 'waiting', skipReason, startedAt, endedAt } = state
  return database.db.transaction().execute(async (tx) => {
    const run = await insertRun(tx, {
      jobId,
      definition: freezeJob(input),
      params: {},
      trigger: 'schedule',
      scheduledAt: new Date(time),
      traceId: 'f'.repeat(32),
      ...(skipReason && { skipReason }),
    })
    if (!run) throw new Error('no run')
    if (!skipReason) {
      await tx
        .updateTable('job_log')
        .set({
          status,
          start_time: startedAt === undefined ? null : new Date(startedAt),
          end_time: endedAt === undefined ? null : new Date(endedAt),
        })
        .where('id', '=', run.id)
        .execute()
    }
    return { runId: run.id, scheduledAt: run.scheduled_at.toISOString() }
  })
}

const alerts = () => database.db.selectFrom('job_alert').selectAll().orderBy('id').execute()
const reasons = async () => (await alerts()).map(({ reason, status }) => `${reason} ${status}`)
const messages = () => database.db.selectFrom('message_log').selectAll().orderBy('id').execute()

describe('while no worker is alive', () => {
  test('a fire that never got a row is told as late, once, whoever looks how often', async () => {
    await makeJob()
    await watchFrom(time + 200_000)
    const opened = await Promise.all(Array.from({ length: 5 }, watch))
    expect(opened.reduce((sum, count) => sum + count, 0)).toBe(2)
    await watchFrom(time + 200_000)
    expect(await watch()).toBe(0)
    expect(await alerts()).toMatchObject([
      { reason: 'not_started', run_id: null, scheduled_at: new Date(time), status: 'firing' },
      { reason: 'not_finished', run_id: null, scheduled_at: new Date(time), status: 'firing' },
    ])
    const [message] = await messages()
    expect(message).toMatchObject({ template_code: 'run.not_started', recipient: 'owner', link: `/jobs/${jobId}` })
    const local = (at: number) => new Date(at + 9 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19)
    expect(message?.content).toContain(local(time))
    expect(message?.content).toContain(local(time + 300_000))
    expect(message?.content).toContain('工作进程可能不在运行')
  })

  test('a fire whose alert somebody closed is not told again', async () => {
    await makeJob()
    await watchFrom(time + 200_000)
    await watch()
    for (const alert of await alerts()) {
      await database.db.transaction().execute((tx) => closeAlert(tx, alert, { userId: owner }))
    }
    await watchFrom(time + 200_000)
    expect(await watch()).toBe(0)
    expect(await reasons()).toEqual(['not_started closed', 'not_finished closed'])
  })

  test('what fell due while nobody looked is told when somebody looks again, newest twenty', async () => {
    await makeJob({ cron_expr: '* * * * *', end_at: null, alert: { on: ['not_started'] } })
    await watchFrom(Date.now() - 3_600_000)
    expect(await watch()).toBe(20)
    const times = (await alerts()).map(({ scheduled_at }) => scheduled_at.getTime())
    expect(Math.max(...times)).toBeGreaterThan(Date.now() - 7 * minuteMs)
  })

  test('fires from before the job was armed, or of a paused job, are nobody’s', async () => {
    await makeJob()
    await database.db.updateTable('job').set({ armed_at: new Date() }).where('id', '=', jobId).execute()
    await makeJob({ status: 'disabled' })
    await watchFrom(time + 200_000)
    expect(await watch()).toBe(0)
  })
})

describe('a fire', () => {
  const late = async (state: Parameters<typeof fire>[0]) => {
    await makeJob()
    const { runId } = await fire(state)
    await watchFrom(time + 200_000)
    await watch()
    return runId
  }

  test('that started and ended in time is not told', async () => {
    await late({ status: 'failed', startedAt: time + 1000, endedAt: time + 2000 })
    expect(await reasons()).toEqual([])
  })

  test('that still runs has not finished', async () => {
    const runId = await late({ status: 'running', startedAt: time + 1000 })
    expect(await alerts()).toMatchObject([{ reason: 'not_finished', run_id: runId }])
    expect(await messages()).toMatchObject([{ link: `/runs/${runId}`, content: expect.stringContaining('仍在运行') }])
  })

  test.each(['calendar', 'overlap', 'paused', 'halted'] as const)(
    'that was skipped for %s is not late',
    async (skipReason) => {
      await late({ skipReason })
      expect(await reasons()).toEqual([])
    },
  )

  test('that was missed is late', async () => {
    await late({ skipReason: 'misfire' })
    expect(await reasons()).toEqual(['not_started firing', 'not_finished firing'])
  })

  test('that came through late has nothing left to recover from', async () => {
    await late({ status: 'success', startedAt: time + 400_000, endedAt: time + 500_000 })
    expect(await reasons()).toEqual(['not_started recovered', 'not_finished recovered'])
  })

  test('that succeeds after all ends its alerts, and that is told', async () => {
    await makeJob()
    const key = await fire({ status: 'running', startedAt: time + 1000 })
    await watchFrom(time + 200_000)
    await watch()
    await database.db.transaction().execute(async (tx) => {
      await succeed(tx, key)
    })
    expect(await reasons()).toEqual(['not_finished recovered'])
    expect((await messages()).map(({ template_code }) => template_code)).toEqual(['run.not_finished', 'run.recovered'])
  })

  test('that is just settling is looked at when it has settled', async () => {
    await makeJob()
    const key = await fire({ status: 'running', startedAt: time + 1000 })
    await watchFrom(time + 200_000)
    const settled = Promise.withResolvers<void>()
    const settling = database.db.transaction().execute(async (tx) => {
      await succeed(tx, key)
      settled.resolve()
      await expect.poll(async () => (await waiters()) > 0).toBe(true)
    })
    await settled.promise
    const watching = watch()
    await Promise.all([settling, watching])
    expect(await reasons()).toEqual(['not_finished recovered'])
  })
})

async function succeed(tx: Tx, key: RunKey): Promise<void> {
  const ended = await settleOpenRun(tx, key, { status: 'success', errorMsg: null })
  if (ended) await runSettled(tx, ended)
}

async function waiters(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db)
  return rows[0]?.count ?? 0
}
