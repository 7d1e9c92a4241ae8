import { elementTypeOf, type NodeKind } from '../../../../../bpmn/extension/node-kinds.ts'
import { drawTimer } from '../../../../../bpmn/extension/timers.ts'
import { writeExtension } from '../../../../../bpmn/extension/write-extension.ts'
import { freeId } from './readable-ids.ts'
import type { GetService, Shape } from './services.ts'

/** Seconds, until somebody says how long. */
export const usualWait = 60

/** A node that nobody has placed yet. */
export function newShape(get: GetService, kind: NodeKind): Shape {
  const { create } = creator(get)
  const id = freeId(get('moddle').ids, kind)
  const businessObject = create(elementTypeOf(kind), { id })
  businessObject.set('extensionElements', writeExtension({ id, type: kind }, { elementId: id, create }))
  if (kind === 'wait') businessObject.set('eventDefinitions', [drawTimer({ seconds: usualWait }, create)])
  return get('elementFactory').createShape({ type: elementTypeOf(kind), businessObject })
}

export function creator(get: GetService) {
  const factory = get('bpmnFactory')
  return { create: (type: string, properties?: Record<string, unknown>) => factory.create(type, properties) }
}
