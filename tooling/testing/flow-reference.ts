import { edgeEvents, type FlowEdge, type FlowGraph, flowGraph, joins } from '../../domain/flows/flow-graph.ts'
import { edgeId } from '../../domain/flows/graph-rules.ts'
import type { EndedStatus } from '../../domain/flows/join-rules.ts'
import { createRandom } from './random.ts'

type Outcome = 'success' | 'failed'
/** How each node ends that runs, and what the condition of each edge comes to. */
export type World = { outcome: (id: string) => Outcome; verdict: (edge: string) => boolean }

/** The contract's sentences, word by word, from the last node backwards. */
export function reference({ nodes, edges }: FlowGraph, world: World): Record<string, EndedStatus> {
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
export function dice(seed: number) {
  const random = createRandom(seed)
  return (sides: number): number => Math.floor(random() * sides)
}

type Drawn = { source: string; target: string; on?: FlowEdge['on']; condition?: string; default?: boolean }

export function randomGraph(roll: (sides: number) => number): FlowGraph {
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
    // A default follows a success, and is the only one of its node.
    edges: edges.map(({ default: isDefault, ...edge }: Drawn, index) => ({
      ...edge,
      ...(isDefault &&
        edge.on === 'success' &&
        !edges
          .slice(0, index)
          .some((one: Drawn) => one.default && one.on === 'success' && one.source === edge.source) && {
          default: true,
        }),
    })),
    nodes: ids.map((id) => ({
      ...{ id, join: joins[roll(joins.length)] },
      ...(roll(3) === 0 ? { type: 'condition', takes: roll(2) === 0 ? 'first' : 'every' } : { type: 'job', job_id: 1 }),
    })),
  })
}
