import type { Edge, Node } from '../parts.ts'

/**
 * An edge between nodes, which go by their number. `port` 0 leaves at the right; another is the event at the lower border
 * that is so many from the right.
 */
export type Wire = { edge: Edge; from: number; to: number; port: number }

/** The edges whose ends are there. */
export function wiresOf(nodes: Node[], edges: Edge[]): Wire[] {
  const ends = new Map<string, { node: number; port: number }>()
  for (const [node, { id, events = [] }] of nodes.entries()) {
    ends.set(id, { node, port: 0 })
    for (const [index, event] of events.entries()) ends.set(event.id, { node, port: events.length - index })
  }
  return edges.flatMap((edge) => {
    const [source, target] = [ends.get(edge.source), ends.get(edge.target)]
    return source && target ? [{ edge, from: source.node, to: target.node, port: source.port }] : []
  })
}
