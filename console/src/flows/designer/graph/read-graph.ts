import { isConnection, type Registry } from '../canvas/services.ts'
import { type EdgeFields, readEdge } from '../extension/edge-fields.ts'
import { type NodeFields, readNode } from '../extension/node-fields.ts'

/** A flow as people may write it: what is as by default is left out, and nothing is checked. */
export type RawGraph = { nodes: NodeFields[]; edges: EdgeFields[] }

/** What the canvas draws. */
export function readGraph(registry: Registry): RawGraph {
  const elements = registry.getAll().filter(({ labelTarget }) => !labelTarget)
  return {
    nodes: elements.flatMap((one) => (isConnection(one) ? [] : (readNode(one.businessObject) ?? []))),
    edges: elements.flatMap((one) => (isConnection(one) ? (readEdge(one.businessObject) ?? []) : [])),
  }
}
