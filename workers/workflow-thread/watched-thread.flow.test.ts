import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decide } from '../../tooling/testing/fixtures/endless-workflow.ts'
import { startTestWorker, type TestWorker, testTemporal } from '../../tooling/testing/temporal.ts'

const taskQueue = 'watched'
const patience = { timeout: 40_000, interval: 200 }
const temporal = testTemporal()
const { workflow } = temporal.client
let worker: TestWorker

beforeAll(async () => {
  const workflowsPath = fileURLToPath(new URL('../../tooling/testing/fixtures/endless-workflow.ts', import.meta.url))
  worker = await startTestWorker({}, taskQueue, { workflowsPath })
})
afterAll(async () => {
  await worker?.stop()
  await temporal.close()
})

async function everyday(workflowId: string): Promise<string> {
  const handle = await workflow.start('everydayWorkflow', { taskQueue, workflowId })
  expect(await handle.executeUpdate(decide)).toBe('heard')
  return handle.result()
}

test('tasks that would never end fail, and others go on', async () => {
  const types = ['endlessWorkflow', 'endlessLaterWorkflow']
  const endless = await Promise.all(types.map((type) => workflow.start(type, { taskQueue, workflowId: type })))
  const failedTasks = async () => {
    const histories = await Promise.all(endless.map((handle) => handle.fetchHistory()))
    return histories.map(({ events }) => events?.some((event) => event.workflowTaskFailedEventAttributes))
  }
  await expect.poll(failedTasks, patience).toEqual([true, true])
  expect(await everyday('beside')).toBe('done')
  await Promise.all(endless.map((handle) => handle.terminate()))
})

test('no stacks of promises are kept', async () => {
  const handle = await workflow.start('everydayWorkflow', { taskQueue, workflowId: 'without-stacks' })
  await expect(handle.query('__stack_trace')).rejects.toThrow()
  await handle.executeUpdate(decide)
})
