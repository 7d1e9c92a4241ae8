import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import { drawList } from '../extension/draw-list.ts'
import { elementTypeOf } from '../extension/node-kinds.ts'
import { drawTimer } from '../extension/timers.ts'
import { writeExtension } from '../extension/write-extension.ts'
import type { Element } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'

export function drawNode(node: FlowNode, id: string): Element {
  const type = elementTypeOf(node.type, node.type === 'condition' ? node.takes : undefined)
  const hasTime = node.type === 'wait' && (node.seconds ?? node.until) !== undefined
  return createElement(type, {
    ...{ id, name: node.name, extensionElements: writeExtension(node, { elementId: id, create: createElement }) },
    ...(hasTime && { eventDefinitions: [drawTimer(node, createElement)] }),
    ...('for_each' in node && { loopCharacteristics: drawList(node, createElement) }),
  })
}
