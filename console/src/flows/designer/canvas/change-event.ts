import { type EdgeEvent, eventOf, isDefaultOf } from '../../../../../bpmn/extension/read-edge.ts'
import { isActivity, listOf } from '../../../../../bpmn/model/element.ts'
import { setDefault } from '../../../designer/canvas/change-edges.ts'
import { creator } from '../../../designer/canvas/create-shape.ts'
import type { Connection, GetService, Shape } from '../../../designer/canvas/services.ts'
import { together } from '../../../designer/canvas/together.ts'

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
