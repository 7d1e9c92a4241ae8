import type { FlowEdge, FlowGraph } from '../../domain/flows/flow-graph.ts'
import { connect } from '../drawing/connect.ts'
import { drawFile } from '../drawing/draw-file.ts'
import { type FreshId, idsBeside } from '../drawing/fresh-ids.ts'
import { isXmlId } from '../extension/ops-node.ts'
import { type Element, isActivity } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'
import { drawFailures, type Exit } from './draw-failures.ts'
import { drawNode } from './draw-node.ts'

/** Draws a graph without problems as a BPMN 2.0 file with a place for each element. Read again, it is the same graph. */
export async function writeFlow(graph: FlowGraph): Promise<string> {
  const freshId = idsBeside(graph.nodes.map(({ id }) => id))
  const nodes = new Map(
    graph.nodes.map((node) => [node.id, drawNode(node, isXmlId(node.id) ? node.id : freshId('Node'))]),
  )
  const start = createElement('bpmn:StartEvent', { id: freshId('Start') })
  const end = createElement('bpmn:EndEvent', { id: freshId('End') })
  const exits = exitsOf(graph, nodes, freshId)
  const flows: Element[] = []

  for (const edge of graph.edges) {
    const { event = node(edge.source), condition = undefined } = exits.get(edge) ?? { condition: edge.condition }
    draw(event, node(edge.target), { ...edge, condition })
  }
  const targets = new Set(graph.edges.map(({ target }) => target))
  const sources = new Set(graph.edges.map(({ source }) => source))
  for (const { id } of graph.nodes) {
    if (!targets.has(id)) draw(start, node(id))
    if (!sources.has(id)) draw(node(id), end)
  }
  const flowElements = [
    start,
    ...nodes.values(),
    ...new Set([...exits.values()].map(({ event }) => event)),
    end,
    ...flows,
  ]
  return drawFile('Flow', flowElements, freshId)

  function node(id: string): Element {
    const element = nodes.get(id)
    if (!element) throw new Error(`there is no node ${id}`)
    return element
  }

  function draw(from: Element, to: Element, edge?: FlowEdge): void {
    const isSaid = edge && edge.on !== 'success' && from.$type !== 'bpmn:BoundaryEvent'
    const flow = connect(from, to, {
      id: freshId('Edge'),
      ...(isSaid && { on: edge.on }),
      ...(edge?.condition && {
        conditionExpression: createElement('bpmn:FormalExpression', { body: edge.condition }),
      }),
    })
    if (edge?.default) from.default = flow
    flows.push(flow)
  }
}

/** By the edges that leave a task when it fails. */
function exitsOf({ nodes, edges }: FlowGraph, drawn: Map<string, Element>, freshId: FreshId): Map<FlowEdge, Exit> {
  const failures = Map.groupBy(
    edges.filter(({ on }) => on === 'failure'),
    ({ source }) => source,
  )
  return new Map(
    nodes.flatMap((node) => {
      const task = drawn.get(node.id)
      const own = failures.get(node.id) ?? []
      if (!task || !isActivity(task) || own.length === 0) return []
      return [...drawFailures({ node, task, edges: own }, freshId)]
    }),
  )
}
