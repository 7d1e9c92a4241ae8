import type { FlowEdge, FlowNode } from '../../domain/flows/flow-graph.ts'
import type { FreshId } from '../drawing/fresh-ids.ts'
import { opsNodeOf } from '../extension/ops-node.ts'
import { hasNotTimedOut, hasTimedOut } from '../extension/timeout-conditions.ts'
import { drawTimer } from '../extension/timers.ts'
import type { Element } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'

/** A failure edge leaves a task by an event at its border; `condition` is what is left to ask. */
export type Exit = { event: Element; condition?: string | undefined }

/**
 * The exits of a task's failure edges. A timer at the border is the node's timeout with the edges that ask for
 * nothing else; an error beside it then asks for any other error, as it does in BPMN. Another mix leaves from an error, as it is.
 */
export function drawFailures(
  { node, task, edges }: { node: FlowNode; task: Element; edges: FlowEdge[] },
  freshId: FreshId,
): Map<FlowEdge, Exit> {
  const isLate = ({ condition }: FlowEdge) => condition === hasTimedOut(node.id)
  const isOther = ({ condition }: FlowEdge) => condition === hasNotTimedOut(node.id)
  const seconds = 'timeout' in node ? node.timeout : undefined
  const hasTimer = seconds !== undefined && edges.some(isLate) && edges.every((edge) => isLate(edge) || isOther(edge))
  if (!hasTimer) {
    const error = errorAt(task)
    return new Map(edges.map((edge) => [edge, { event: error, condition: edge.condition }]))
  }
  const timer = eventAt(task, 'late', drawTimer({ seconds }, createElement))
  const error = edges.some(isOther) ? errorAt(task) : timer
  const extension = opsNodeOf(task)
  if (extension) extension.timeout = undefined
  return new Map(edges.map((edge) => [edge, { event: isLate(edge) ? timer : error }]))

  function errorAt(host: Element): Element {
    return eventAt(host, 'failed', createElement('bpmn:ErrorEventDefinition'))
  }

  function eventAt(host: Element, what: string, definition: Element): Element {
    const id = freshId(`${host.id}_${what}`)
    return createElement('bpmn:BoundaryEvent', { id, attachedToRef: host, eventDefinitions: [definition] })
  }
}
