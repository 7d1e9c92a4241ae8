import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AttemptKey, claimAttempt } from '../../db/jobs/attempt-queries.ts'
import { insertCalendar } from '../../db/jobs/calendar-queries.ts'
import { insertJob, pauseJob } from '../../db/jobs/job-queries.ts'
import { findRun, getRun, listAttempts, listRuns, type RunKey } from '../../db/jobs/run-queries.ts'
import { calendarInput } from '../../domain/jobs/calendar.ts'
import { jobInput } from '../../domain/jobs/job.ts'
import { text } from '../../domain/text.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createFireActivities, type OpenedFire } from './fire-activities.ts'

const minute = 60_000
let database: TestDatabase
let settled: number[]
let activities: ReturnType<typeof createFireActivities>

beforeAll(async () => {
  database = await testDatabase()
  activities = createFireActivities({
    db: database.db,
    onSettled: async (_tx, { id }) => void settled.push(id),
  })
})
afterAll(() => database.close())
beforeEach(() => {
  settled = []
})

let made = 0
function makeJob(fields: Record<string, unknown> = {}): Promise<number> {
  const input = jobInput.parse({
    name: `任务 ${++made}`,
    job_type: 'http',
    config: { url: 'http://example.com/' },
    trigger_type: 'cron',
    cron_expr: '* * * * * *',
    ...fields,
  })
  return database.db
    .transaction()
    .execute((tx) => insertJob(tx, input, { userId: null, departmentId: null }))
    .then((job) => job.id)
}

/** A fire of the job that fires every second. */
function due(secondsAgo = 0): string {
  return new Date(Math.floor(Date.now() / 1000) * 1000 - secondsAgo * 1000).toISOString()
}

function open(jobId: number, nominalTime: string, workflowId = `job:${jobId}-${nominalTime}`): Promise<OpenedFire> {
  return activities.openFire({ request: { jobId }, workflowId, nominalTime })
}

function expectRun(fire: OpenedFire) {
  if (fire.kind !== 'run') throw new Error(`expected a run, got ${JSON.stringify(fire)}`)
  return fire
}

describe('opening a scheduled fire', () => {
  test('writes its row as waiting before anything runs', async () => {
    const jobId = await makeJob()
    const nominalTime = due()

    const fire = expectRun(await open(jobId, nominalTime))

    const run = await getRun(database.db, fire.run.runId)
    expect(run).toMatchObject({ job_id: jobId, status: 'waiting', trigger: 'schedule', start_time: null })
    expect(run.scheduled_at.toISOString()).toBe(nominalTime)
    expect(fire.retryDelaysMs).toEqual([60_000, 120_000, 240_000])
  })

  test('opened again after a lost reply, it is the same run with a fresh ticket', async () => {
    const jobId = await makeJob()
    const nominalTime = due()

    const first = expectRun(await open(jobId, nominalTime))
    const second = expectRun(await open(jobId, nominalTime))

    expect(second.run).toEqual(first.run)
    expect(second.ticket).not.toBe(first.ticket)
    expect(await listAttempts(database.db, first.run)).toHaveLength(1)
  })

  test('a second workflow for the same moment finds it taken', async () => {
    const jobId = await makeJob()
    const nominalTime = due()
    await open(jobId, nominalTime)

    expect(await open(jobId, nominalTime, 'another')).toEqual({ kind: 'not_due' })
  })

  test('a moment that the expression does not name is no fire', async () => {
    const jobId = await makeJob({ cron_expr: '30 2 * * *' })
    expect(await open(jobId, '2026-11-20T00:00:00.000Z')).toEqual({ kind: 'not_due' })
  })

  test('while another run is open it is skipped for overlap and says so', async () => {
    const jobId = await makeJob()
    await open(jobId, due(1), 'before')

    expect(await open(jobId, due())).toEqual({ kind: 'ended', status: 'skipped' })
    const { items } = await runsOf(jobId)
    expect(items[0]).toMatchObject({ status: 'skipped', skip_reason: 'overlap', start_time: null })
  })

  test('of fifty fires at once, one runs and the others say why not', async () => {
    const jobId = await makeJob({ misfire_policy: 'all' })
    const base = Math.floor(Date.now() / 1000) * 1000
    const times = Array.from({ length: 50 }, (_, i) => new Date(base - i * 1000).toISOString())

    const fires = await Promise.all(times.map((time) => open(jobId, time)))

    expect(fires.filter((fire) => fire.kind === 'run')).toHaveLength(1)
    expect((await runsOf(jobId)).items).toHaveLength(50)
  })

  test('with overlap allowed, both run', async () => {
    const jobId = await makeJob({ overlap_policy: 'allow' })
    expectRun(await open(jobId, due(1), 'before'))
    expectRun(await open(jobId, due()))
  })

  test('on a day off is skipped for the calendar, be the job paused or another run open', async () => {
    const never = calendarInput.parse({ name: '全年休息', weekends: [1, 2, 3, 4, 5, 6, 7] })
    const { id } = await database.db
      .transaction()
      .execute((tx) => insertCalendar(tx, never, { userId: null, departmentId: null }))
    const jobId = await makeJob({ calendar_id: id, misfire_policy: 'all' })

    expect(await open(jobId, due(1))).toEqual({ kind: 'ended', status: 'skipped' })
    await database.db.transaction().execute((tx) => pauseJob(tx, jobId))
    await open(jobId, due())
    expect((await runsOf(jobId)).items).toMatchObject([{ skip_reason: 'calendar' }, { skip_reason: 'calendar' }])
  })

  test('a fire that slipped through a pause is skipped as paused', async () => {
    const jobId = await makeJob()
    await database.db.transaction().execute((tx) => pauseJob(tx, jobId))

    await open(jobId, due())
    expect((await runsOf(jobId)).items[0]).toMatchObject({ status: 'skipped', skip_reason: 'paused' })
  })
})

describe('misfires', () => {
  const late = () => due(300)

  test('are skipped by default when a later one is due', async () => {
    const jobId = await makeJob()
    await open(jobId, late())
    expect((await runsOf(jobId)).items[0]).toMatchObject({ status: 'skipped', skip_reason: 'misfire' })
  })

  test('none: the newest still runs when it is late by minutes, as in a long queue', async () => {
    const time = new Date(Math.floor((Date.now() - 5 * minute) / minute) * minute)
    const daily = `${time.getUTCMinutes()} ${time.getUTCHours()} * * *`
    const jobId = await makeJob({ misfire_policy: 'none', cron_expr: daily, timezone: 'UTC' })
    expectRun(await open(jobId, time.toISOString()))
  })

  test('once: only the newest of the missed ones runs', async () => {
    const jobId = await makeJob({ misfire_policy: 'once', cron_expr: '*/10 * * * *', overlap_policy: 'allow' })
    const tenMinutes = 10 * minute
    const newest = Math.floor(Date.now() / tenMinutes) * tenMinutes
    // A late opening needs a fire older than the threshold: the one before the newest always is.
    expect((await open(jobId, new Date(newest - tenMinutes).toISOString())).kind).toBe('ended')
    expectRun(await open(jobId, new Date(newest).toISOString()))
  })

  test('all: every one runs', async () => {
    const jobId = await makeJob({ misfire_policy: 'all' })
    expectRun(await open(jobId, late()))
  })
})

describe('settling', () => {
  async function running(): Promise<RunKey> {
    const fire = expectRun(await open(await makeJob(), due()))
    await claim({ ...fire.run, attempt: 1 }, 'worker-1')
    return fire.run
  }

  test('writes result, end and duration, once', async () => {
    const run = await running()
    const outcome = { status: 'success', result: { rows: 3 }, retryable: false } as const

    expect(await activities.settleRun({ run, outcome })).toBe('success')
    expect(await activities.settleRun({ run, outcome: { status: 'failed', retryable: false } })).toBe('success')

    const row = await getRun(database.db, run.runId)
    expect(row).toMatchObject({ status: 'success', result: { rows: 3 }, error_msg: null })
    expect(row.duration).toBeGreaterThanOrEqual(0)
    expect(await listAttempts(database.db, run)).toMatchObject([{ attempt: 1, status: 'success' }])
    expect(settled).toEqual([run.runId])
  })

  test('what follows from the end is done in the same transaction', async () => {
    const run = await running()
    const errorMsg = text('状态码 500', 'Status 500')
    await activities.settleRun({ run, outcome: { status: 'failed', errorMsg, retryable: true } })

    expect(settled).toEqual([run.runId])
    expect((await getRun(database.db, run.runId)).error_msg).toEqual(errorMsg)
  })

  test('a cancelled run names who cancelled it', async () => {
    const run = await running()
    await activities.settleRun({ run, outcome: { status: 'cancelled', cancelledBy: '张三' } })
    expect((await findRun(database.db, run.runId))?.error_msg?.zh).toBe('由 张三 取消')
  })

  test('a retry closes the failed attempt and opens the next; the old one can no longer be claimed', async () => {
    const run = await running()
    await activities.openRetry({ run, attempt: 1, outcome: { status: 'timeout', retryable: true } })

    await expect(claim({ ...run, attempt: 1 }, 'late')).rejects.toMatchObject({ code: 'conflict' })
    expect(await claim({ ...run, attempt: 2 }, 'worker-2')).toMatchObject({ attempt: 2 })
    expect(await listAttempts(database.db, run)).toMatchObject([
      { attempt: 1, status: 'timeout' },
      { attempt: 2, status: 'running', executor: 'worker-2' },
    ])
  })
})

function claim(key: AttemptKey, executor: string) {
  return database.db.transaction().execute((tx) => claimAttempt(tx, key, executor))
}

async function runsOf(jobId: number) {
  return listRuns(
    database.db,
    { userId: 0, departmentId: null, attributes: {}, rules: [] },
    { job_id: jobId },
    { page: 1, page_size: 100, sort: [{ field: 'scheduled_at', direction: 'desc' }] },
  )
}
