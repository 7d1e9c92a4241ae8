import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { createHttpRunActivities } from '../../activities/jobs/http-run-activities.ts'
import { createLoopActivities } from '../../activities/jobs/loop-activities.ts'
import { insertJob, pauseJob, resumeJob } from '../../db/jobs/job-queries.ts'
import { jobInput } from '../../domain/jobs/job.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { testSecrets } from '../../tooling/testing/secrets.ts'
import {
  recordHistory,
  replayHistories,
  startTestWorker,
  type TestWorker,
  testTemporal,
} from '../../tooling/testing/temporal.ts'
import { reconcileLoops } from '../../workers/reconciler/reconcile-loops.ts'
import { syncJobSchedule } from '../../workers/schedules/sync-job-schedule.ts'
import { fixedDelayLoopId } from './messages.ts'

const histories = new URL('./histories/', import.meta.url)
const patience = { timeout: 20_000, interval: 50 }
const temporal = testTemporal()
let database: TestDatabase
let worker: TestWorker
let jobId: number

beforeAll(async () => {
  database = await testDatabase()
  const egress = createEgress({ allow: '', userAgent: 'OPS test' })
  const deps = { db: database.db, onSettled: async () => {} }
  worker = await startTestWorker({
    ...createFireActivities(deps),
    ...createLoopActivities(deps),
    ...createHttpRunActivities({ ...deps, secrets: testSecrets, egress, executor: 'worker-1' }),
  })
})
afterAll(async () => {
  await worker?.stop()
  await temporal.close()
  await database?.close()
})
beforeEach(async () => {
  // The address is refused at once: how a run ends does not matter to its loop.
  const input = jobInput.parse({
    ...{ name: `轮询 ${Math.random()}`, job_type: 'http', config: { url: 'http://127.0.0.1:9/' } },
    ...{ retry_count: 0, trigger_type: 'fixed_delay', interval: 1 },
  })
  const author = { userId: null, departmentId: null }
  jobId = (await database.db.transaction().execute((tx) => insertJob(tx, input, author))).id
})

const sync = () => syncJobSchedule({ db: database.db, temporal }, jobId)
const loop = () => temporal.client.workflow.getHandle(fixedDelayLoopId(jobId))
const statusOf = async () => (await loop().describe()).status.name
const runs = () =>
  database.db
    .selectFrom('job_log')
    .select(['scheduled_at', 'end_time', 'status', 'trigger', 'workflow_id'])
    .where('job_id', '=', jobId)
    .orderBy('scheduled_at')
    .execute()
const ended = async () => (await runs()).filter(({ end_time }) => end_time !== null).length
async function change(by: typeof pauseJob | typeof resumeJob): Promise<void> {
  await database.db.transaction().execute((tx) => by(tx, jobId))
  await sync()
}

describe('a job of fixed delay', () => {
  test('fires its interval after the end of the run before, under the ids of a schedule', async () => {
    await sync()
    await expect.poll(ended, patience).toBeGreaterThanOrEqual(3)
    await change(pauseJob)
    await loop().result()

    const rows = await runs()
    for (const [index, row] of rows.entries()) {
      expect(row.trigger).toBe('schedule')
      expect(row.workflow_id).toBe(`job:${jobId}-${row.scheduled_at.toISOString().replace('.000', '')}`)
      const before = rows[index - 1]?.end_time
      if (before) expect(row.scheduled_at.getTime()).toBe(Math.ceil((before.getTime() + 1000) / 1000) * 1000)
    }
    await recordHistory(loop(), histories, 'loop')
  })

  test('goes on after a pause, with one loop however often it is told', async () => {
    await Promise.all([sync(), sync()])
    await change(pauseJob)
    await expect.poll(statusOf, patience).toBe('COMPLETED')
    const before = (await runs()).length

    await change(resumeJob)
    await sync()
    await expect.poll(async () => (await runs()).length, patience).toBeGreaterThan(before)
    await change(pauseJob)
  })

  test('whose loop somebody stopped gets it back', async () => {
    await sync()
    await loop().terminate()
    await expect
      .poll(async () => (await reconcileLoops({ db: database.db, temporal })) > 0 || (await statusOf()), patience)
      .toBe(true)
    expect(await statusOf()).toBe('RUNNING')
    await change(pauseJob)
  })
})

test('histories that are recorded are replayed the same way', async () => {
  expect(await replayHistories(histories)).toContain('loop.json')
})
