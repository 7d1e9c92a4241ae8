import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { createHttpRunActivities } from '../../activities/jobs/http-run-activities.ts'
import { reportExecutor } from '../../db/jobs/executor-queries.ts'
import { findRunByKey, insertRun, type RunKey } from '../../db/jobs/run-queries.ts'
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
import { cancelRun, jobRunWorkflowId, jobRunWorkflowPrefix, opsQueue } from './messages.ts'

const histories = new URL('./histories/', import.meta.url)
const temporal = testTemporal()
const sink = createServer((request, response) => answer(request, response))
let answer: (request: IncomingMessage, response: ServerResponse) => void
let url: string
let database: TestDatabase
let worker: TestWorker

beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`
  database = await testDatabase()
  const egress = createEgress({ allow: '127.0.0.1', userAgent: 'OPS test' })
  const deps = { db: database.db, onSettled: async () => {} }
  worker = await startTestWorker({
    ...createFireActivities(deps),
    ...createHttpRunActivities({ ...deps, secrets: testSecrets, egress, executor: 'worker-1' }),
  })
})
afterAll(async () => {
  await worker?.stop()
  sink.closeAllConnections()
  sink.close()
  await temporal.close()
  await database?.close()
})
beforeEach(() => {
  answer = (request, response) =>
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(request.url?.slice(1)))
})

async function startRun(fields: Record<string, unknown>, order: Record<string, unknown> = {}): Promise<RunKey> {
  const job = { name: '分片', job_type: 'http', config: { url: `${url}{shardIndex}-{shardTotal}` }, retry_count: 0 }
  const row = await database.db.transaction().execute((tx) =>
    insertRun(tx, {
      ...{ jobId: null, definition: freezeJob(jobInput.parse({ ...job, ...fields })), params: {} },
      ...{ trigger: 'manual', scheduledAt: new Date(), traceId: 'a'.repeat(32), ...order },
      workflowId: { prefix: jobRunWorkflowPrefix },
    }),
  )
  if (!row) throw new Error('a manual run never collides')
  const run = { runId: row.id, scheduledAt: row.scheduled_at.toISOString() }
  await temporal.startWorkflow({
    ...{ workflowType: 'jobRunWorkflow', workflowId: jobRunWorkflowId(row.id), taskQueue: opsQueue, args: [run] },
  })
  return run
}

const handleOf = ({ runId }: RunKey) => temporal.client.workflow.getHandle(jobRunWorkflowId(runId))
const statusOf = async (run: RunKey) => (await findRunByKey(database.db, run))?.status
const shardsOf = ({ runId }: RunKey) =>
  database.db
    .selectFrom('job_log')
    .select(['id', 'scheduled_at', 'shard_index', 'status', 'result', 'error_msg', 'workflow_id', 'definition'])
    .where('parent_id', '=', runId)
    .orderBy('shard_index')
    .execute()
const wholeOf = ({ runId }: RunKey) =>
  database.db.selectFrom('job_log').selectAll().where('id', '=', runId).executeTakeFirstOrThrow()

describe('a run by shards', () => {
  test('succeeds when each of them does, and has the list of their results', async () => {
    const run = await startRun({ shard_total: 3 })
    expect(await handleOf(run).result()).toBe('success')

    const shards = await shardsOf(run)
    expect(shards).toMatchObject([0, 1, 2].map((shard_index) => ({ shard_index, status: 'success' })))
    expect(shards.map(({ id, workflow_id }) => workflow_id === `job-run:${id}`)).toEqual([true, true, true])
    expect(await wholeOf(run)).toMatchObject({ status: 'success', result: ['0-3', '1-3', '2-3'], shard_index: null })
    await recordHistory(handleOf(run), histories, 'shards')
  })

  test('fails when one does, names it, and succeeds after that one was run again', async () => {
    answer = (request, response) => response.writeHead(request.url === '/1-3' ? 500 : 200).end()
    const run = await startRun({ shard_total: 3 })
    expect(await handleOf(run).result()).toBe('failed')
    expect((await wholeOf(run)).error_msg?.en).toBe('1 of 3 shards did not succeed: 1')

    answer = (_request, response) => response.end()
    const broken = (await shardsOf(run))[1]
    const again = await startRun(
      { shard_total: 3 },
      { rerunOf: broken?.id, shardIndex: 1, scheduledAt: broken?.scheduled_at, trigger: 'retry' },
    )
    expect(await handleOf(again).result()).toBe('success')
    expect(await wholeOf(run)).toMatchObject({ status: 'success', error_msg: null })
  })

  test('cancelled, stops each shard and leaves none open', async () => {
    const called = Promise.withResolvers<void>()
    answer = () => called.resolve()
    const run = await startRun({ shard_total: 4, timeout: 600 })
    await called.promise
    const by = { userId: 1, name: '张三' }
    expect(await temporal.update(jobRunWorkflowId(run.runId), cancelRun, by, { timeoutMs: 20_000 })).toBe('cancelled')

    expect((await shardsOf(run)).map(({ status }) => status)).toEqual(Array(4).fill('cancelled'))
    expect((await wholeOf(run)).error_msg?.zh).toBe('由 张三 取消')
    await handleOf(run).result()
    await recordHistory(handleOf(run), histories, 'shards-cancelled')
  })

  test('on every executor of the group that lives, has one for each', async () => {
    const report = { host: 'a', running: 0, started_at: new Date().toISOString() } as const
    const say = (instance: string, group: string, status: 'live' | 'draining') =>
      reportExecutor(database.db, { ...report, instance, group, status })
    await say('b-1', 'blue', 'live')
    await say('b-2', 'blue', 'live')
    await say('b-3', 'blue', 'draining')
    await say('g-1', 'green', 'live')
    const run = await startRun({ broadcast: true, executor_group: 'blue' })
    await handleOf(run).result()
    expect((await shardsOf(run)).map(({ definition }) => definition.executor_instance)).toEqual(['b-1', 'b-2'])
    expect((await wholeOf(run)).result).toEqual(['0-2', '1-2'])
  })

  test('where no executor lives fails and says so', async () => {
    const run = await startRun({ broadcast: true, executor_group: 'nobody' })
    await handleOf(run).result()
    expect(await statusOf(run)).toBe('failed')
    expect((await wholeOf(run)).error_msg?.en).toBe('No executor of the group nobody lives')
  })
})

test('histories that are recorded are replayed the same way', async () => {
  expect(await replayHistories(histories)).toContain('shards.json')
})
