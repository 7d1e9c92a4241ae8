import type { FlowGraph } from './flow-graph.ts'
import type { NodeStatus } from './node-status.ts'

/** All nodes that edges lead to from these, without the ones one begins with. */
export function downstreamOf({ edges }: Pick<FlowGraph, 'edges'>, from: Iterable<string>): Set<string> {
  const outgoing = Map.groupBy(edges, ({ source }) => source)
  const found = new Set<string>()
  const left = [...from]
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const { target } of outgoing.get(id) ?? []) {
      if (found.has(target)) continue
      found.add(target)
      left.push(target)
    }
  }
  return found
}

/**
 * Which nodes a rerun does anew: those named, or those that failed, with all that follows them; and whatever an end that came
 * early kept from being done.
 */
export function nodesAnew(
  graph: FlowGraph,
  states: ReadonlyMap<string, NodeStatus>,
  from: readonly string[] | 'failed',
): Set<string> {
  const never = [...states].filter(([, status]) => status === 'cancelled' || status === 'waiting').map(([id]) => id)
  const failed = [...states].filter(([, status]) => status === 'failed').map(([id]) => id)
  const begin = [...(from === 'failed' ? failed : from), ...never]
  return new Set([...begin, ...downstreamOf(graph, begin)])
}
