import { createChoices } from './edge-choices.ts'
import type { FlowEdge, FlowGraph, FlowNode } from './flow-graph.ts'
import { edgeId } from './graph-rules.ts'
import { type Arrival, decide, type EndedStatus, isOpen, type NodeSkip } from './join-rules.ts'

/** How far a run has come: the nodes that have ended, those that are under way, and what conditions came to. */
export type FlowState = {
  ended: ReadonlyMap<string, EndedStatus>
  underWay: ReadonlySet<string>
  /** By the edge's id. */
  verdicts: ReadonlyMap<string, boolean>
}

export type Advance = {
  /** Nodes whose turn it is. */
  ready: FlowNode[]
  skipped: { id: string; reason: NodeSkip }[]
  /** Edges whose condition has to be judged before their target is decided. */
  asked: FlowEdge[]
}

/**
 * Tells what follows from where a run of an acyclic graph stands. Skips follow each other in one step, as far as no condition
 * has to be judged.
 */
export function createProgress(graph: FlowGraph): (state: FlowState) => Advance {
  const incoming = Map.groupBy(graph.edges, ({ target }) => target)
  const choices = createChoices(graph)
  const inOrder = sourcesFirst(graph)
  return ({ ended, underWay, verdicts }) => {
    const ends = new Map(ended)
    const asked = new Set<FlowEdge>()
    const result: Advance = { ready: [], skipped: [], asked: [] }
    for (const node of inOrder) {
      if (ends.has(node.id) || underWay.has(node.id)) continue
      const edges = incoming.get(node.id) ?? []
      if (!edges.every(({ source }) => ends.has(source))) continue
      const open = edges.filter(({ on, source }) => isOpen({ on, source: endOf(source, ends) }))
      const unjudged = open.flatMap(choices.dependsOn).filter((edge) => !verdicts.has(edgeId(edge)))
      for (const edge of unjudged) asked.add(edge)
      if (unjudged.length > 0) continue
      const decision = decide(
        node.join,
        edges.map((edge) => arrivalOf(edge, ends, !open.includes(edge) || choices.isTaken(edge, verdicts))),
      )
      if (decision === 'run') result.ready.push(node)
      else {
        result.skipped.push({ id: node.id, reason: decision.skip })
        ends.set(node.id, 'skipped')
      }
    }
    return { ...result, asked: [...asked] }
  }
}

type Ends = ReadonlyMap<string, EndedStatus>

function arrivalOf({ on, source }: FlowEdge, ends: Ends, condition: boolean): Arrival {
  return { on, source: endOf(source, ends), condition }
}

function endOf(id: string, ends: Ends): EndedStatus {
  const end = ends.get(id)
  if (!end) throw new Error(`${id} has not ended`)
  return end
}

/** Every node after all that lead to it. */
function sourcesFirst({ nodes, edges }: FlowGraph): FlowNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const outgoing = Map.groupBy(edges, ({ source }) => source)
  const missing = new Map(nodes.map(({ id }) => [id, 0]))
  for (const { target } of edges) missing.set(target, (missing.get(target) ?? 0) + 1)
  const ordered = nodes.filter(({ id }) => missing.get(id) === 0)
  for (const { id } of ordered) {
    for (const { target } of outgoing.get(id) ?? []) {
      const left = (missing.get(target) ?? 0) - 1
      missing.set(target, left)
      const node = byId.get(target)
      if (left === 0 && node) ordered.push(node)
    }
  }
  return ordered
}
