import { afterAll, beforeAll, expect, test } from 'vitest'
import { edgeId } from '../../domain/flows/graph-rules.ts'
import { dice, randomGraph, reference } from '../../tooling/testing/flow-reference.ts'
import { startFlowStage } from '../../tooling/testing/flow-stage.ts'

const count = 300
const atOnce = 20

let stage: Awaited<ReturnType<typeof startFlowStage>>

beforeAll(async () => {
  stage = await startFlowStage()
})
afterAll(() => stage?.close())

/** A random flow, and how the contract says that its nodes end. */
function randomFlow(seed: number) {
  const roll = dice(seed)
  const graph = randomGraph(roll)
  const failing = new Set(graph.nodes.filter(({ type }) => type === 'job' && roll(3) === 0).map(({ id }) => id))
  const untrue = new Set(graph.edges.filter(({ condition }) => condition && roll(2) === 0).map(edgeId))
  const expected = reference(graph, {
    outcome: (id) => (failing.has(id) ? 'failed' : 'success'),
    verdict: (edge) => !untrue.has(edge),
  })
  const nodes = graph.nodes.map((node) => {
    if (node.type !== 'job') return node
    return stage.ask(node.id, failing.has(node.id) ? '/fail' : '/give/1', { join: node.join })
  })
  const edges = graph.edges.map((edge) => ({
    ...edge,
    ...(edge.condition && { condition: String(!untrue.has(edgeId(edge))) }),
  }))
  return { nodes, edges, expected }
}

test(`${count} random flows end as a slow reference says that was written apart`, { timeout: 300_000 }, async () => {
  const seeds = Array.from({ length: count }, (_, index) => 1000 + index)
  const seen = new Set<string>()
  await Promise.all(Array.from({ length: atOnce }, playSome))
  expect([...seen].sort()).toEqual(['failed', 'skipped', 'success'])

  async function playSome(): Promise<void> {
    for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
      const { nodes, edges, expected } = randomFlow(seed)
      const run = await stage.ended(await stage.trigger(await stage.makeFlow(nodes, edges)), { timeout: 120_000 })
      const states = Object.fromEntries(run.nodes.map(({ node_id, status }) => [node_id, status]))
      expect(states, `seed ${seed}`).toEqual(expected)
      for (const status of Object.values(states)) seen.add(status)
    }
  }
})
