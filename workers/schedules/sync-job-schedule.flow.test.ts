import { ScheduleNotFoundError } from '@temporalio/client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import type { Tx } from '../../db/database.ts'
import { insertCalendar, replaceCalendar } from '../../db/jobs/calendar-queries.ts'
import { deleteJob, insertJob, type Job, pauseJob, replaceJob, resumeJob } from '../../db/jobs/job-queries.ts'
import { calendarInput } from '../../domain/jobs/calendar.ts'
import { type JobInput, jobInput } from '../../domain/jobs/job.ts'
import { nextFires } from '../../domain/jobs/next-fires.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { startTestWorker, type TestWorker, testTemporal } from '../../tooling/testing/temporal.ts'
import { jobScheduleId, scheduledRunWorkflowId } from '../../workflows/jobs/messages.ts'
import { syncJobSchedule } from './sync-job-schedule.ts'

const hour = 3_600_000
const nobody = { userId: null, departmentId: null }
const temporal = testTemporal()
let database: TestDatabase
let worker: TestWorker
let job: Job

beforeAll(async () => {
  database = await testDatabase()
  worker = await startTestWorker(createFireActivities({ db: database.db, onSettled: async () => {} }))
})
afterAll(async () => {
  await worker?.stop()
  await temporal.close()
  await database?.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('job').execute()
  await database.db.deleteFrom('calendar').execute()
  job = await inTx((tx) => insertJob(tx, input(), nobody))
})

const inTx = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(run)
const input = (fields: Record<string, unknown> = {}): JobInput =>
  jobInput.parse({
    name: '对账',
    job_type: 'http',
    config: { url: 'http://example.com/' },
    trigger_type: 'cron',
    cron_expr: '0 3 * * *',
    timezone: 'UTC',
    ...fields,
  })
const sync = (id = job.id) => syncJobSchedule({ db: database.db, temporal }, id)
const handle = () => temporal.client.schedule.getHandle(jobScheduleId(job.id))
const isThere = () =>
  handle()
    .describe()
    .then(() => true)
    .catch((error: unknown) => {
      if (error instanceof ScheduleNotFoundError) return false
      throw error
    })
async function announced(): Promise<number[]> {
  const { info } = await handle().describe()
  return info.nextActionTimes.map((time) => time.getTime()).slice(0, 3)
}
const due = (fields: Record<string, unknown> = {}) => nextFires(input(fields), { from: Date.now(), count: 3 })

describe('the schedule of a job', () => {
  test('fires when the job says, and follows each change', async () => {
    await sync()
    expect(await announced()).toEqual(due())
    const { policies, action } = await handle().describe()
    expect(policies.overlap).toBe('ALLOW_ALL')
    expect(action).toMatchObject({ workflowType: 'jobRunWorkflow', taskQueue: 'ops', args: [{ jobId: job.id }] })

    const change = { cron_expr: '*/10 8-18 * * 1-5', timezone: 'America/New_York' }
    await inTx((tx) => replaceJob(tx, job.id, 1, input(change)))
    await sync()
    expect(await announced()).toEqual(due(change))

    await inTx((tx) => replaceJob(tx, job.id, 2, input({ trigger_type: 'manual', cron_expr: undefined })))
    await sync()
    expect(await isThere()).toBe(false)
  })

  test('is gone while the job is paused, back when it goes on, and gone for good with the job', async () => {
    await sync()
    await inTx((tx) => pauseJob(tx, job.id))
    await sync()
    expect(await isThere()).toBe(false)

    await inTx((tx) => resumeJob(tx, job.id))
    await sync()
    expect(await announced()).toEqual(due())

    await inTx((tx) => deleteJob(tx, job.id))
    await sync()
    expect(await isThere()).toBe(false)
  })

  test('comes out the same however often and late it is brought along', async () => {
    await Promise.all([sync(), sync(), sync()])
    expect(await announced()).toEqual(due())
    await inTx((tx) => pauseJob(tx, job.id))
    await inTx((tx) => resumeJob(tx, job.id))
    await inTx((tx) => pauseJob(tx, job.id))
    await sync()
    await Promise.all([sync(), sync()])
    expect(await isThere()).toBe(false)
    await expect(sync(999_999)).resolves.toBeUndefined()
  })
})

describe('fires that fell due before Temporal knew of the schedule', () => {
  test('are made up, each once', async () => {
    // Half an hour away from now on both sides: what has just fallen due would run.
    const hourly = { cron_expr: `${(new Date().getUTCMinutes() + 30) % 60} * * * *`, misfire_policy: 'none' }
    await inTx((tx) => replaceJob(tx, job.id, 1, input(hourly)))
    const armed_at = new Date(Date.now() - 3 * hour)
    await database.db.updateTable('job').set({ armed_at }).where('id', '=', job.id).execute()
    const missed = nextFires(input(hourly), { from: armed_at.getTime(), until: Date.now() })
    expect(missed).toHaveLength(3)

    await Promise.all([sync(), sync()])
    await sync()

    for (const time of missed) {
      await temporal.client.workflow.getHandle(scheduledRunWorkflowId(job.id, time)).result()
    }
    const rows = await database.db
      .selectFrom('job_log')
      .select(['scheduled_at', 'workflow_id', 'trigger'])
      .where('job_id', '=', job.id)
      .orderBy('scheduled_at')
      .execute()
    expect(rows).toEqual(
      missed.map((time) => ({
        scheduled_at: new Date(time),
        workflow_id: scheduledRunWorkflowId(job.id, time),
        trigger: 'schedule',
      })),
    )
  })
})

describe('a single time', () => {
  const runsOf = () =>
    database.db
      .selectFrom('job_log')
      .select(['scheduled_at', 'status', 'skip_reason'])
      .where('job_id', '=', job.id)
      .execute()
  const missed = new Date(Math.floor(Date.now() / 1000) * 1000 - 5 * hour)
  const once = (fields: Record<string, unknown> = {}) =>
    input({ trigger_type: 'once', cron_expr: null, run_at: missed.toISOString(), ...fields })
  async function settled(time: Date): Promise<void> {
    await temporal.client.workflow.getHandle(scheduledRunWorkflowId(job.id, time.getTime())).result()
  }

  test('that lies ahead is announced, alone', async () => {
    const run_at = '2031-01-01T08:00:00.000Z'
    await inTx((tx) => replaceJob(tx, job.id, 1, once({ run_at })))
    await sync()
    expect(await announced()).toEqual([Date.parse(run_at)])
  })

  test('that has passed when it is written is a missed fire like any other', async () => {
    await inTx((tx) => replaceJob(tx, job.id, 1, once()))
    await sync()
    await settled(missed)
    expect(await runsOf()).toEqual([{ scheduled_at: missed, status: 'skipped', skip_reason: 'misfire' }])
  })

  test('that was decided is not decided anew when its calendar changes', async () => {
    const calendar = await inTx((tx) =>
      insertCalendar(tx, calendarInput.parse({ name: '休息', weekends: [], timezone: 'UTC' }), nobody),
    )
    const fields = { calendar_id: calendar.id, calendar_rule: 'next_workday', timezone: 'UTC' }
    const longAgo = new Date(missed.getTime() - 3 * 24 * hour)
    await inTx((tx) => replaceJob(tx, job.id, 1, once({ ...fields, run_at: longAgo.toISOString() })))
    await sync()
    await settled(longAgo)

    const holidays = [longAgo.toISOString().slice(0, 10)]
    const change = calendarInput.parse({ name: '休息', weekends: [], timezone: 'UTC', holidays })
    await inTx((tx) => replaceCalendar(tx, calendar.id, 1, change))
    await sync()
    expect(await runsOf()).toHaveLength(1)
  })
})

test('a fixed rate is announced in its rhythm, a fixed delay not at all', async () => {
  const rate = { trigger_type: 'fixed_rate', cron_expr: null, interval: 7200 }
  await inTx((tx) => replaceJob(tx, job.id, 1, input(rate)))
  await sync()
  expect(await announced()).toEqual(due(rate))

  await inTx((tx) => replaceJob(tx, job.id, 2, input({ ...rate, trigger_type: 'fixed_delay' })))
  await sync()
  expect(await isThere()).toBe(false)
})

test('a schedule follows its calendar, skipped fires among what it announces', async () => {
  const weekend = calendarInput.parse({ name: '周末', weekends: [1, 2, 3, 4, 5, 6], timezone: 'UTC' })
  const calendar = await inTx((tx) => insertCalendar(tx, weekend, nobody))
  const monthly = { cron_expr: '0 3 1 * *', calendar_id: calendar.id, calendar_rule: 'next_workday' }
  await inTx((tx) => replaceJob(tx, job.id, 1, input(monthly)))
  await sync()
  const by = (days: typeof weekend) => nextFires({ ...input(monthly), calendar: days }, { from: Date.now(), count: 3 })
  expect(await announced()).toEqual(by(weekend))

  const edited = { ...weekend, weekends: [7], name: '周日' }
  await inTx((tx) => replaceCalendar(tx, calendar.id, 1, edited))
  await sync()
  expect(await announced()).toEqual(by(edited))
})

test('a schedule that runs fires by itself and leaves a row with its nominal time', async () => {
  await inTx((tx) => replaceJob(tx, job.id, 1, input({ cron_expr: '* * * * * *', overlap_policy: 'skip' })))
  await sync()

  const fired = () =>
    database.db
      .selectFrom('job_log')
      .select(['scheduled_at', 'workflow_id', 'trigger'])
      .where('job_id', '=', job.id)
      .execute()
  await expect.poll(async () => (await fired()).length, { timeout: 20_000 }).toBeGreaterThan(1)

  await inTx((tx) => deleteJob(tx, job.id))
  await sync()
  for (const run of await fired()) {
    expect(run.workflow_id).toBe(scheduledRunWorkflowId(job.id, run.scheduled_at.getTime()))
    expect(run.scheduled_at.getTime() % 1000).toBe(0)
  }
})
