import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { insertJob } from '../jobs/job-queries.ts'
import { listNodeHistory } from './node-history.ts'

const input = jobInput.parse({ name: 'x', job_type: 'http', config: { url: 'http://example.com/' } })
const start = Date.parse('2026-03-05T00:00:00Z')
let database: TestDatabase
let flowId: number

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('job_log').execute()
  await database.db.deleteFrom('job').execute()
  const made = await database.db
    .transaction()
    .execute((tx) => insertJob(tx, { ...input, timezone: 'UTC' }, { userId: null, departmentId: null }))
  flowId = made.id
})

/** A run at that minute, whose node `A` took so long. */
async function ran(minute: number, tookMs: number, node: object = {}, run: object = {}): Promise<number> {
  const { db } = database
  const scheduled_at = new Date(start + minute * 60_000)
  const place = { status: 'success' as const, scheduled_at, start_time: scheduled_at, end_time: scheduled_at }
  const { id } = await db
    .insertInto('job_log')
    .values({
      job_id: flowId,
      definition: JSON.stringify(freezeJob(input)),
      trigger: 'manual',
      trace_id: 'f'.repeat(32),
      ...place,
      ...run,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('flow_run').values({ run_id: id, scheduled_at, flow_id: flowId, flow_version: 1 }).execute()
  const times = { started_at: scheduled_at, ended_at: new Date(scheduled_at.getTime() + tookMs) }
  await db
    .insertInto('job_flow_node')
    .values({ run_id: id, scheduled_at, node_id: 'A', status: 'success', ...times, ...node })
    .execute()
  return id
}

const history = (before?: number) => listNodeHistory(database.db, flowId, { before })

test('a node’s history is what it took where it succeeded by itself', async () => {
  for (const [minute, took] of [1000, 2000, 3000].entries()) await ran(minute, took)
  await ran(4, 99_000, { status: 'failed' })
  await ran(5, 99_000, { is_kept: true })
  await ran(6, 99_000, {}, { is_test: true })
  expect(await history()).toEqual([{ node_id: 'A', count: 3, median_ms: 2000, p95_ms: 2900 }])
})

test('before a run there are only the earlier ones, and not more than fifty', async () => {
  for (let minute = 0; minute < 51; minute++) await ran(minute, minute === 0 ? 99_000 : 1000)
  const last = await ran(60, 7000)
  expect(await history(last)).toEqual([{ node_id: 'A', count: 50, median_ms: 1000, p95_ms: 1000 }])
  expect(await history(await ran(-1, 5000))).toEqual([])
})
