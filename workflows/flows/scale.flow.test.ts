import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlowStage } from '../../tooling/testing/flow-stage.ts'
import { flowRunWorkflowId } from '../jobs/messages.ts'

const mostEventsAllowed = 10_240
const mostBytesAllowed = 64 * 1024
const timeout = 120_000

let stage: Awaited<ReturnType<typeof startFlowStage>>

beforeAll(async () => {
  stage = await startFlowStage()
})
afterAll(() => stage?.close())

type Seen = { histories: number; mostEvents: number; mostBytes: number; lostTasks: number }

/** WORKFLOW_TASK_FAILED_CAUSE_FORCE_CLOSE_COMMAND: so many signals came that the task was thrown away. */
const thrownAway = 17

/** Every history of a run's process, from its last back to its first. */
async function historiesOf(id: number): Promise<Seen> {
  const seen: Seen = { histories: 0, mostEvents: 0, mostBytes: 0, lostTasks: 0 }
  for (let temporalRun: string | undefined; ; ) {
    const handle = stage.temporal.client.workflow.getHandle(flowRunWorkflowId(id), temporalRun)
    const { events } = await handle.fetchHistory()
    seen.histories++
    seen.mostEvents = Math.max(seen.mostEvents, events?.length ?? 0)
    seen.lostTasks +=
      events?.filter((event) => event.workflowTaskFailedEventAttributes?.cause === thrownAway).length ?? 0
    seen.mostBytes = Math.max(seen.mostBytes, longestIn(events))
    temporalRun = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined
    if (!temporalRun) return seen
  }
}

/** The longest of all bytes that stand anywhere in there. */
function longestIn(value: unknown): number {
  if (value instanceof Uint8Array) return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Math.max(0, ...Object.values(value).map(longestIn))
}

/** As many as are asked for, each behind two of the layer before. */
function layers(count: number, width: number) {
  const nodes = Array.from({ length: count }, (_, index) => stage.ask(`N${index}`, `/give/${index % 7}`))
  const edges = nodes.slice(width).flatMap(({ id }, index) => {
    const layer = Math.floor(index / width) * width
    const others = [index, layer + ((index + 1) % width)]
    return others.map((from) => ({ source: `N${from}`, target: id }))
  })
  return { nodes, edges }
}

test('5,000 nodes in layers run to their end, and no history grows long or heavy', { timeout }, async () => {
  const { nodes, edges } = layers(5000, 100)
  const flow = await stage.makeFlow(nodes, edges)
  const id = await stage.trigger(flow)
  const run = await stage.ended(id, { timeout })
  expect(run.status).toBe('success')
  expect(run.nodes.filter(({ status }) => status === 'success')).toHaveLength(5000)
  expect([0, 1, 2, 3, 4, 5, 6].map((path) => stage.service.calls(`/give/${path}`)).reduce((a, b) => a + b)).toBe(5000)

  const { mostEvents, mostBytes, lostTasks } = await historiesOf(id)
  expect(mostEvents).toBeLessThanOrEqual(mostEventsAllowed)
  expect(mostBytes).toBeLessThanOrEqual(mostBytesAllowed)
  expect(lostTasks).toBe(0)
})

test('of 1,000 long nodes no more are under way than may be, and the history begins anew', { timeout }, async () => {
  const { service } = stage
  const window = 100
  const nodes = Array.from({ length: 1000 }, (_, index) => stage.ask(`N${index}`, '/hold/long'))
  const id = await stage.trigger(await stage.makeFlow(nodes, [], { max_parallel: window }))
  await expect.poll(() => service.countHeld('long'), { timeout }).toBe(window)
  await stage.replaceProcess(id, 100)
  const underWay = async () => (await stage.runOf(id)).nodes.filter(({ status }) => status === 'running').length
  expect(await underWay()).toBe(window)

  let mostUnderWay = 0
  await expect
    .poll(
      async () => {
        service.letGo('long')
        mostUnderWay = Math.max(mostUnderWay, await underWay())
        return (await stage.runOf(id)).status
      },
      { timeout, interval: 200 },
    )
    .toBe('success')
  expect(mostUnderWay).toBeLessThanOrEqual(window)
  expect(service.mostHeld()).toBe(window)
  expect(service.calls('/hold/long')).toBe(1000)
  const { histories, mostEvents, mostBytes, lostTasks } = await historiesOf(id)
  expect(histories).toBeGreaterThan(1)
  expect(mostEvents).toBeLessThanOrEqual(mostEventsAllowed)
  expect(mostBytes).toBeLessThanOrEqual(mostBytesAllowed)
  expect(lostTasks).toBe(0)
})
