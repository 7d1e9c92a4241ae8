import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBackfillActivities } from '../../activities/jobs/backfill-activities.ts'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { createHttpRunActivities } from '../../activities/jobs/http-run-activities.ts'
import { createListener, type Listener } from '../../db/listen.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import type { Loop } from '../../platform/loop.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { type DayService, startDayService } from '../../tooling/testing/day-service.ts'
import { testSecrets } from '../../tooling/testing/secrets.ts'
import {
  recordHistory,
  replayHistories,
  startTestWorker,
  type TestWorker,
  testTemporal,
} from '../../tooling/testing/temporal.ts'
import { startOutboxDispatcher } from '../../workers/outbox/dispatcher.ts'
import { backfillWorkflowId, jobRunWorkflowId, opsQueue, scheduledRunWorkflowId } from './messages.ts'

const histories = new URL('./histories/', import.meta.url)
const patience = { timeout: 30_000, interval: 50 }
const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
const temporal = testTemporal()
let service: DayService
let database: TestDatabase
let platform: TestPlatform
let listener: Listener
let dispatcher: Loop
let api: TestApi
let token: string
let worker: TestWorker

function startWorker(): Promise<TestWorker> {
  const egress = createEgress({ allow: '127.0.0.1', userAgent: 'OPS test' })
  return startTestWorker({
    ...createBackfillActivities({ db: database.db }),
    ...createFireActivities({ db: database.db, onSettled: async () => {} }),
    ...createHttpRunActivities({
      db: database.db,
      secrets: testSecrets,
      egress,
      onSettled: async () => {},
      executor: 'worker-1',
    }),
  })
}

beforeAll(async () => {
  service = await startDayService()
  database = await testDatabase()
  platform = await testPlatform(database)
  listener = createListener(database.url)
  await listener.ready()
  dispatcher = startOutboxDispatcher({ db: database.db, temporal, listener, log: pino({ level: 'silent' }) })
  api = await platform.startApi({ temporal })
  const user = await platform.makeUser([
    'job:read',
    'job:write',
    'job:trigger',
    'job:backfill',
    'run:read',
    'run:cancel',
    'scheduler:halt',
  ])
  token = await signInAs(api, user)
  worker = await startWorker()
})
afterAll(async () => {
  await worker?.stop()
  await dispatcher?.stop()
  await platform?.close()
  await listener?.close()
  await temporal.close()
  await database?.close()
  service?.close()
})
beforeEach(() => service.reset())

const call = (method: string, path: string, body?: unknown) => api.call(method, path, { token, body })
let made = 0
async function makeJob(fields: Record<string, unknown> = {}): Promise<number> {
  const { status, body } = await call('POST', '/jobs', {
    name: `补数 ${++made}`,
    job_type: 'http',
    config: { url: `${service.url}/{yesterday}` },
    trigger_type: 'cron',
    cron_expr: '0 3 * * *',
    timezone: 'UTC',
    status: 'disabled',
    retry_count: 0,
    ...fields,
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}
/** Of January 2026, both days included. */
async function begin(
  jobId: number,
  [from, to]: [number, number],
  fields: Record<string, unknown> = {},
): Promise<number> {
  const day = (date: number) => `2026-01-${String(date).padStart(2, '0')}`
  const range = { start: `${day(from)}T00:00:00Z`, end: `${day(to)}T23:59:59Z` }
  const { status, body } = await call('POST', `/jobs/${jobId}/backfill`, { ...range, ...fields })
  if (status !== 202) throw new Error(JSON.stringify(body))
  return body.data.id
}
const backfill = async (id: number) => (await call('GET', `/backfills/${id}`)).body.data
const handleOf = (id: number) => temporal.client.workflow.getHandle(backfillWorkflowId(id))
const endOf = (id: number) => handleOf(id).result()
const runsOf = (id: number) =>
  database.db.selectFrom('job_log').selectAll().where('backfill_id', '=', id).orderBy('scheduled_at').execute()
const january = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `2026-01-${String(from + index).padStart(2, '0')}`)

describe('a backfill', () => {
  test('runs every time of its range, in order, as that day would have run', async () => {
    const id = await begin(await makeJob(), [2, 6])

    expect(await endOf(id)).toBe('success')

    expect(service.days).toEqual(january(1, 5))
    expect(await backfill(id)).toMatchObject({
      status: 'success',
      total: 5,
      opened: 5,
      counts: { success: 5, failed: 0, waiting: 0 },
      ended_at: expect.any(String),
    })
    const runs = await runsOf(id)
    expect(runs).toMatchObject(runs.map(() => ({ trigger: 'backfill', status: 'success', attempt: 1 })))
    expect(new Set(runs.map(({ trace_id }) => trace_id)).size).toBe(1)
    await recordHistory(handleOf(id), histories, 'backfill-success')
  })

  test('may begin with the newest', async () => {
    const id = await begin(await makeJob(), [2, 6], { order: 'desc' })
    await endOf(id)
    expect(service.days).toEqual(january(1, 5).reverse())
  })

  test('keeps so many runs open and no more', async () => {
    const held = service.hold()
    const id = await begin(await makeJob(), [2, 9], { concurrency: 3 })
    await expect.poll(held.count, patience).toBe(3)
    expect((await backfill(id)).counts).toMatchObject({ running: 3, waiting: 0, success: 0 })

    held.release()

    expect(await endOf(id)).toBe('success')
    expect(service.days.toSorted()).toEqual(january(1, 8))
  })

  test('leaves out what has succeeded, by whatever it was started, and runs again what has not', async () => {
    service.answerBy(({ url }, response) => response.writeHead(url === '/2026-01-03' ? 500 : 200).end())
    const jobId = await makeJob()
    await call('POST', `/jobs/${jobId}/trigger`, { scheduled_at: '2026-01-02T03:00:00Z' })
    await expect.poll(() => service.days, patience).toEqual(['2026-01-01'])
    await expect
      .poll(async () => (await call('GET', `/job-logs?job_id=${jobId}`)).body.data.items[0].status, patience)
      .toBe('success')

    const first = await begin(jobId, [2, 6])
    expect(await endOf(first)).toBe('failed')
    expect((await backfill(first)).counts).toMatchObject({ success: 3, failed: 1 })
    expect(service.days).toEqual(january(1, 5))

    service.reset()
    const again = await begin(jobId, [2, 6])
    expect(await endOf(again)).toBe('success')
    expect(service.days).toEqual(['2026-01-03'])
    const notes = database.db.selectFrom('notification').select('content').where('batch', 'like', 'backfill-ended:%')
    const told = (await notes.execute()).map(({ content }) => content)
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringContaining('4 次运行中有 1 次没有成功'),
        expect.stringContaining('1 次运行全部成功'),
      ]),
    )
    await recordHistory(handleOf(first), histories, 'backfill-failed')
  })

  test('does not keep today’s fires from running, nor is it kept by them', async () => {
    const held = service.hold()
    const jobId = await makeJob({ status: 'enabled', misfire_policy: 'all' })
    // Nothing fires by itself meanwhile, unless it is just three.
    const fire = Math.floor((Date.now() - 3 * hourMs) / dayMs) * dayMs + 3 * hourMs
    const past = new Date(fire - dayMs).toISOString()
    const { body } = await call('POST', `/jobs/${jobId}/backfill`, { start: past, end: past })
    await expect.poll(held.count, patience).toBe(1)

    await temporal.startWorkflow({
      workflowType: 'jobRunWorkflow',
      workflowId: scheduledRunWorkflowId(jobId, fire),
      taskQueue: opsQueue,
      args: [{ jobId, scheduledAt: new Date(fire).toISOString() }],
    })

    await expect.poll(held.count, patience).toBe(2)
    held.release()
    expect(await endOf(body.data.id)).toBe('success')
    await call('DELETE', `/jobs/${jobId}`)
  })

  test('of a job that is deleted ends', async () => {
    const held = service.hold()
    const jobId = await makeJob()
    const id = await begin(jobId, [2, 6])
    await expect.poll(held.count, patience).toBe(1)
    await database.db.updateTable('job').set({ deleted_at: new Date() }).where('id', '=', jobId).execute()
    held.release()
    expect(await endOf(id)).toBe('cancelled')
    expect(service.days).toHaveLength(1)
  })
})

describe('pausing', () => {
  test('lets what runs go on and begins nothing; resuming goes on where it was', async () => {
    const held = service.hold()
    const id = await begin(await makeJob(), [2, 6])
    await expect.poll(held.count, patience).toBe(1)

    expect((await call('POST', `/backfills/${id}/pause`)).body.data.status).toBe('paused')
    held.release()
    await expect.poll(async () => (await backfill(id)).counts.success, patience).toBe(1)
    await expect.poll(() => openChildren(id), patience).toBe(0)
    expect(await backfill(id)).toMatchObject({ status: 'paused', opened: 1 })
    expect(service.days).toHaveLength(1)

    expect((await call('POST', `/backfills/${id}/resume`)).body.data.status).toBe('running')
    expect(await endOf(id)).toBe('success')
    expect(service.days).toEqual(january(1, 5))
    await recordHistory(handleOf(id), histories, 'backfill-paused')
  })
})

describe('cancelling', () => {
  test('stops what runs and leaves it cancelled', async () => {
    const held = service.hold()
    const id = await begin(await makeJob({ timeout: 600 }), [2, 9], { concurrency: 3 })
    await expect.poll(held.count, patience).toBe(3)

    expect((await call('POST', `/backfills/${id}/cancel`)).body.data.status).toBe('cancelled')

    expect(await endOf(id)).toBe('cancelled')
    expect(await backfill(id)).toMatchObject({ opened: 3, counts: { cancelled: 3 } })
    expect((await runsOf(id)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    await recordHistory(handleOf(id), histories, 'backfill-cancelled')
  })

  test('reaches runs whose rows are there and whose workflow never began', async () => {
    const jobId = await makeJob()
    await worker.stop()
    const id = await begin(jobId, [2, 4], { concurrency: 3 })
    const step = await createBackfillActivities({ db: database.db }).openBackfillFires({
      backfillId: id,
      after: 0,
      count: 3,
    })
    expect(step.runs).toHaveLength(3)

    await call('POST', `/backfills/${id}/cancel`)

    await expect
      .poll(async () => (await runsOf(id)).map(({ status }) => status), patience)
      .toEqual(['cancelled', 'cancelled', 'cancelled'])
    worker = await startWorker()
    expect(await endOf(id)).toBe('cancelled')
    expect(service.days).toEqual([])
  })
})

describe('the breaker', () => {
  test('holds up a backfill, which goes on by itself after it', async () => {
    const held = service.hold()
    const id = await begin(await makeJob(), [2, 6])
    await expect.poll(held.count, patience).toBe(1)

    expect((await call('POST', '/scheduler/halt', { reason: '下游故障' })).status).toBe(200)
    held.release()
    await expect.poll(() => openChildren(id), patience).toBe(0)
    expect(await backfill(id)).toMatchObject({ status: 'running', opened: 1 })

    await call('POST', '/scheduler/resume')
    expect(await endOf(id)).toBe('success')
    expect(service.days).toEqual(january(1, 5))
    await recordHistory(handleOf(id), histories, 'backfill-halted')
  })

  test('cancels what runs when it is asked to, a start that is not delivered as well', async () => {
    service.hold()
    const jobId = await makeJob({ timeout: 600, overlap_policy: 'allow' })
    const { body } = await call('POST', `/jobs/${jobId}/trigger`, {})
    await expect.poll(() => service.days, patience).toHaveLength(1)
    const away = await platform.startApi()
    const waiting = await away.call('POST', `/jobs/${jobId}/trigger`, { token, body: {} })
    await call('POST', '/scheduler/halt', { reason: '下游故障', cancel_running: true })

    const statusOf = async (runId: number) => (await call('GET', `/job-logs/${runId}`)).body.data.status
    await expect.poll(() => statusOf(body.data.run_id), patience).toBe('cancelled')
    await expect.poll(() => statusOf(waiting.body.data.run_id), patience).toBe('cancelled')
    expect((await call('GET', '/scheduler/state')).body.data).toMatchObject({ cancelled_runs: 2, open_runs: 0 })
    await call('POST', '/scheduler/resume')
  })
})

describe('through everything', () => {
  test('a history that grows long begins anew, and nothing is lost or doubled', async () => {
    const jobId = await makeJob({ cron_expr: '0 * * * *' })
    const id = await begin(jobId, [1, 1], { concurrency: 4 })
    // The one that the api started is replaced by one with a small limit.
    await handleOf(id).terminate()
    const workflowId = `${backfillWorkflowId(id)}-short`
    await temporal.startWorkflow({
      workflowType: 'backfillWorkflow',
      workflowId,
      taskQueue: opsQueue,
      args: [{ backfillId: id, concurrency: 4, mostEvents: 60 }],
    })
    const handle = temporal.client.workflow.getHandle(workflowId)
    expect(await handle.result()).toBe('success')

    const { runId } = await handle.describe()
    const history = await temporal.client.workflow.getHandle(workflowId, runId).fetchHistory()
    const [first] = history.events ?? []
    expect(first?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toBeTruthy()
    const runs = await runsOf(id)
    expect(runs).toHaveLength(24)
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['success']))
    // What was being called when the first one was terminated is called again, under the same key.
    expect(service.keys.size).toBe(24)
    await recordHistory(handle, histories, 'backfill-continued')
  })

  test('288 fires survive a worker that is replaced in the middle', async () => {
    const jobId = await makeJob({ cron_expr: '*/10 * * * *' })
    const id = await begin(jobId, [1, 2], { concurrency: 20 })
    await expect.poll(async () => (await backfill(id)).counts.success, patience).toBeGreaterThan(30)
    await worker.stop()
    worker = await startWorker()

    expect(await endOf(id)).toBe('success')

    const runs = await runsOf(id)
    const first = Date.parse('2026-01-01T00:00:00Z')
    expect(runs.map(({ scheduled_at }) => (scheduled_at.getTime() - first) / 600_000)).toEqual(
      Array.from({ length: 288 }, (_, index) => index),
    )
  }, 120_000)
})

test('today’s code replays every recorded history', async () => {
  expect(await replayHistories(histories)).toContain('backfill-success.json')
})

async function openChildren(id: number): Promise<number> {
  const runs = await runsOf(id)
  const states = await Promise.all(
    runs.map((run) => temporal.client.workflow.getHandle(jobRunWorkflowId(run.id)).describe()),
  )
  return states.filter(({ status }) => status.name === 'RUNNING').length
}
