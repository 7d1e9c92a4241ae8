import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { listDayDurations, listTrends, refreshTrends } from './duration-queries.ts'
import { insertJob } from './job-queries.ts'

const input = jobInput.parse({ name: 'x', job_type: 'http', config: { url: 'http://example.com/' } })
const everybody: Viewer = { userId: 0, departmentId: null, attributes: {}, rules: [] }
const paging = { page: 1, page_size: 10, sort: [] }
const dayMs = 86_400_000
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('job_log').execute()
  await database.db.deleteFrom('job').execute()
})

function makeJob(name: string): Promise<number> {
  return database.db
    .transaction()
    .execute((tx) => insertJob(tx, { ...input, name, timezone: 'UTC' }, { userId: null, departmentId: null }))
    .then(({ id }) => id)
}

/** Successful runs, one a minute, that took so many milliseconds. */
async function ran(jobId: number, daysAgo: number, durations: number[], fields: object = {}): Promise<void> {
  const start = Math.floor(Date.now() / dayMs) * dayMs - daysAgo * dayMs
  await database.db
    .insertInto('job_log')
    .values(
      durations.map((duration, index) => ({
        job_id: jobId,
        definition: JSON.stringify(freezeJob(input)),
        trigger: 'manual' as const,
        trace_id: 'f'.repeat(32),
        scheduled_at: new Date(start + index * 60_000),
        start_time: new Date(start),
        end_time: new Date(start),
        status: 'success' as const,
        duration,
        ...fields,
      })),
    )
    .execute()
}

const hundred = Array.from({ length: 100 }, (_, index) => index + 1)

test('percentiles of each day are those of its successful runs', async () => {
  const jobId = await makeJob('对账')
  await ran(jobId, 1, hundred)
  await ran(jobId, 1, [999_999], { is_test: true })
  await ran(jobId, 1, [999_999], { status: 'failed' })
  await ran(jobId, 40, [5])
  const days = await listDayDurations(database.db, { id: jobId, timezone: 'UTC' }, 30)
  const day = new Date(Date.now() - dayMs).toISOString().slice(0, 10)
  expect(days).toEqual([{ day, runs: 100, p50: 50.5, p95: 95.05, longest: 100 }])
})

test('jobs are ranked by how much longer they take than in the thirty days before', async () => {
  const [slower, same, fresh] = [await makeJob('慢了'), await makeJob('照旧'), await makeJob('新的')]
  await ran(slower, 20, hundred)
  await ran(
    slower,
    2,
    hundred.map((duration) => duration * 3),
  )
  await ran(same, 20, hundred)
  await ran(same, 2, hundred)
  await ran(fresh, 1, [7])
  await ran(same, 60, [999_999])
  expect(await refreshTrends(database.db)).toBe(true)
  const { items, total } = await listTrends(database.db, everybody, {}, paging)
  expect(total).toBe(3)
  expect(items).toMatchObject([
    { job_name: '慢了', recent_runs: 100, before_runs: 100, before_p95: 95.05, growth: 3 },
    { job_name: '照旧', growth: 1 },
    { job_name: '新的', before_runs: 0, growth: null },
  ])
})

test('trends are computed by one worker, and not again right away', async () => {
  await ran(await makeJob('对账'), 1, [7])
  const made = await Promise.all([1, 2, 3].map(() => refreshTrends(database.db, { atMostEveryMs: 60_000 })))
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(await refreshTrends(database.db, { atMostEveryMs: 60_000 })).toBe(false)
})
