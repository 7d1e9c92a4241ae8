import { NativeConnection, Worker } from '@temporalio/worker'
import { expect, inject, test } from 'vitest'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { insertRun } from '../../db/jobs/run-queries.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { createPayloadCodec, executorPayloadKeys, sealedDataConverter } from '../../platform/temporal-codec.ts'
import { testDatabase } from '../../tooling/testing/database.ts'
import { testExecutorToken } from '../../tooling/testing/executor.ts'
import { ownNamespace } from '../../tooling/testing/own-namespace.ts'
import { startTestWorker, testTemporal } from '../../tooling/testing/temporal.ts'
import { executorQueue, jobRunWorkflowId, jobRunWorkflowPrefix, opsQueue } from './messages.ts'

const backlog = 40
/** TASK_QUEUE_TYPE_ACTIVITY */
const activityTasks = 2

test('an urgent run passes a backlog of others on the executors of its group', async () => {
  // given a group whose executor is away, and a backlog of runs for it
  const database = await testDatabase()
  const temporal = testTemporal()
  const ops = await startTestWorker(createFireActivities({ db: database.db, onSettled: async () => {} }))
  const start = async (priority: number): Promise<number> => {
    const definition = freezeJob(
      jobInput.parse({
        ...{ name: '脚本', job_type: 'shell', config: { script: 'true' }, executor_group: 'slow', priority },
      }),
    )
    const row = await database.db.transaction().execute((tx) =>
      insertRun(tx, {
        ...{ jobId: null, definition, params: {}, trigger: 'manual', scheduledAt: new Date(), traceId: 'a'.repeat(32) },
        workflowId: { prefix: jobRunWorkflowPrefix },
      }),
    )
    if (!row) throw new Error('a manual run never collides')
    await temporal.startWorkflow({
      ...{ workflowType: 'jobRunWorkflow', workflowId: jobRunWorkflowId(row.id), taskQueue: opsQueue },
      args: [{ runId: row.id, scheduledAt: row.scheduled_at.toISOString() }],
    })
    return row.id
  }
  for (let i = 0; i < backlog; i++) await start(4)
  const urgent = await start(1)
  // An activity counts as scheduled before the queue has it: only what stands there can be passed.
  const standing = async () => {
    const { stats } = await temporal.client.workflowService.describeTaskQueue({
      ...{ namespace: ownNamespace, taskQueue: { name: executorQueue('slow') }, reportStats: true },
      taskQueueType: activityTasks,
    })
    return Number(stats?.approximateBacklogCount ?? 0)
  }
  await expect.poll(standing, { timeout: 20_000 }).toBe(backlog + 1)

  // when an executor with one hand comes
  const order: number[] = []
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') })
  const executor = await Worker.create({
    ...{ connection, namespace: ownNamespace, taskQueue: executorQueue('slow') },
    dataConverter: sealedDataConverter(createPayloadCodec(executorPayloadKeys(testExecutorToken), () => 'executor')),
    ...{ maxConcurrentActivityTaskExecutions: 1, maxConcurrentActivityTaskPolls: 1 },
    activities: {
      runScriptJob: async ({ runId }: { runId: number }) => {
        order.push(runId)
        return { status: 'success', result: null, retryable: false }
      },
    },
  })
  const finished = executor.run()
  await expect.poll(() => order.length, { timeout: 20_000 }).toBe(backlog + 1)

  // then it is among the first: what was handed out before it was looked for may precede it
  expect(order.indexOf(urgent)).toBeLessThan(backlog / 4)
  executor.shutdown()
  await finished
  await connection.close()
  await ops.stop()
  await temporal.close()
  await database.close()
})
