import { elementTypeOf, type NodeKind } from '../../../../../bpmn/extension/node-kinds.ts'
import { isXmlId, nodeIdOf } from '../../../../../bpmn/extension/ops-node.ts'
import { readNode } from '../../../../../bpmn/extension/read-node.ts'
import { drawTimer } from '../../../../../bpmn/extension/timers.ts'
import { writeExtension } from '../../../../../bpmn/extension/write-extension.ts'
import { isActivity } from '../../../../../bpmn/model/element.ts'
import { creator } from '../../../designer/canvas/create-shape.ts'
import type { Drawn, GetService, Shape } from '../../../designer/canvas/services.ts'
import { together } from '../../../designer/canvas/together.ts'
import { type NodeChange, propertiesFor, usualWait } from '../extension/node-changes.ts'
import { renameEverywhere } from './rename-node.ts'

/** One step of undo for each change. */
export function changeNode(get: GetService, element: Drawn, change: NodeChange): void {
  const { create } = creator(get)
  together(get, () => {
    let shape = element
    if ('takes' in change) shape = replace(get, shape, elementTypeOf('condition', change.takes))
    const { id, ...rest } = change
    const isRenamed = id !== undefined && id !== nodeIdOf(shape.businessObject)
    if (isRenamed) renameEverywhere(get, nodeIdOf(shape.businessObject), id)
    get('modeling').updateProperties(shape, propertiesFor(shape.businessObject, isRenamed ? change : rest, create))
    if (isRenamed && isXmlId(id)) get('modeling').updateProperties(shape, { id })
    if (shape !== element) get('selection').select(shape)
  })
}

/** What the new kind has too stays: id, name, edges, and what both know. */
export function changeKind(get: GetService, element: Drawn, kind: NodeKind): void {
  const { create } = creator(get)
  const before = readNode(element.businessObject)
  if (!before || before.type === kind) return
  const { id, name, on_failure, params } = before
  const kept = { id, type: kind, name, on_failure, ...(hasParams(kind) && { params }) }
  together(get, () => {
    const shape = replace(get, element, elementTypeOf(kind))
    const { businessObject } = shape
    const target = { elementId: businessObject.id, element: businessObject, create }
    get('modeling').updateProperties(shape, {
      extensionElements: writeExtension(kept, target),
      ...(isActivity(businessObject) && { loopCharacteristics: undefined }),
      ...(kind === 'wait' && { eventDefinitions: [drawTimer({ seconds: usualWait }, create)] }),
    })
    get('selection').select(shape)
  })
}

const hasParams = (kind: NodeKind): boolean => kind === 'job' || kind === 'flow' || kind === 'approval'

function replace(get: GetService, element: Drawn, type: string): Shape {
  if (element.type === type) return element as Shape
  return get('bpmnReplace').replaceElement(element, { type })
}
