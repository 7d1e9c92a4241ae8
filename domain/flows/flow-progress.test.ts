import { describe, expect, test } from 'vitest'
import { dice, randomGraph, reference, type World } from '../../tooling/testing/flow-reference.ts'
import { type FlowGraph, flowGraph } from './flow-graph.ts'
import { createProgress } from './flow-progress.ts'
import { edgeId } from './graph-rules.ts'
import type { EndedStatus } from './join-rules.ts'

/** Runs a graph to its end in the order that `pick` takes nodes from those under way. */
function play(graph: FlowGraph, world: World, pick: (count: number) => number): Record<string, EndedStatus> {
  const advance = createProgress(graph)
  const ended = new Map<string, EndedStatus>()
  const underWay = new Set<string>()
  const verdicts = new Map<string, boolean>()
  for (;;) {
    const { ready, skipped, asked } = advance({ ended, underWay, verdicts })
    const told = [...skipped, ...ready].map(({ id }) => id)
    expect(new Set([...told, ...ended.keys(), ...underWay]).size).toBe(told.length + ended.size + underWay.size)
    for (const { id } of skipped) ended.set(id, 'skipped')
    for (const { id } of ready) underWay.add(id)
    for (const edge of asked) verdicts.set(edgeId(edge), world.verdict(edgeId(edge)))
    if (asked.length > 0) continue
    const next = [...underWay][pick(underWay.size)]
    if (next === undefined) return Object.fromEntries([...ended].sort())
    underWay.delete(next)
    ended.set(next, world.outcome(next))
  }
}

describe('a run', () => {
  test('ends as the contract says, whatever the graph and in whichever order its nodes end (600 graphs)', () => {
    const seen = new Set<EndedStatus>()
    for (let seed = 1; seed <= 600; seed++) {
      const roll = dice(seed)
      const graph = randomGraph(roll)
      const failing = new Set(graph.nodes.filter(() => roll(3) === 0).map(({ id }) => id))
      const untrue = new Set(graph.edges.filter(() => roll(2) === 0).map(edgeId))
      const world: World = {
        outcome: (id) => (failing.has(id) ? 'failed' : 'success'),
        verdict: (edge) => !untrue.has(edge),
      }
      const expected = reference(graph, world)
      const played = play(graph, world, (count) => roll(Math.max(1, count)))
      expect(played, `seed ${seed}`).toEqual(expected)
      for (const status of Object.values(played)) seen.add(status)
    }
    expect([...seen].sort()).toEqual(['failed', 'skipped', 'success'])
  })

  test('asks a condition only when its source ended so that it matters', () => {
    const graph = flowGraph.parse({
      nodes: ['A', 'B'].map((id) => ({ id, type: 'job', job_id: 1 })),
      edges: [{ source: 'A', target: 'B', condition: 'A.result > 100' }],
    })
    const state = (status: EndedStatus) => ({
      ended: new Map([['A', status]]),
      underWay: new Set<string>(),
      verdicts: new Map(),
    })
    expect(createProgress(graph)(state('success'))).toMatchObject({ ready: [], skipped: [], asked: [{ source: 'A' }] })
    expect(createProgress(graph)(state('failed'))).toMatchObject({
      skipped: [{ id: 'B', reason: 'upstream_failed' }],
      asked: [],
    })
  })

  test('of which nothing is left has nothing to do', () => {
    const graph = flowGraph.parse({ nodes: [{ id: 'A', type: 'job', job_id: 1 }] })
    const ended = new Map([['A', 'success' as const]])
    expect(createProgress(graph)({ ended, underWay: new Set(), verdicts: new Map() })).toEqual({
      ready: [],
      skipped: [],
      asked: [],
    })
  })
})
