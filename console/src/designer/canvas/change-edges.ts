import { conditionOf, isDefaultOf } from '../../../../bpmn/extension/read-edge.ts'
import { elementOf } from '../../../../bpmn/model/element.ts'
import { creator } from './create-shape.ts'
import type { Connection, GetService } from './services.ts'
import { together } from './together.ts'

export function setCondition(get: GetService, edge: Connection, condition: string | undefined): void {
  if (condition === conditionOf(edge.businessObject)) return
  const { create } = creator(get)
  const conditionExpression = condition ? create('bpmn:FormalExpression', { body: condition }) : undefined
  get('modeling').updateProperties(edge, { conditionExpression })
}

/** The edge that is taken when no other is: one for a node, without a condition of its own. */
export function setDefault(get: GetService, edge: Connection, isDefault: boolean): void {
  const { businessObject: flow, source } = edge
  if (isDefaultOf(source.businessObject, flow) === isDefault) return
  const before = elementOf(source.businessObject, 'default')
  together(get, () => {
    if (isDefault) get('modeling').updateProperties(edge, { conditionExpression: undefined })
    get('modeling').updateProperties(source, { default: isDefault ? flow : undefined })
    redraw(get, [edge, source.outgoing?.find(({ businessObject }) => businessObject === before)])
  })
}

/** An edge is drawn by what its source says too. */
function redraw(get: GetService, edges: (Connection | undefined)[]): void {
  for (const element of edges) if (element) get('eventBus').fire('element.changed', { element })
}
