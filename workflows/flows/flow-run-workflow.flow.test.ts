import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFlowStage, statesOf } from '../../tooling/testing/flow-stage.ts'

let stage: Awaited<ReturnType<typeof startFlowStage>>

beforeAll(async () => {
  stage = await startFlowStage()
})
afterAll(() => stage?.close())

describe('a run of a flow', () => {
  test('goes along its edges, and its result is what its last nodes came to', async () => {
    const { ask, ways, makeFlow, trigger } = stage
    const nodes = [ask('A', '/give/1'), ask('B', '/give/2'), ask('C', '/give/3'), ask('D', '/give/4')]
    const run = await stage.ended(await trigger(await makeFlow(nodes, ways('A→B', 'A→C', 'B→D', 'C→D'))))
    expect(run).toMatchObject({ status: 'success', flow_version: 1, trigger: 'manual' })
    expect(statesOf(run)).toEqual({ A: 'success', B: 'success', C: 'success', D: 'success' })
    expect(run.nodes.find(({ node_id }) => node_id === 'D')).toMatchObject({ result: 4, attempt: 1 })
  })

  test('takes the branch whose condition is true', async () => {
    const { ask, makeFlow, trigger } = stage
    const nodes = [ask('A', '/give/150'), ask('B', '/give/2'), ask('C', '/give/3')]
    const edges = [
      { source: 'A', target: 'B', condition: 'A.result > 100' },
      { source: 'A', target: 'C', default: true },
    ]
    const run = await stage.ended(await trigger(await makeFlow(nodes, edges)))
    expect(statesOf(run)).toEqual({ A: 'success', B: 'success', C: 'skipped condition_false' })
    expect(run.status).toBe('success')
  })
})
