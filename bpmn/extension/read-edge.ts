import type { FlowEdge } from '../../domain/flows/flow-graph.ts'
import { type Element, elementOf } from '../model/element.ts'
import { type Boundary, readBoundary } from './boundary-events.ts'
import { nodeIdOf } from './ops-node.ts'
import { hasNotTimedOut, hasTimedOut } from './timeout-conditions.ts'

export type EdgeEvent = FlowEdge['on']
/** An edge as `dag_config` says it; what is left out is as by default. Not checked yet. */
export type EdgeFields = { source: string; target: string; on?: EdgeEvent; condition?: string; default?: true }

/**
 * What is drawn from the start, or to an end, is no edge: it says where a flow begins and ends, which the graph says itself.
 * `timeouts`: seconds by the tasks that have a timer at their border.
 */
export function readEdge(element: Element, timeouts?: ReadonlyMap<Element, number>): EdgeFields | undefined {
  if (element.$type !== 'bpmn:SequenceFlow') return undefined
  const from = elementOf(element, 'sourceRef')
  const target = elementOf(element, 'targetRef')
  if (!from || !target || isTerminal(from) || isTerminal(target)) return undefined
  const boundary = readBoundary(from)
  if (from.$type === 'bpmn:BoundaryEvent' && !boundary) return undefined
  const isDefault = isDefaultOf(from, element)
  const on = eventOf(element)
  const condition = [boundary && errorAsked(boundary, timeouts), isDefault ? undefined : conditionOf(element)]
  const asked = condition.filter((one) => one !== undefined)
  return {
    source: nodeIdOf(boundary?.host ?? from),
    target: nodeIdOf(target),
    ...(on !== 'success' && { on }),
    ...(asked.length > 0 && { condition: asked.length > 1 ? `${asked[0]} and (${asked[1]})` : asked[0] }),
    ...(isDefault && { default: true }),
  }
}

/** The nodes that a flow joins; a failure leaves its node by an event at the border. */
export function endsOf(flow: Element): { source: string; target: string } | undefined {
  const [source, target] = [elementOf(flow, 'sourceRef'), elementOf(flow, 'targetRef')]
  return (
    source && target && { source: nodeIdOf(elementOf(source, 'attachedToRef') ?? source), target: nodeIdOf(target) }
  )
}

/** After which end of its source a flow is taken. */
export function eventOf(flow: Element): EdgeEvent {
  if (elementOf(elementOf(flow, 'sourceRef'), 'attachedToRef')) return 'failure'
  return (flow.on as EdgeEvent | undefined) ?? 'success'
}

/** What a flow itself asks for. */
export function conditionOf(flow: Element): string | undefined {
  const body = elementOf(flow, 'conditionExpression')?.body
  return typeof body === 'string' ? body.trim().replace(/^=\s*/, '') : undefined
}

export function isDefaultOf(source: Element, flow: Element): boolean {
  return source.default === flow
}

export function isTerminal({ $type }: Element): boolean {
  return $type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent'
}

/** Where time that runs out has its own way, an error beside it is any other. */
function errorAsked({ host, catches }: Boundary, timeouts?: ReadonlyMap<Element, number>): string | undefined {
  if (catches === 'timeout') return hasTimedOut(nodeIdOf(host))
  return timeouts?.has(host) ? hasNotTimedOut(nodeIdOf(host)) : undefined
}
