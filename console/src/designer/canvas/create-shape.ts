import { freeId } from './readable-ids.ts'
import type { GetService, Shape } from './services.ts'

/** A node that nobody has placed yet. */
export function newShape(get: GetService, kind: string): Shape {
  const notation = get('notation')
  const { create } = creator(get)
  const id = freeId(get('moddle').ids, kind)
  const type = notation.typeOf(kind)
  const businessObject = create(type, { id })
  for (const [name, value] of Object.entries(notation.newProperties(kind, id, create))) businessObject.set(name, value)
  // A sub-process is open, so that one can draw in it.
  return get('elementFactory').createShape({ type, businessObject, isExpanded: type === 'bpmn:SubProcess' })
}

export function creator(get: GetService) {
  const factory = get('bpmnFactory')
  return { create: (type: string, properties?: Record<string, unknown>) => factory.create(type, properties) }
}
