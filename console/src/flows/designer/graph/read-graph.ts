import { timeoutsOf } from '../../../../../bpmn/extension/boundary-events.ts'
import type { NodeFields } from '../../../../../bpmn/extension/node-fields.ts'
import { type EdgeFields, readEdge } from '../../../../../bpmn/extension/read-edge.ts'
import { readNode } from '../../../../../bpmn/extension/read-node.ts'
import { isConnection, type Registry } from '../../../designer/canvas/services.ts'

/** A flow as people may write it: what is as by default is left out, and nothing is checked. */
export type FlowFields = { nodes: NodeFields[]; edges: EdgeFields[] }

/** What the canvas draws. */
export function readGraph(registry: Registry): FlowFields {
  const elements = registry.getAll().filter(({ labelTarget }) => !labelTarget)
  const timeouts = timeoutsOf(elements.map(({ businessObject }) => businessObject))
  return {
    nodes: elements.flatMap((one) => (isConnection(one) ? [] : (readNode(one.businessObject, timeouts) ?? []))),
    edges: elements.flatMap((one) => (isConnection(one) ? (readEdge(one.businessObject, timeouts) ?? []) : [])),
  }
}
