import { type Text, text } from '../text.ts'
import { createChoices, type Verdicts } from './edge-choices.ts'
import type { FlowEdge, FlowGraph } from './flow-graph.ts'
import { isOpen } from './join-rules.ts'
import type { NodeStatus } from './node-status.ts'

type Ends = ReadonlyMap<string, NodeStatus>

/** Edges by which a failure may have been taken up, whose condition tells whether it was. */
export function edgesThatDecide({ edges, nodes }: FlowGraph, ends: Ends): FlowEdge[] {
  const choices = createChoices({ edges, nodes })
  return edges
    .filter((edge) => ends.get(edge.source) === 'failed' && isOpen({ on: edge.on, source: 'failed' }))
    .flatMap(choices.dependsOn)
}

/**
 * How a run ended all of whose nodes have: failed when a node did that neither an alive `failure` or `always` edge nor its own
 * `on_failure` took up; cancelled when one was and nothing failed.
 */
export function outcomeOfRun(
  graph: FlowGraph,
  ends: Ends,
  verdicts: Verdicts,
): { status: 'success' | 'failed' | 'cancelled'; errorMsg?: Text } {
  const choices = createChoices(graph)
  const takenUp = new Set(
    graph.edges
      .filter((edge) => ends.get(edge.source) === 'failed' && isOpen({ on: edge.on, source: 'failed' }))
      .filter((edge) => choices.isTaken(edge, verdicts))
      .map(({ source }) => source),
  )
  const failed = graph.nodes.filter(
    ({ id, on_failure }) => ends.get(id) === 'failed' && on_failure === 'fail' && !takenUp.has(id),
  )
  if (failed.length > 0) {
    return { status: 'failed', errorMsg: text(`节点 ${named(failed, '、')} 失败`, `Failed: ${named(failed, ', ')}`) }
  }
  const cancelled = graph.nodes.filter(({ id }) => ends.get(id) === 'cancelled')
  if (cancelled.length > 0) {
    const errorMsg = text(`节点 ${named(cancelled, '、')} 被取消`, `Cancelled: ${named(cancelled, ', ')}`)
    return { status: 'cancelled', errorMsg }
  }
  return { status: 'success' }
}

const mostNamed = 5

function named(nodes: { id: string; name?: string | undefined }[], comma: string): string {
  const names = nodes.slice(0, mostNamed).map(({ id, name }) => name ?? id)
  return names.join(comma) + (nodes.length > mostNamed ? ' …' : '')
}

/** What a run comes to: what its last nodes did, by their id. */
export function lastNodes({ nodes, edges }: FlowGraph): string[] {
  const sources = new Set(edges.map(({ source }) => source))
  return nodes.map(({ id }) => id).filter((id) => !sources.has(id))
}
