import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlowStage, statesOf } from '../../tooling/testing/flow-stage.ts'

let stage: Awaited<ReturnType<typeof startFlowStage>>

beforeAll(async () => {
  // So that calls are under way in the hands of the step that loses the run.
  stage = await startFlowStage({ inlineMs: 4000 })
})
afterAll(() => stage?.close())

test('a step that loses the run to somebody who steps in leaves what it has under way to itself, and nothing is asked twice', async () => {
  const { ask, ways, service } = stage
  const nodes = [ask('A', '/hold/first'), ask('B', '/hold/second'), ask('C', '/give/1')]
  const id = await stage.trigger(await stage.makeFlow(nodes, ways('A→C', 'B→C')))
  const patience = { timeout: 20_000 }
  await expect.poll(() => service.isHeld('first') && service.isHeld('second'), patience).toBe(true)

  expect((await stage.call('POST', `/flow-runs/${id}/pause`)).status).toBe(200)
  service.letGo('first')
  await stage.nodeIs(id, 'A', 'success')
  expect((await stage.call('POST', `/flow-runs/${id}/resume`)).status).toBe(200)
  service.letGo('second')

  expect(statesOf(await stage.ended(id))).toEqual({ A: 'success', B: 'success', C: 'success' })
  expect([service.calls('/hold/first'), service.calls('/hold/second')]).toEqual([1, 1])
})
