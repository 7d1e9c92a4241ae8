import type { FlowEdge, FlowGraph, FlowNode } from '../../domain/flows/flow-graph.ts'
import { type Element, isActivity, listOf } from '../model/element.ts'
import { createElement, writeBpmn } from '../model/open-bpmn.ts'
import { drawFailures, type Exit } from './draw-failures.ts'
import { drawNode } from './draw-node.ts'
import { placeProcess } from './place-process.ts'

const feel = 'https://www.omg.org/spec/DMN/20191111/FEEL/'

/** Draws a graph without problems as a BPMN 2.0 file with a place for each element. Read again, it is the same graph. */
export async function writeFlow(graph: FlowGraph): Promise<string> {
  const freshId = idsBeside(graph.nodes)
  const nodes = new Map(graph.nodes.map((node) => [node.id, drawNode(node, xmlId(node.id) ?? freshId('Node'))]))
  const start = createElement('bpmn:StartEvent', { id: freshId('Start') })
  const end = createElement('bpmn:EndEvent', { id: freshId('End') })
  const exits = exitsOf(graph, nodes, freshId)
  const flows: Element[] = []

  for (const edge of graph.edges) {
    const { event = node(edge.source), condition = undefined } = exits.get(edge) ?? { condition: edge.condition }
    connect(event, node(edge.target), { ...edge, condition })
  }
  const targets = new Set(graph.edges.map(({ target }) => target))
  const sources = new Set(graph.edges.map(({ source }) => source))
  for (const { id } of graph.nodes) {
    if (!targets.has(id)) connect(start, node(id))
    if (!sources.has(id)) connect(node(id), end)
  }
  const flowElements = [
    start,
    ...nodes.values(),
    ...new Set([...exits.values()].map(({ event }) => event)),
    end,
    ...flows,
  ]
  const process = createElement('bpmn:Process', { id: freshId('Flow'), isExecutable: true, flowElements })
  const definitions = createElement('bpmn:Definitions', {
    ...{ id: freshId('Definitions'), targetNamespace: 'urn:ops-platform:flow', expressionLanguage: feel },
    rootElements: [process],
    diagrams: [placeProcess(process)],
  })
  return writeBpmn(definitions)

  function node(id: string): Element {
    const element = nodes.get(id)
    if (!element) throw new Error(`there is no node ${id}`)
    return element
  }

  function connect(from: Element, to: Element, edge?: FlowEdge): void {
    const isSaid = edge && edge.on !== 'success' && from.$type !== 'bpmn:BoundaryEvent'
    const flow = createElement('bpmn:SequenceFlow', {
      ...{ id: freshId('Edge'), sourceRef: from, targetRef: to },
      ...(isSaid && { on: edge.on }),
      ...(edge?.condition && {
        conditionExpression: createElement('bpmn:FormalExpression', { body: edge.condition }),
      }),
    })
    if (edge?.default) from.default = flow
    append(from, 'outgoing', flow)
    append(to, 'incoming', flow)
    flows.push(flow)
  }
}

/** By the edges that leave a task when it fails. */
function exitsOf(
  { nodes, edges }: FlowGraph,
  drawn: Map<string, Element>,
  freshId: (wanted: string) => string,
): Map<FlowEdge, Exit> {
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

/** The same id, where tools of BPMN allow it. */
function xmlId(id: string): string | undefined {
  return /^[A-Za-z_][\w-]*$/.test(id) ? id : undefined
}

function append(element: Element, property: string, flow: Element): void {
  const flows = listOf(element, property)
  if (flows.length === 0) element[property] = [flow]
  else flows.push(flow)
}

/** Ids that no node has: the first as asked for, others with a number. */
function idsBeside(nodes: FlowNode[]): (wanted: string) => string {
  const taken = new Set(nodes.map(({ id }) => id))
  const counts = new Map<string, number>()
  return (wanted) => {
    for (let count = counts.get(wanted) ?? 1; ; count++) {
      const id = count === 1 ? wanted : `${wanted}_${count}`
      if (taken.has(id)) continue
      taken.add(id)
      counts.set(wanted, count + 1)
      return id
    }
  }
}
