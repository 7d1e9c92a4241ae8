import { drawList } from '../../../../../bpmn/extension/draw-list.ts'
import type { NodeFields } from '../../../../../bpmn/extension/node-fields.ts'
import { isXmlId } from '../../../../../bpmn/extension/ops-node.ts'
import { readNode } from '../../../../../bpmn/extension/read-node.ts'
import { drawTimer } from '../../../../../bpmn/extension/timers.ts'
import { writeExtension } from '../../../../../bpmn/extension/write-extension.ts'
import type { Create } from '../../../../../bpmn/model/moddle.ts'
import type { Element } from '../../../designer/canvas/moddle.ts'

/** Seconds, until somebody says how long. */
export const usualWait = 60

export type NodeChange = Partial<Omit<NodeFields, 'type'>>

/** What a change is for the file: properties of the element, set at once. The element's own id is changed apart. */
export function propertiesFor(element: Element, change: NodeChange, create: Create): Record<string, unknown> {
  const before = readNode(element)
  if (!before) return {}
  const after = { ...before, ...change }
  const isTimed = before.type === 'wait' && ('seconds' in change || 'until' in change)
  const isListed = 'for_each' in change || 'concurrency' in change
  const elementId = change.id !== undefined && isXmlId(change.id) ? change.id : element.id
  return {
    ...('name' in change && { name: change.name?.trim() || undefined }),
    ...(isTimed && { eventDefinitions: [drawTimer(after, create, element)] }),
    ...(isListed && { loopCharacteristics: drawList(after, create, element) }),
    extensionElements: writeExtension(after, { elementId, element, create }),
  }
}
