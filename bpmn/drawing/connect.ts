import { type Element, listOf } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'

/** A flow between two elements, both of which know of it. */
export function connect(from: Element, to: Element, properties: Record<string, unknown>): Element {
  const flow = createElement('bpmn:SequenceFlow', { ...properties, sourceRef: from, targetRef: to })
  append(from, 'outgoing', flow)
  append(to, 'incoming', flow)
  return flow
}

function append(element: Element, property: string, flow: Element): void {
  const flows = listOf(element, property)
  if (flows.length === 0) element[property] = [flow]
  else flows.push(flow)
}
