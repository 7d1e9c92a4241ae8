import { layoutProcess } from 'bpmn-auto-layout'
import type { FlowEdge, FlowGraph, FlowNode } from '../../domain/flows/flow-graph.ts'
import { createElement, type Element, isActivity, listOf, writeBpmn } from '../model/open-bpmn.ts'
import { writeExtension } from './node-extension.ts'
import { type Timer, writeTimer } from './timers.ts'

const feel = 'https://www.omg.org/spec/DMN/20191111/FEEL/'

/** Draws a graph without problems as a BPMN 2.0 file, as a rule with a place for each element. Read again, it is the same graph. */
export async function writeFlow(graph: FlowGraph): Promise<string> {
  const freshId = idsBeside(graph.nodes)
  const nodes = new Map(graph.nodes.map((node) => [node.id, elementOf(node, xmlId(node.id) ?? freshId('Node'))]))
  const start = createElement('bpmn:StartEvent', { id: freshId('Start') })
  const end = createElement('bpmn:EndEvent', { id: freshId('End') })
  const catches = new Map<string, Element>()
  const flows: Element[] = []

  for (const edge of graph.edges) connect(sourceOf(edge), node(edge.target), edge)
  const targets = new Set(graph.edges.map(({ target }) => target))
  const sources = new Set(graph.edges.map(({ source }) => source))
  for (const { id } of graph.nodes) {
    if (!targets.has(id)) connect(start, node(id))
    if (!sources.has(id)) connect(node(id), end)
  }
  const flowElements = [start, ...nodes.values(), ...catches.values(), end, ...flows]
  const process = createElement('bpmn:Process', { id: freshId('Flow'), isExecutable: true, flowElements })
  const definitions = createElement('bpmn:Definitions', {
    ...{ id: freshId('Definitions'), targetNamespace: 'urn:ops-platform:flow', expressionLanguage: feel },
    rootElements: [process],
  })
  return placed(await writeBpmn(definitions))

  function node(id: string): Element {
    const element = nodes.get(id)
    if (!element) throw new Error(`there is no node ${id}`)
    return element
  }

  /** A failure leaves a task by an event at its border. */
  function sourceOf({ source, on }: FlowEdge): Element {
    const task = node(source)
    if (on !== 'failure' || !isActivity(task)) return task
    const known = catches.get(source)
    if (known) return known
    const event = createElement('bpmn:BoundaryEvent', {
      id: freshId(`${task.id}_failed`),
      attachedToRef: task,
      eventDefinitions: [createElement('bpmn:ErrorEventDefinition')],
    })
    catches.set(source, event)
    return event
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

/** `bpmn-auto-layout` stumbles over some graphs, with a TypeError of its own: the file is then without places, and complete otherwise. */
async function placed(xml: string): Promise<string> {
  try {
    return await layoutProcess(xml)
  } catch (error) {
    if (error instanceof TypeError) return xml
    throw error
  }
}

function elementOf(node: FlowNode, id: string): Element {
  const timer = node.type === 'wait' && timerOf(node)
  return createElement(typeOf(node), {
    ...{ id, name: node.name, extensionElements: writeExtension(node, id) },
    ...(timer && { eventDefinitions: [writeTimer(timer)] }),
  })
}

function timerOf({ seconds, until }: Extract<FlowNode, { type: 'wait' }>): Timer | undefined {
  return seconds === undefined ? (until === undefined ? undefined : { until }) : { seconds }
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

function typeOf(node: FlowNode): string {
  if (node.type === 'condition') return node.takes === 'first' ? 'bpmn:ExclusiveGateway' : 'bpmn:InclusiveGateway'
  return elementTypes[node.type]
}

const elementTypes = {
  job: 'bpmn:ServiceTask',
  parallel: 'bpmn:ParallelGateway',
  wait: 'bpmn:IntermediateCatchEvent',
  flow: 'bpmn:CallActivity',
  manual: 'bpmn:UserTask',
  notify: 'bpmn:SendTask',
  approval: 'bpmn:UserTask',
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
