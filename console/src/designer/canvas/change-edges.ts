import { conditionOf, type EdgeEvent, eventOf, isDefaultOf } from '../../../../../bpmn/extension/read-edge.ts'
import { elementOf, isActivity, listOf } from '../../../../../bpmn/model/element.ts'
import { creator } from './create-shape.ts'
import type { Connection, GetService, Shape } from './services.ts'
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

/** A failure leaves a task by an event at its border; elsewhere, and for `always`, the edge says it itself. */
export function setEvent(get: GetService, edge: Connection, event: EdgeEvent): void {
  if (eventOf(edge.businessObject) === event) return
  const node = edge.source.host ?? edge.source
  const isByBorder = event === 'failure' && isActivity(node.businessObject)
  together(get, () => {
    const modeling = get('modeling')
    if (event !== 'success' && isDefaultOf(node.businessObject, edge.businessObject)) setDefault(get, edge, false)
    const left = edge.source
    if (isByBorder) reconnect(get, edge, failureOf(get, node))
    else if (left.host) reconnect(get, edge, node)
    modeling.updateProperties(edge, { 'ops:on': isByBorder || event === 'success' ? undefined : event })
    if (left.host && left.outgoing?.length === 0) modeling.removeElements([left])
    get('selection').select(edge)
  })
}

function reconnect(get: GetService, edge: Connection, source: Shape): void {
  const middle = { x: source.x + source.width / 2, y: source.y + source.height / 2 }
  get('modeling').reconnectStart(edge, source, middle)
}

const eventSize = 28

function failureOf(get: GetService, node: Shape): Shape {
  const known = node.attachers?.find(({ businessObject }) =>
    listOf(businessObject, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:ErrorEventDefinition'),
  )
  if (known) return known
  const { create } = creator(get)
  const businessObject = create('bpmn:BoundaryEvent', {
    eventDefinitions: [create('bpmn:ErrorEventDefinition')],
  })
  const shape = get('elementFactory').createShape({
    ...{ type: 'bpmn:BoundaryEvent', businessObject, host: node },
    ...{ width: eventSize, height: eventSize },
  })
  const at = { x: node.x + node.width * 0.75, y: node.y + node.height }
  return get('modeling').createShape(shape, at, node, { attach: true })
}

/** An edge is drawn by what its source says too. */
function redraw(get: GetService, edges: (Connection | undefined)[]): void {
  for (const element of edges) if (element) get('eventBus').fire('element.changed', { element })
}
