import type { FlowEdge, FlowGraph } from '../../../../../domain/flows/flow-graph.ts'
import { isOpen } from '../../../../../domain/flows/join-rules.ts'
import type { NodeStatus } from '../../../../../domain/flows/node-status.ts'

type State = { status: NodeStatus; skip_reason: string | null }
export type EdgeState = 'taken' | 'dead'

/**
 * Which edges a run went along, by `edgeKey`; one of which nothing is known yet, or can be told from outside, is not there.
 * What a condition came to is told by the nodes behind it.
 */
export function edgeStates(
  { edges, nodes }: Pick<FlowGraph, 'edges' | 'nodes'>,
  states: ReadonlyMap<string, State>,
): Map<string, EdgeState> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const incoming = new Map<string, number>()
  for (const { target } of edges) incoming.set(target, (incoming.get(target) ?? 0) + 1)
  return new Map(
    edges.flatMap((edge) => {
      const state = stateOf(edge)
      return state ? [[edgeKey(edge.source, edge.target), state] as const] : []
    }),
  )

  function stateOf(edge: FlowEdge): EdgeState | undefined {
    const source = states.get(edge.source)
    const target = states.get(edge.target)
    if (!source || source.status === 'waiting' || source.status === 'running') return undefined
    if (!isOpen({ on: edge.on, source: source.status })) return 'dead'
    if (!target || target.status === 'waiting') return isDecided(edge) ? 'taken' : undefined
    const ran = target.status === 'running' || target.status === 'success' || target.status === 'failed'
    if (isDecided(edge)) return 'taken'
    const isOnly = incoming.get(edge.target) === 1 || byId.get(edge.target)?.join === 'all_success'
    if (ran && isOnly) return 'taken'
    return target.status === 'skipped' && target.skip_reason !== 'operator' && incoming.get(edge.target) === 1
      ? 'dead'
      : undefined
  }

  /** Without a condition, and without others that could take its place. */
  function isDecided(edge: FlowEdge): boolean {
    if (edge.condition !== undefined || edge.default) return false
    const source = byId.get(edge.source)
    return !(source?.type === 'condition' && source.takes === 'first')
  }
}

export const edgeKey = (source: string, target: string): string => `${source}→${target}`
