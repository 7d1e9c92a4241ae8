import { randomUUID } from 'node:crypto'
import { ScheduleNotFoundError } from '@temporalio/client'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openAttempt } from '../../db/jobs/attempt-queries.ts'
import { insertBackfill } from '../../db/jobs/backfill-queries.ts'
import { insertJob } from '../../db/jobs/job-queries.ts'
import { getRun, insertRun, listAttempts, type RunKey } from '../../db/jobs/run-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { nextFires } from '../../domain/jobs/next-fires.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { testTemporal } from '../../tooling/testing/temporal.ts'
import {
  backfillWorkflowId,
  jobRunWorkflowId,
  jobRunWorkflowPrefix,
  jobScheduleId,
  opsQueue,
} from '../../workflows/jobs/messages.ts'
import { reconcileBackfills } from './reconcile-backfills.ts'
import { reconcileRuns } from './reconcile-runs.ts'
import { reconcileSchedules } from './reconcile-schedules.ts'

const patience = { timeout: 20_000, interval: 200 }
const input = jobInput.parse({
  name: '对账',
  job_type: 'http',
  config: { url: 'http://example.com/' },
  trigger_type: 'cron',
  cron_expr: '0 3 * * *',
  timezone: 'UTC',
})
const temporal = testTemporal()
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await temporal.close()
  await database?.close()
})

describe('schedules', () => {
  let jobId: number
  const handle = () => temporal.client.schedule.getHandle(jobScheduleId(jobId))
  const reconcile = () => reconcileSchedules({ db: database.db, temporal })
  /** The list of schedules tells of changes a little later. */
  const settle = () => expect.poll(reconcile, patience).toBe(0)
  const repair = () => expect.poll(reconcile, patience).toBe(1)
  const announced = async () =>
    (await handle().describe()).info.nextActionTimes.map((time) => time.getTime()).slice(0, 3)
  const due = (cron_expr = input.cron_expr) => nextFires({ ...input, cron_expr }, { from: Date.now(), count: 3 })

  beforeEach(async () => {
    await database.db.deleteFrom('job').execute()
    await settle()
    const job = await database.db
      .transaction()
      .execute((tx) => insertJob(tx, input, { userId: null, departmentId: null }))
    jobId = job.id
    expect(await reconcile()).toBe(1)
    await settle()
  })

  test('that are as the rows say are left alone', async () => {
    expect(await announced()).toEqual(due())
    expect(await reconcile()).toBe(0)
  })

  test('that somebody deleted are made again, and counted', async () => {
    await handle().delete()
    await repair()
    expect(await announced()).toEqual(due())
  })

  test('that somebody edited, or paused, are put right, and counted', async () => {
    await handle().update((before) => ({ ...before, spec: { calendars: [{ hour: 5 }] } }))
    await repair()
    expect(await announced()).toEqual(due())
    await settle()

    await handle().pause()
    await repair()
    expect((await handle().describe()).state.paused).toBe(false)
  })

  test('follow a row that was changed past the product', async () => {
    await database.db.updateTable('job').set({ cron_expr: '30 4 * * *' }).where('id', '=', jobId).execute()
    expect(await reconcile()).toBe(1)
    expect(await announced()).toEqual(due('30 4 * * *'))
  })

  test('without a job that fires are removed', async () => {
    await database.db.updateTable('job').set({ deleted_at: new Date() }).where('id', '=', jobId).execute()
    expect(await reconcile()).toBe(1)
    await expect(handle().describe()).rejects.toThrow(ScheduleNotFoundError)
  })

  test('that are not ours are left alone', async () => {
    await temporal.client.schedule.create({
      scheduleId: 'report:7',
      spec: { calendars: [{ hour: 5 }] },
      action: { type: 'startWorkflow', workflowType: 'x', taskQueue: 'x' },
    })
    await expect
      .poll(
        async () => (await Array.fromAsync(temporal.client.schedule.list())).map(({ scheduleId }) => scheduleId),
        patience,
      )
      .toContain('report:7')
    expect(await reconcile()).toBe(0)
    await temporal.client.schedule.getHandle('report:7').delete()
  })
})

describe('runs', () => {
  const settled: number[] = []
  const reconcile = () =>
    reconcileRuns({ db: database.db, temporal, onSettled: async (_tx, { id }) => void settled.push(id) })
  const workflowOf = ({ runId }: RunKey) => temporal.client.workflow.getHandle(jobRunWorkflowId(runId))
  // No worker runs here: what is started stays as it was started.
  const start = (run: RunKey) =>
    temporal.startWorkflow({
      workflowType: 'jobRunWorkflow',
      workflowId: jobRunWorkflowId(run.runId),
      taskQueue: opsQueue,
      args: [run],
    })

  /** A run that nothing has touched for long. */
  async function forgotten(status: 'waiting' | 'running'): Promise<RunKey> {
    return database.db.transaction().execute(async (tx) => {
      const order = {
        jobId: null,
        definition: freezeJob({ ...input, priority: 2 }),
        params: {},
        trigger: 'manual',
        traceId: 'a',
      } as const
      const workflowId = { prefix: jobRunWorkflowPrefix }
      const row = await insertRun(tx, { ...order, workflowId, scheduledAt: new Date() })
      if (!row) throw new Error('a manual run never collides')
      const key = { runId: row.id, scheduledAt: row.scheduled_at.toISOString() }
      await openAttempt(tx, { ...key, attempt: 1 }, null)
      await tx
        .updateTable('job_log')
        .set({ status, updated_at: sql<Date>`now() - interval '1 hour'` })
        .where('id', '=', row.id)
        .execute()
      return key
    })
  }
  beforeEach(async () => {
    settled.length = 0
    await database.db.deleteFrom('job_log').execute()
  })

  test('that live are left alone, and looked at again only after a while', async () => {
    const run = await forgotten('running')
    await start(run)
    expect(await reconcile()).toBe(0)
    expect(await getRun(database.db, run.runId)).toMatchObject({ status: 'running', error_msg: null })
    const { updated_at } = await database.db.selectFrom('job_log').select('updated_at').executeTakeFirstOrThrow()
    expect(Date.now() - updated_at.getTime()).toBeLessThan(30_000)
  })

  test('whose workflow somebody terminated end as cancelled, with their attempts', async () => {
    const run = await forgotten('running')
    await start(run)
    await workflowOf(run).terminate()

    expect(await reconcile()).toBe(1)

    expect(await getRun(database.db, run.runId)).toMatchObject({
      status: 'cancelled',
      error_msg: { en: 'The process was stopped in Temporal' },
    })
    expect(await listAttempts(database.db, run)).toMatchObject([{ status: 'cancelled' }])
    expect(settled).toEqual([run.runId])
    expect(await reconcile()).toBe(0)
  })

  test('that wait and that Temporal does not know are started again', async () => {
    const run = await forgotten('waiting')
    expect(await reconcile()).toBe(1)
    const started = await workflowOf(run).describe()
    expect(started).toMatchObject({ status: { name: 'RUNNING' }, priority: { priorityKey: 2 } })
    expect(started.searchAttributes).toMatchObject({ OpsKind: ['job-run'], OpsSubject: ['test'], OpsTrace: ['a'] })
    expect(await getRun(database.db, run.runId)).toMatchObject({ status: 'waiting' })
    expect(await reconcile()).toBe(0)
  })

  test('that ran and that Temporal no longer knows end as failed, and that is told', async () => {
    const run = await forgotten('running')
    expect(await reconcile()).toBe(1)
    const row = await getRun(database.db, run.runId)
    expect(row).toMatchObject({ status: 'failed', error_msg: { zh: expect.stringContaining('重新运行') } })
    expect(await listAttempts(database.db, run)).toMatchObject([{ status: 'failed' }])
    expect(settled).toEqual([run.runId])
  })

  test('whose start still lies in the outbox, or that were touched just now, are not looked at', async () => {
    const waiting = await forgotten('waiting')
    await database.db
      .transaction()
      .execute((tx) => addOutboxLine(tx, { kind: 'start_workflow', subject: `job_run:${waiting.runId}` }))
    const young = await forgotten('running')
    await database.db.updateTable('job_log').set({ updated_at: new Date() }).where('id', '=', young.runId).execute()
    expect(await reconcile()).toBe(0)
    expect(await getRun(database.db, young.runId)).toMatchObject({ status: 'running' })
  })
})

describe('backfills', () => {
  const handleOf = (id: number) => temporal.client.workflow.getHandle(backfillWorkflowId(id))
  const reconcile = () => reconcileBackfills({ db: database.db, temporal })
  const statusOf = async (id: number) =>
    database.db.selectFrom('backfill').select(['status', 'error_msg']).where('id', '=', id).executeTakeFirst()

  /** An open one that nothing has touched for long; no worker runs here. */
  async function quiet(): Promise<number> {
    return database.db.transaction().execute(async (tx) => {
      const job = await insertJob(tx, { ...input, name: randomUUID() }, { userId: null, departmentId: null })
      const range = { start: '2026-01-01T00:00:00Z', end: '2026-01-02T00:00:00Z' }
      const { id: createdBy } = await tx
        .insertInto('user')
        .values({ username: randomUUID(), name: 'x' })
        .returning('id')
        .executeTakeFirstOrThrow()
      const id = await insertBackfill(tx, {
        ...range,
        jobId: job.id,
        definition: freezeJob(job),
        concurrency: 1,
        order: 'asc',
        skip_successful: true,
        params: {},
        times: [Date.parse(range.start)],
        traceId: 'a'.repeat(32),
        createdBy,
        departmentId: null,
      })
      await sql`alter table backfill disable trigger touch_row`.execute(tx)
      await tx
        .updateTable('backfill')
        .set({ updated_at: sql<Date>`now() - interval '1 hour'` })
        .where('id', '=', id)
        .execute()
      await sql`alter table backfill enable trigger touch_row`.execute(tx)
      return id
    })
  }

  test('that Temporal does not know are started again, and then left alone', async () => {
    const id = await quiet()
    expect(await reconcile()).toBe(1)
    expect((await handleOf(id).describe()).status.name).toBe('RUNNING')
    expect(await reconcile()).toBe(0)
    await handleOf(id).terminate()
    expect(await reconcile()).toBe(1)
  })

  test('whose workflow somebody terminated end as cancelled', async () => {
    const id = await quiet()
    await reconcile()
    await handleOf(id).terminate()
    expect(await reconcile()).toBe(1)
    expect(await statusOf(id)).toMatchObject({
      status: 'cancelled',
      error_msg: { en: 'The process was stopped in Temporal' },
    })
    expect(await reconcile()).toBe(0)
  })
})
