import { describe, expect, test } from 'vitest'
import { createRandom } from '../../tooling/testing/random.ts'
import { edgeEvents, type FlowEdge, type FlowGraph, flowGraph, joins } from './flow-graph.ts'
import { createProgress } from './flow-progress.ts'
import { edgeId } from './graph-rules.ts'
import type { EndedStatus } from './join-rules.ts'

type Outcome = 'success' | 'failed'
/** How each node ends that runs, and what the condition of each edge comes to. */
type World = { outcome: (id: string) => Outcome; verdict: (edge: string) => boolean }

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

/** The contract's sentences, word by word, from the last node backwards. */
function reference({ nodes, edges }: FlowGraph, world: World): Record<string, EndedStatus> {
  const statusOf = (id: string): EndedStatus => {
    const node = nodes.find((one) => one.id === id)
    const incoming = edges.filter(({ target }) => target === id)
    const alive = incoming.filter((edge) => {
      const source = statusOf(edge.source)
      const passes =
        (edge.on === 'success' && source === 'success') ||
        (edge.on === 'failure' && source === 'failed') ||
        (edge.on === 'always' && (source === 'success' || source === 'failed'))
      const isTrue = (one: FlowEdge) => world.verdict(edgeId(one))
      const rivals = edges.filter(
        (one) => one.source === edge.source && one.on === edge.on && one.condition && one !== edge,
      )
      const from = nodes.find((one) => one.id === edge.source)
      const earlier =
        from?.type === 'condition' && from.takes === 'first'
          ? rivals.filter((one) => edges.indexOf(one) < edges.indexOf(edge))
          : []
      if (edge.default) return passes && !rivals.some(isTrue)
      return passes && (edge.condition === undefined || isTrue(edge)) && !earlier.some(isTrue)
    })
    const failedSources = incoming.filter(({ source }) => statusOf(source) === 'failed')
    const runs = {
      all_success: alive.length === incoming.length,
      one_success: alive.length > 0,
      none_failed: alive.length > 0 && failedSources.every((edge) => alive.includes(edge)),
      one_failed: failedSources.length > 0,
      all_done: true,
    }[node?.join ?? 'all_success']
    return incoming.length === 0 || runs ? world.outcome(id) : 'skipped'
  }
  return Object.fromEntries(nodes.map(({ id }): [string, EndedStatus] => [id, statusOf(id)]).sort())
}

/** A number below the sides, the same ones for the same seed. */
function dice(seed: number) {
  const random = createRandom(seed)
  return (sides: number): number => Math.floor(random() * sides)
}

function randomGraph(roll: (sides: number) => number): FlowGraph {
  const ids = Array.from({ length: 2 + roll(9) }, (_, index) => `N${index}`)
  const edges = ids.flatMap((target, index) =>
    ids
      .slice(0, index)
      .filter(() => roll(3) === 0)
      .map((source) => ({
        source,
        target,
        on: edgeEvents[roll(edgeEvents.length)],
        ...(roll(3) === 0 ? { condition: 'true' } : roll(5) === 0 && { default: true }),
      })),
  )
  return flowGraph.parse({
    nodes: ids.map((id) => ({
      ...{ id, join: joins[roll(joins.length)] },
      ...(roll(3) === 0 ? { type: 'condition', takes: roll(2) === 0 ? 'first' : 'every' } : { type: 'job', job_id: 1 }),
    })),
    edges,
  })
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
