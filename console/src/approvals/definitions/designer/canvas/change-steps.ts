import { type ApprovalKind, approvalElementType } from '../../../../../../bpmn/extension/approval/approval-kinds.ts'
import { drawStep } from '../../../../../../bpmn/extension/approval/draw-step.ts'
import { readStep } from '../../../../../../bpmn/extension/approval/read-place.ts'
import type { ConfigFields } from '../../../../../../bpmn/extension/approval/step-fields.ts'
import { isXmlId } from '../../../../../../bpmn/extension/ops-node.ts'
import { isActivity } from '../../../../../../bpmn/model/element.ts'
import { creator } from '../../../../designer/canvas/create-shape.ts'
import type { Drawn, GetService, Shape } from '../../../../designer/canvas/services.ts'
import { together } from '../../../../designer/canvas/together.ts'

export type StepChange = { id?: string; name?: string | undefined; config?: ConfigFields }

/** Seconds, until somebody says how long. */
const usualWait = 3600

/** What a new node of a kind says, until somebody says more. */
export function usualConfig(kind: ApprovalKind): ConfigFields {
  if (kind === 'wait') return { seconds: usualWait }
  return kind === 'service' ? { type: 'webhook', config: {} } : {}
}

/** One step of undo for each change. */
export function changeStep(get: GetService, element: Drawn, change: StepChange): void {
  const before = readStep(element.businessObject)
  if (!before) return
  const after = { ...before, ...change, config: { ...before.config, ...change.config } }
  const newId = change.id !== undefined && isXmlId(change.id) ? change.id : undefined
  const { create } = creator(get)
  together(get, () => {
    const shape = replace(get, element, approvalElementType(before.type, after.config))
    const { businessObject } = shape
    const target = { elementId: newId ?? businessObject.id, element: businessObject, create }
    get('modeling').updateProperties(shape, drawStep(after, target))
    if (newId !== undefined && newId !== businessObject.id) get('modeling').updateProperties(shape, { id: newId })
    if (shape !== element) get('selection').select(shape)
  })
}

/** Id, name and edges stay, and the people, where both kinds have some. */
export function changeStepKind(get: GetService, element: Drawn, kind: ApprovalKind): void {
  const before = readStep(element.businessObject)
  if (!before || before.type === kind) return
  const after = { ...before, type: kind, config: { ...usualConfig(kind), ...peopleFor(kind, before.config) } }
  const { create } = creator(get)
  together(get, () => {
    const shape = replace(get, element, approvalElementType(kind))
    const { businessObject } = shape
    const target = { elementId: businessObject.id, element: businessObject, create }
    get('modeling').updateProperties(shape, {
      ...(isActivity(businessObject) && { loopCharacteristics: undefined }),
      ...drawStep(after, target),
    })
    get('selection').select(shape)
  })
}

function peopleFor(kind: ApprovalKind, config: ConfigFields): ConfigFields {
  if (kind !== 'approval' && kind !== 'cc') return {}
  const { approver_type, user_ids, role_id, level, levels, field, expression } = config
  return { approver_type, user_ids, role_id, level, levels, field, expression }
}

function replace(get: GetService, element: Drawn, type: string): Shape {
  if (element.type === type) return element as Shape
  return get('bpmnReplace').replaceElement(element, { type, ...(type === 'bpmn:SubProcess' && { isExpanded: true }) })
}
