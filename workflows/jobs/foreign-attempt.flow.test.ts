import { activityInfo } from '@temporalio/activity'
import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common'
import { NativeConnection, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { createForeignActivities } from '../../activities/jobs/foreign-activities.ts'
import { readOutput } from '../../db/jobs/output-queries.ts'
import { getRun, listAttempts } from '../../db/jobs/run-queries.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { ownNamespace } from '../../tooling/testing/own-namespace.ts'
import { makeRun, type TicketedAttempt } from '../../tooling/testing/runs.ts'
import { recordHistory, startTestWorker, type TestWorker, testTemporal } from '../../tooling/testing/temporal.ts'
import { cancelRun, jobRunWorkflowId, opsQueue } from './messages.ts'

const histories = new URL('./histories/', import.meta.url)
const temporal = testTemporal()
const shopQueue = 'shop-activities'
const seen: { args: unknown[]; id: string }[] = []
const carriers: unknown[] = []
const isAsked = Promise.withResolvers<void>()
let database: TestDatabase
let worker: TestWorker
let shop: { stop(): Promise<void> }

/** Somebody else's worker: it knows nothing of the platform. */
async function startShop() {
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') })
  const foreign = await Worker.create({
    connection,
    namespace: ownNamespace,
    taskQueue: shopQueue,
    interceptors: {
      activity: [
        () => ({
          inbound: {
            execute(input, next) {
              const header = input.headers['_tracer-data']
              carriers.push(header && defaultPayloadConverter.fromPayload(header))
              return next(input)
            },
          },
        }),
      ],
    },
    activities: {
      async settleOrders(...args: unknown[]) {
        seen.push({ args, id: activityInfo().activityId })
        return { settled: 3 }
      },
      async unsteady() {
        seen.push({ args: [], id: activityInfo().activityId })
        throw new Error('the till is open')
      },
      async refuse() {
        throw ApplicationFailure.nonRetryable('there is no such shop')
      },
      async never() {
        isAsked.resolve()
        await new Promise((resolve) => setTimeout(resolve, 3000))
      },
    },
  })
  const finished = foreign.run()
  return {
    async stop() {
      foreign.shutdown()
      await finished
      await connection.close()
    },
  }
}

beforeAll(async () => {
  database = await testDatabase()
  const deps = { db: database.db, onSettled: async () => {}, executor: 'worker-1' }
  worker = await startTestWorker({ ...createFireActivities(deps), ...createForeignActivities(deps) })
  shop = await startShop()
})
afterAll(async () => {
  await shop?.stop()
  await worker?.stop()
  await temporal.close()
  await database?.close()
})

async function begin(config: object, fields: Record<string, unknown> = {}): Promise<TicketedAttempt> {
  const run = await makeRun(database.db, {
    job_type: 'rpc',
    config: { protocol: 'temporal', task_queue: shopQueue, ...config },
    ...{ retry_backoff: 'fixed', retry_interval: 1, retry_count: 0, timeout: 20, ...fields },
  })
  await temporal.startWorkflow({
    workflowType: 'jobRunWorkflow',
    workflowId: jobRunWorkflowId(run.runId),
    taskQueue: opsQueue,
    args: [{ runId: run.runId, scheduledAt: run.scheduledAt }],
  })
  return run
}
const handleOf = ({ runId }: TicketedAttempt) => temporal.client.workflow.getHandle(jobRunWorkflowId(runId))
async function ended(run: TicketedAttempt) {
  await handleOf(run).result()
  return getRun(database.db, run.runId)
}
const printed = async (run: TicketedAttempt) =>
  (await readOutput(database.db, run, { from: 0, maxChunks: 100 })).map(({ content }) => content.toString()).join('')

describe('an activity of somebody else’s worker', () => {
  test('is asked on its own queue with the arguments filled in, under the run’s key, and gives the result', async () => {
    const run = await begin({ activity: 'settleOrders', args: ['{today}', { run: '{runId}' }] })
    expect(await ended(run)).toMatchObject({ status: 'success', result: { settled: 3 }, executor: 'worker-1' })
    expect(seen.at(-1)).toEqual({
      args: [expect.stringMatching(/^\d{4}-\d\d-\d\d$/), { run: run.runId }],
      id: `ops-run-${run.runId}`,
    })
    expect(await printed(run)).toBe('→ settleOrders on shop-activities · 2 arguments\n← done\n')
    await recordHistory(handleOf(run), histories, 'foreign-success')
  })

  test('gets the trace of the run where OpenTelemetry’s interceptors look for it, and each attempt a span of its own', async () => {
    carriers.length = 0
    const run = await begin({ activity: 'unsteady' }, { retry_count: 1 })
    const { trace_id } = await ended(run)
    const spans = carriers.map((carrier) => {
      expect(carrier).toEqual({ traceparent: expect.stringMatching(new RegExp(`^00-${trace_id}-[0-9a-f]{16}-01$`)) })
      return JSON.stringify(carrier)
    })
    expect(new Set(spans).size).toBe(2)
  })

  test('that fails is asked again by the rules of the job, under the same key', async () => {
    const run = await begin({ activity: 'unsteady' }, { retry_count: 1 })
    expect(await ended(run)).toMatchObject({
      status: 'failed',
      attempt: 2,
      error_msg: { en: 'unsteady failed: the till is open' },
    })
    expect(seen.slice(-2).map(({ id }) => id)).toEqual([`ops-run-${run.runId}`, `ops-run-${run.runId}`])
    await recordHistory(handleOf(run), histories, 'foreign-retried')
  })

  test('that says it would never go well is not asked again', async () => {
    const run = await begin({ activity: 'refuse' }, { retry_count: 3 })
    expect(await ended(run)).toMatchObject({ status: 'failed', attempt: 1 })
  })

  test('that no worker takes up ends as a timeout that says so', async () => {
    const run = await begin({ activity: 'settleOrders', task_queue: 'nobody-is-here' }, { timeout: 1 })
    expect(await ended(run)).toMatchObject({
      status: 'timeout',
      error_msg: { en: 'No worker took it up on nobody-is-here within 1 s' },
    })
    expect(await listAttempts(database.db, run)).toMatchObject([{ status: 'timeout' }])
  })

  test('is called off with its run', async () => {
    const run = await begin({ activity: 'never' })
    await isAsked.promise
    await temporal.update(
      jobRunWorkflowId(run.runId),
      cancelRun,
      { userId: null, name: 'tester' },
      { timeoutMs: 10_000 },
    )
    expect(await getRun(database.db, run.runId)).toMatchObject({ status: 'cancelled' })
    expect(await printed(run)).toContain('■ stopped\n')
    await recordHistory(handleOf(run), histories, 'foreign-cancelled')
  })

  test('on a queue of the platform is refused, also when a placeholder leads there', async () => {
    const run = await begin(
      { activity: 'settleRun', task_queue: '{params.queue}' },
      { params: [{ name: 'queue', default: 'ops' }] },
    )
    expect(await ended(run)).toMatchObject({
      status: 'failed',
      error_msg: { en: expect.stringMatching(/queue is the platform’s own/) },
    })
  })
})
