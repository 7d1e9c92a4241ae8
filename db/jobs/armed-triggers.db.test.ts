import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DataScope } from '../../domain/iam/role.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { type JobInput, jobInput } from '../../domain/jobs/job.ts'
import { nextRun } from '../../domain/jobs/next-fires.ts'
import { soonestFires } from '../../domain/jobs/soonest-fires.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { listArmedTriggers } from './armed-triggers.ts'
import { insertCalendar } from './calendar-queries.ts'
import { deleteJob, insertJob, listArmedJobs } from './job-queries.ts'

const http = { job_type: 'http', config: { url: 'http://example.com/' } }
const everybody: Viewer = { userId: 0, departmentId: null, attributes: {}, rules: [] }
const nobody = { userId: null, departmentId: null }
const now = Date.now()
const at = (ms: number) => new Date(now + ms).toISOString()
let database: TestDatabase
let made = 0

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

function makeJob(fields: object, departmentId: number | null = null): Promise<number> {
  const input: JobInput = jobInput.parse({ ...http, name: `job ${++made}`, ...fields })
  return database.db
    .transaction()
    .execute((tx) => insertJob(tx, input, { userId: null, departmentId }))
    .then(({ id }) => id)
}

/** What looking at every job by itself gives. */
async function oneByOne(viewer: Viewer, count: number) {
  const jobs = await listArmedJobs(database.db, viewer)
  return jobs
    .flatMap((job) => {
      const time = nextRun(job, now)
      return time === undefined ? [] : [{ jobId: job.id, time }]
    })
    .sort((a, b) => a.time - b.time || a.jobId - b.jobId)
    .slice(0, count)
}

test('the soonest fires by triggers are those that each job by itself tells, whatever it fires by', async () => {
  const calendar = await database.db
    .transaction()
    .execute((tx) =>
      insertCalendar(
        tx,
        { name: 'work', timezone: 'Asia/Shanghai', weekends: [6, 7], holidays: [], workdays: [] },
        nobody,
      ),
    )
  const department = await database.db
    .insertInto('department')
    .values({ name: 'Ops' })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const cron_expr of ['* * * * *', '*/5 * * * *', '0 3 * * *', '0 9 1 * *']) {
    const cron = { trigger_type: 'cron', cron_expr }
    for (const fields of [
      {},
      { timezone: 'Europe/Berlin' },
      { start_at: at(90_000) },
      { end_at: at(1000) },
      { calendar_id: calendar.id },
      { calendar_id: calendar.id, calendar_rule: 'next_workday' },
      { status: 'disabled' },
    ]) {
      await makeJob({ ...cron, ...fields })
      await makeJob({ ...cron, ...fields }, department.id)
    }
  }
  for (const interval of [60, 3600]) await makeJob({ trigger_type: 'fixed_rate', interval, start_at: at(-12_345) })
  await makeJob({ trigger_type: 'fixed_delay', interval: 60 })
  await makeJob({ trigger_type: 'once', run_at: at(30_000) })
  await makeJob({ trigger_type: 'once', run_at: at(-30_000) })
  await makeJob({ trigger_type: 'once', run_at: at(-30_000), calendar_id: calendar.id, calendar_rule: 'next_workday' })
  const gone = await makeJob({ trigger_type: 'once', run_at: at(20_000) })
  await database.db.transaction().execute((tx) => deleteJob(tx, gone))

  const scope: DataScope = { resource: 'job', scope: 'CUSTOM', department_ids: [department.id] }
  const narrowed = { ...everybody, rules: [{ role: 'staff', dataScopes: [scope], columnRules: [] }] }
  for (const viewer of [everybody, narrowed]) {
    for (const count of [3, 8, 100]) {
      const triggers = await listArmedTriggers(database.db, viewer, count)
      const fires = soonestFires(triggers, { from: now, count })
      expect(fires).toEqual(await oneByOne(viewer, count))
      expect(fires.length).toBeGreaterThan(2)
    }
  }
})

test('jobs that fire by one trigger are read as one, with the first of them', async () => {
  const cron = { trigger_type: 'cron', cron_expr: '7 7 7 7 *' }
  const ids = [await makeJob(cron), await makeJob(cron), await makeJob(cron)]
  const triggers = await listArmedTriggers(database.db, everybody, 2)
  expect(triggers.filter(({ cron_expr }) => cron_expr === cron.cron_expr)).toMatchObject([{ job_ids: ids.slice(0, 2) }])
})
