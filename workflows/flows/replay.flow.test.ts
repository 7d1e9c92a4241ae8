import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlowStage, statesOf } from '../../tooling/testing/flow-stage.ts'
import { recordHistory, replayHistories } from '../../tooling/testing/temporal.ts'
import { flowRunWorkflowId, jobRunWorkflowId } from '../jobs/messages.ts'

const histories = new URL('./histories/', import.meta.url)
const historiesOfRuns = new URL('../jobs/histories/', import.meta.url)
const patience = { timeout: 20_000, interval: 50 }

let stage: Awaited<ReturnType<typeof startFlowStage>>

beforeAll(async () => {
  stage = await startFlowStage()
})
afterAll(() => stage?.close())

const processOf = (id: number) => stage.temporal.client.workflow.getHandle(flowRunWorkflowId(id))

/** When its process has closed, too. */
async function ended(id: number) {
  const run = await stage.ended(id)
  await processOf(id).result()
  return run
}
const runOfNode = async (id: number, node: string) =>
  (await stage.runOf(id)).nodes.find(({ node_id }) => node_id === node)?.job_log_id ?? 0

test('a short run, and one with a timer', async () => {
  const { ask, ways } = stage
  const short = await stage.trigger(await stage.makeFlow([ask('A', '/give/1'), ask('B', '/fail')], ways('A→B')))
  expect(statesOf(await ended(short))).toEqual({ A: 'success', B: 'failed failed' })
  await recordHistory(processOf(short), histories, 'short')

  const timed = await stage.trigger(
    await stage.makeFlow([{ id: 'W', type: 'wait', seconds: 1 }, ask('B', '/give/1')], ways('W→B')),
  )
  expect((await ended(timed)).status).toBe('success')
  await recordHistory(processOf(timed), histories, 'timer')
})

test('a run that is cancelled', async () => {
  const { ask, ways } = stage
  const id = await stage.trigger(await stage.makeFlow([ask('A', '/hold/stopped'), ask('B', '/give/1')], ways('A→B')))
  await hasOwnProcess(id, 'A')
  expect((await stage.call('POST', `/flow-runs/${id}/cancel`)).data.status).toBe('cancelled')
  expect(statesOf(await ended(id))).toEqual({ A: 'cancelled', B: 'cancelled' })
  await recordHistory(processOf(id), histories, 'cancelled')
  await closed(await runOfNode(id, 'A'))
  await recordHistory(ownProcessOf(await runOfNode(id, 'A')), historiesOfRuns, 'begun-held-cancelled')
})

test('a run whose nodes are handed over: held by whoever began them, and to be tried again', async () => {
  const { ask, ways, service } = stage
  const config = { url: `${service.url}/flaky/handed/1` }
  const retry = { retry_count: 3, retry_backoff: 'fixed', retry_interval: 1 }
  const { data: job } = await stage.call('POST', '/jobs', { name: 'flaky', job_type: 'http', config, ...retry })
  const nodes = [ask('A', '/hold/handed'), { id: 'R', type: 'job', job_id: job.id }, ask('B', '/give/1')]
  const id = await stage.trigger(await stage.makeFlow(nodes, ways('A→B', 'R→B')))
  await stage.nodeIs(id, 'R', 'success')
  await hasOwnProcess(id, 'A')
  service.letGo('handed')
  expect(statesOf(await ended(id))).toEqual({ A: 'success', B: 'success', R: 'success' })
  await recordHistory(processOf(id), histories, 'handed-over')
  for (const [node, name] of [
    ['A', 'begun-held'],
    ['R', 'begun-retried'],
  ] as const) {
    const run = await runOfNode(id, node)
    await closed(run)
    await recordHistory(ownProcessOf(run), historiesOfRuns, name)
  }
})

test('a run that is paused, stepped in, and begins its history anew', async () => {
  const { ask, ways, service, temporal } = stage
  const chain = Array.from({ length: 6 }, (_, index) => `N${index}`)
  const nodes = chain.map((node) => ask(node, `/hold/${node}`))
  const id = await stage.trigger(await stage.makeFlow(nodes, ways(...chain.slice(1).map((to, i) => `N${i}→${to}`))))
  await hasOwnProcess(id, 'N0')
  const firstRun = await stage.replaceProcess(id, 20)
  await stage.call('POST', `/flow-runs/${id}/pause`)
  service.letGo('N0')
  await stage.nodeIs(id, 'N0', 'success')
  await stage.call('POST', `/flow-runs/${id}/resume`)
  for (const node of chain.slice(1)) {
    await hasOwnProcess(id, node)
    service.letGo(node)
  }
  expect((await ended(id)).status).toBe('success')
  expect(new Set(chain.map((node) => service.calls(`/hold/${node}`)))).toEqual(new Set([1]))

  const begun = temporal.client.workflow.getHandle(flowRunWorkflowId(id), firstRun)
  const { runId: last } = await processOf(id).describe()
  expect(last).not.toBe(firstRun)
  await recordHistory(begun, histories, 'continued-first')
  await recordHistory(temporal.client.workflow.getHandle(flowRunWorkflowId(id), last), histories, 'continued-last')
})

test('today’s code replays every recorded history', async () => {
  expect(await replayHistories(histories)).toEqual([
    'approval.json',
    'cancelled.json',
    'continued-first.json',
    'continued-last.json',
    'handed-over.json',
    'short.json',
    'timer.json',
  ])
})

const ownProcessOf = (run: number) => stage.temporal.client.workflow.getHandle(jobRunWorkflowId(run))
const closed = (run: number) => ownProcessOf(run).result()

async function hasOwnProcess(id: number, node: string): Promise<void> {
  const processOfNode = async () => {
    const run = await runOfNode(id, node)
    if (run === 0) return undefined
    return (await stage.call('GET', `/job-logs/${run}`)).data.workflow_id === jobRunWorkflowId(run)
  }
  await expect.poll(processOfNode, patience).toBe(true)
  await expect.poll(async () => stage.service.calls(`/hold/${node}`) > 0 || node === 'A', patience).toBe(true)
}
