import type { NodeFields } from '../../../../../bpmn/extension/node-fields.ts'
import type { FlowFields } from './read-graph.ts'

/** The nodes that have ended before this one begins, the nearest first. */
export function upstreamOf(graph: FlowFields, id: string): NodeFields[] {
  const incoming = Map.groupBy(graph.edges, ({ target }) => target)
  const found = new Set<string>()
  let near = [id]
  while (near.length > 0) {
    const next = near.flatMap((one) => (incoming.get(one) ?? []).map(({ source }) => source))
    near = [...new Set(next)].filter((one) => !found.has(one) && one !== id)
    for (const one of near) found.add(one)
  }
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  return [...found].flatMap((one) => nodes.get(one) ?? [])
}
