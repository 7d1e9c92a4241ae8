import type { FlowEdge, FlowGraph } from './flow-graph.ts'
import { edgeId } from './graph-rules.ts'

/** By the edge's id, what its condition came to. */
export type Verdicts = ReadonlyMap<string, boolean>

/** Which of a node's edges are taken, by conditions that have been judged. Asked only of edges that the node's end lets be. */
export function createChoices({ nodes, edges }: FlowGraph) {
  const outgoing = Map.groupBy(edges, ({ source }) => source)
  const takeFirst = new Set(
    nodes.filter((node) => node.type === 'condition' && node.takes === 'first').map(({ id }) => id),
  )

  return {
    /** The edges whose conditions decide about this one. */
    dependsOn(edge: FlowEdge): FlowEdge[] {
      const own = edge.condition === undefined ? [] : [edge]
      return [...rivalsOf(edge), ...own]
    },
    isTaken(edge: FlowEdge, verdicts: Verdicts): boolean {
      const isTrue = (one: FlowEdge) => verdicts.get(edgeId(one)) === true
      return (edge.condition === undefined || isTrue(edge)) && !rivalsOf(edge).some(isTrue)
    },
  }

  /** Those that take the place of this one when they are true: before a default, all; where the first is taken, the earlier ones. */
  function rivalsOf(edge: FlowEdge): FlowEdge[] {
    const siblings = outgoing.get(edge.source) ?? []
    const conditional = siblings.filter((one) => one.condition !== undefined && one.on === edge.on)
    if (edge.default) return conditional.filter((one) => one !== edge)
    if (!takeFirst.has(edge.source)) return []
    return conditional.filter((one) => siblings.indexOf(one) < siblings.indexOf(edge))
  }
}
