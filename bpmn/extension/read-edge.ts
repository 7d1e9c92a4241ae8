import { type Element, elementOf } from '../model/element.ts'
import { type Boundary, readBoundary } from './boundary-events.ts'
import { nodeIdOf } from './read-extension.ts'
import { hasNotTimedOut, hasTimedOut } from './timeout-conditions.ts'

/** What is drawn from the start, or to an end, is no edge: it says where a flow begins and ends, which the graph says itself. */
export function readEdge(element: Element, timeouts: Map<Element, number>): Record<string, unknown> | undefined {
  if (element.$type !== 'bpmn:SequenceFlow') return undefined
  const from = elementOf(element, 'sourceRef')
  const target = elementOf(element, 'targetRef')
  if (!from || !target || isTerminal(from) || isTerminal(target)) return undefined
  const boundary = readBoundary(from)
  if (from.$type === 'bpmn:BoundaryEvent' && !boundary) return undefined
  const isDefault = from.default === element
  const condition = [boundary && errorAsked(boundary, timeouts), isDefault ? undefined : conditionOf(element)]
  const asked = condition.filter((one) => one !== undefined)
  return {
    source: nodeIdOf(boundary?.host ?? from),
    target: nodeIdOf(target),
    ...(boundary ? { on: 'failure' } : element.on !== undefined && { on: element.on }),
    ...(asked.length > 0 && { condition: asked.length > 1 ? `${asked[0]} and (${asked[1]})` : asked[0] }),
    ...(isDefault && { default: true }),
  }
}

export function isTerminal({ $type }: Element): boolean {
  return $type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent'
}

function conditionOf(flow: Element): string | undefined {
  const body = elementOf(flow, 'conditionExpression')?.body
  return typeof body === 'string' ? body.trim().replace(/^=\s*/, '') : undefined
}

/** Where time that runs out has its own way, an error beside it is any other. */
function errorAsked({ host, catches }: Boundary, timeouts: Map<Element, number>): string | undefined {
  if (catches === 'timeout') return hasTimedOut(nodeIdOf(host))
  return timeouts.has(host) ? hasNotTimedOut(nodeIdOf(host)) : undefined
}
