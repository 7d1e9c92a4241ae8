import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { insertJob } from '../../db/jobs/job-queries.ts'
import type { RunKey } from '../../db/jobs/run-queries.ts'
import { jobInput } from '../../domain/jobs/job.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { startQueuedRun } from './start-queued-run.ts'

let database: TestDatabase
let activities: ReturnType<typeof createFireActivities>
let jobId: number

beforeAll(async () => {
  database = await testDatabase()
  activities = createFireActivities({ db: database.db, onSettled: async () => {} })
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['job_log', 'outbox', 'job'] as const) await database.db.deleteFrom(table).execute()
})

async function makeJob(overlap_policy: 'queue' | 'cancel_running'): Promise<void> {
  const input = jobInput.parse({
    ...{ name: '对账', job_type: 'http', config: { url: 'http://example.com/' } },
    ...{ trigger_type: 'cron', cron_expr: '* * * * * *', misfire_policy: 'all', overlap_policy },
  })
  const author = { userId: null, departmentId: null }
  jobId = (await database.db.transaction().execute((tx) => insertJob(tx, input, author))).id
}

const base = Math.floor(Date.now() / 1000) * 1000
function fire(second: number) {
  const nominalTime = new Date(base + second * 1000).toISOString()
  return activities.openFire({ request: { jobId }, workflowId: `w${second}`, nominalTime })
}
const rows = () =>
  database.db
    .selectFrom('job_log')
    .select(['id', 'status', 'workflow_id', 'error_msg'])
    .orderBy('scheduled_at')
    .execute()
const lines = async () =>
  (await database.db.selectFrom('outbox').select(['kind', 'subject', 'payload']).orderBy('id').execute()).filter(
    ({ kind }) => kind !== 'sync_schedule',
  )
const end = (run: RunKey) => activities.settleRun({ run, outcome: { status: 'success', retryable: false } })

async function firstGoes(): Promise<RunKey> {
  const first = await fire(-9)
  if (first.kind !== 'run') throw new Error(JSON.stringify(first))
  return first.run
}

describe('a job whose fires wait in line', () => {
  beforeEach(() => makeJob('queue'))

  test('has rows that wait without a workflow, and that go on one by one, oldest first', async () => {
    const run = await firstGoes()
    expect(await fire(-7)).toEqual({ kind: 'queued' })
    expect(await fire(-8)).toEqual({ kind: 'queued' })
    expect(await lines()).toEqual([])

    await end(run)
    expect(await lines()).toMatchObject([{ kind: 'start_queued', subject: `job:${jobId}` }])
    await startQueuedRun(database.db, jobId)

    const [, second, third] = await rows()
    expect(second).toMatchObject({ status: 'waiting', workflow_id: `job-run:${second?.id}` })
    expect(third).toMatchObject({ status: 'waiting', workflow_id: null })
    expect((await lines())[1]).toMatchObject({
      kind: 'start_workflow',
      subject: `job_run:${second?.id}`,
      payload: { workflowId: `job-run:${second?.id}`, args: [{ runId: second?.id }] },
    })
  })

  test('move on also when the job has another policy by then', async () => {
    const run = await firstGoes()
    await fire(-8)
    await database.db.updateTable('job').set({ overlap_policy: 'skip' }).where('id', '=', jobId).execute()
    await end(run)
    expect(await lines()).toMatchObject([{ kind: 'start_queued', subject: `job:${jobId}` }])
  })

  test('told twice, lets one go', async () => {
    await end(await firstGoes())
    const run = await fire(-8)
    if (run.kind !== 'run') throw new Error('the line was empty')
    await fire(-7)
    await fire(-6)
    await startQueuedRun(database.db, jobId)
    expect((await rows()).filter(({ workflow_id }) => workflow_id === null)).toHaveLength(2)

    await end(run.run)
    await Promise.all([startQueuedRun(database.db, jobId), startQueuedRun(database.db, jobId)])
    expect((await rows()).filter(({ workflow_id }) => workflow_id === null)).toHaveLength(1)
  })

  test('opens the same fire again, after a lost reply, without a second row', async () => {
    await firstGoes()
    await fire(-8)
    await fire(-8)
    expect(await rows()).toHaveLength(2)
  })
})

describe('a job whose newest fire replaces what runs', () => {
  beforeEach(() => makeJob('cancel_running'))

  test('has the running one stopped, those in line cancelled, and the newest wait for the end', async () => {
    const run = await firstGoes()
    expect(await fire(-8)).toEqual({ kind: 'queued' })
    expect(await fire(-7)).toEqual({ kind: 'queued' })

    expect((await rows()).map(({ status }) => status)).toEqual(['waiting', 'cancelled', 'waiting'])
    expect((await rows())[1]?.error_msg?.en).toBe('Replaced by a newer run')
    expect(await lines()).toMatchObject([
      { kind: 'cancel_run', subject: `cancel_run:${run.runId}`, payload: { workflowId: 'w-9' } },
      { kind: 'cancel_run' },
    ])

    await end(run)
    await startQueuedRun(database.db, jobId)
    expect((await rows())[2]?.workflow_id).toMatch(/^job-run:/)
  })
})
