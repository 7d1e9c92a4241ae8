import { nodeIdOf } from '../../../../bpmn/extension/ops-node.ts'
import { type Drawn, type GetService, isConnection } from '../canvas/services.ts'
import type { Notation } from '../notation.ts'
import { edgeKey } from './diff-graphs.ts'

/** By what the server calls them: a node's id, an edge as `source→target`, anything else of the file by its own id. */
export function elementsByKey({ get, notation }: { get: GetService; notation: Notation }): Map<string, Drawn> {
  const found = new Map<string, Drawn>()
  const elements = get('elementRegistry')
    .getAll()
    .filter(({ labelTarget }) => !labelTarget)
  for (const element of elements) {
    found.set(element.id, element)
    const edge = isConnection(element) ? notation.endsOfEdge(element.businessObject) : undefined
    if (edge) found.set(edgeKey(edge), element)
  }
  for (const element of elements) {
    if (notation.kindOf(element.businessObject)) found.set(nodeIdOf(element.businessObject), element)
  }
  return found
}
