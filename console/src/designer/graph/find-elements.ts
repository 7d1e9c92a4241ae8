import { kindOf } from '../../../../../bpmn/extension/node-kinds.ts'
import { nodeIdOf } from '../../../../../bpmn/extension/ops-node.ts'
import { readEdge } from '../../../../../bpmn/extension/read-edge.ts'
import { type Drawn, isConnection, type Registry } from '../canvas/services.ts'
import { edgeKey } from './diff-graphs.ts'

/** By what the server calls them: a node's id, an edge as `source→target`, anything else of the file by its own id. */
export function elementsByKey(registry: Registry): Map<string, Drawn> {
  const found = new Map<string, Drawn>()
  for (const element of registry.getAll()) {
    if (element.labelTarget) continue
    found.set(element.id, element)
    const edge = isConnection(element) ? readEdge(element.businessObject) : undefined
    if (edge) found.set(edgeKey(edge), element)
  }
  for (const element of registry.getAll()) {
    if (!element.labelTarget && kindOf(element.businessObject)) found.set(nodeIdOf(element.businessObject), element)
  }
  return found
}
