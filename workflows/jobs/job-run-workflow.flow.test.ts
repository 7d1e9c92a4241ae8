import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { createHttpRunActivities } from '../../activities/jobs/http-run-activities.ts'
import { openTicketedAttempt } from '../../db/jobs/attempt-queries.ts'
import { insertJob } from '../../db/jobs/job-queries.ts'
import { getRun, insertRun, listAttempts, type RunKey } from '../../db/jobs/run-queries.ts'
import { fireSettingsOf } from '../../domain/jobs/fire-settings.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
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
import {
  cancelRun,
  jobRunWorkflowId,
  jobRunWorkflowPrefix,
  opsQueue,
  runQueue,
  scheduledRunWorkflowId,
} from './messages.ts'

const histories = new URL('./histories/', import.meta.url)
const temporal = testTemporal()
const sink = createServer((request, response) => answer(request, response))
let answer: (request: IncomingMessage, response: ServerResponse) => void
let url: string
let database: TestDatabase
let worker: TestWorker

function startWorker(): Promise<TestWorker> {
  const egress = createEgress({ allow: '127.0.0.1', userAgent: 'OPS test' })
  return startTestWorker({
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
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`
  database = await testDatabase()
  worker = await startWorker()
})
afterAll(async () => {
  await worker.stop()
  sink.closeAllConnections()
  sink.close()
  await temporal.close()
  await database.close()
})
beforeEach(() => {
  answer = (_request, response) => response.setHeader('Content-Type', 'application/json').end('{"rows":3}')
})

/** As the api starts it; without its plan, as a release before did. */
async function startRun(fields: Record<string, unknown> = {}, { bringsPlan = true } = {}): Promise<RunKey> {
  const definition = freezeJob(
    jobInput.parse({
      name: 'sink',
      job_type: 'http',
      config: { url },
      retry_backoff: 'fixed',
      retry_interval: 1,
      ...fields,
    }),
  )
  if (definition.job_type === 'flow') throw new Error('it was made a job')
  const { key, ticket } = await database.db.transaction().execute(async (tx) => {
    const row = await insertRun(tx, {
      jobId: null,
      definition,
      params: {},
      trigger: 'manual',
      scheduledAt: new Date(),
      traceId: '0'.repeat(32),
      workflowId: { prefix: jobRunWorkflowPrefix },
    })
    if (!row) throw new Error('a manual run never collides')
    const key = { runId: row.id, scheduledAt: row.scheduled_at.toISOString() }
    return { key, ticket: await openTicketedAttempt(tx, key, 1) }
  })
  const { executorGroup, ...settings } = fireSettingsOf(definition)
  const plan = { run: key, ...settings, taskQueue: runQueue({ runner: settings.runner, executorGroup }), ticket }
  await temporal.startWorkflow({
    workflowType: 'jobRunWorkflow',
    workflowId: jobRunWorkflowId(key.runId),
    taskQueue: opsQueue,
    args: [bringsPlan ? plan : key],
  })
  return key
}

const handleOf = ({ runId }: RunKey) => temporal.client.workflow.getHandle(jobRunWorkflowId(runId))
const endOf = (run: RunKey) => handleOf(run).result()

describe('a run', () => {
  test('succeeds with the answer as its result', async () => {
    const run = await startRun()

    expect(await endOf(run)).toBe('success')

    expect(await getRun(database.db, run.runId)).toMatchObject({
      status: 'success',
      result: { rows: 3 },
      attempt: 1,
      executor: 'worker-1',
      error_msg: null,
    })
    await recordHistory(handleOf(run), histories, 'inline-success')
  })

  test('that does not bring its plan finds it at its row', async () => {
    const run = await startRun({}, { bringsPlan: false })
    expect(await endOf(run)).toBe('success')
    expect(await listAttempts(database.db, run)).toMatchObject([{ attempt: 1, status: 'success' }])
  })

  test('is tried again until it succeeds, under one idempotency key', async () => {
    const keys: (string | undefined)[] = []
    answer = (request, response) => {
      keys.push(request.headers['idempotency-key'] as string)
      response.writeHead(keys.length < 3 ? 503 : 200).end()
    }
    const run = await startRun({ retry_count: 3 })

    expect(await endOf(run)).toBe('success')

    expect(new Set(keys)).toEqual(new Set([`ops-run-${run.runId}`]))
    expect(await listAttempts(database.db, run)).toMatchObject([
      { attempt: 1, status: 'failed' },
      { attempt: 2, status: 'failed' },
      { attempt: 3, status: 'success' },
    ])
    await recordHistory(handleOf(run), histories, 'inline-retried')
  })

  test('fails with the last reason when its retries are used up', async () => {
    answer = (_request, response) => response.writeHead(500).end()
    const run = await startRun({ retry_count: 1 })

    expect(await endOf(run)).toBe('failed')

    const row = await getRun(database.db, run.runId)
    expect(row).toMatchObject({ status: 'failed', attempt: 2 })
    expect(row.error_msg?.en).toContain('500')
    await recordHistory(handleOf(run), histories, 'inline-failed')
  })

  test('times out per attempt', async () => {
    answer = () => {}
    const run = await startRun({ retry_count: 0, timeout: 1 })
    expect(await endOf(run)).toBe('timeout')
    await recordHistory(handleOf(run), histories, 'held-timeout')
  })

  test('to a refused address fails at once and is not tried again', async () => {
    const run = await startRun({ config: { url: 'http://169.254.169.254/latest' } })
    expect(await endOf(run)).toBe('failed')
    expect(await listAttempts(database.db, run)).toHaveLength(1)
  })
})

describe('cancelling', () => {
  test('stops what runs and answers when it has stopped', async () => {
    const isCalled = Promise.withResolvers<void>()
    answer = () => isCalled.resolve()
    const run = await startRun({ timeout: 600 })
    await isCalled.promise

    const status = await temporal.update(
      jobRunWorkflowId(run.runId),
      cancelRun,
      { userId: 1, name: '张三' },
      { timeoutMs: 20_000 },
    )

    expect(status).toBe('cancelled')
    const row = await getRun(database.db, run.runId)
    expect(row).toMatchObject({ status: 'cancelled', error_msg: { zh: '由 张三 取消' } })
    expect(await listAttempts(database.db, run)).toMatchObject([{ status: 'cancelled' }])
    await endOf(run)
    await recordHistory(handleOf(run), histories, 'held-cancelled')
  })

  test('between two attempts ends the wait', async () => {
    answer = (_request, response) => response.writeHead(500).end()
    const run = await startRun({ retry_interval: 3600, retry_max_interval: 3600 })
    await expect.poll(() => listAttempts(database.db, run), { timeout: 10_000 }).toHaveLength(2)

    await temporal.update(jobRunWorkflowId(run.runId), cancelRun, { userId: 1, name: '张三' })

    expect(await endOf(run)).toBe('cancelled')
    await recordHistory(handleOf(run), histories, 'inline-cancelled-while-waiting')
  })

  test('loses the race against the end', async () => {
    const run = await startRun()
    await endOf(run)
    const cancel = temporal.update(jobRunWorkflowId(run.runId), cancelRun, { userId: 1, name: '张三' })
    await expect(cancel).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('a run whose worker is replaced in the middle goes on and ends once', async () => {
  let calls = 0
  const isCalled = Promise.withResolvers<void>()
  answer = (_request, response) => {
    calls++
    if (calls === 1) isCalled.resolve()
    else response.end()
  }
  const run = await startRun({ timeout: 600 })
  await isCalled.promise

  await worker.stop()
  worker = await startWorker()

  expect(await endOf(run)).toBe('success')
  expect(calls).toBe(2)
  expect(await listAttempts(database.db, run)).toHaveLength(1)
})

test('a scheduled fire takes its time from the schedule and runs once', async () => {
  const job = await database.db.transaction().execute((tx) =>
    insertJob(
      tx,
      jobInput.parse({
        name: 'every second',
        job_type: 'http',
        config: { url },
        trigger_type: 'cron',
        cron_expr: '* * * * * *',
      }),
      { userId: null, departmentId: null },
    ),
  )
  const time = Math.floor(Date.now() / 1000) * 1000
  const start = {
    workflowType: 'jobRunWorkflow',
    workflowId: scheduledRunWorkflowId(job.id, time),
    taskQueue: opsQueue,
    args: [{ jobId: job.id, scheduledAt: new Date(time).toISOString() }],
  }
  await temporal.startWorkflow(start)
  await temporal.startWorkflow(start)

  const handle = temporal.client.workflow.getHandle(start.workflowId)
  expect(await handle.result()).toBe('success')
  await recordHistory(handle, histories, 'scheduled-inline')
})

test('today’s code replays every recorded history', async () => {
  expect(await replayHistories(histories)).toEqual(
    expect.arrayContaining(['begun-held-cancelled.json', 'begun-held.json', 'begun-retried.json', 'success.json']),
  )
})
