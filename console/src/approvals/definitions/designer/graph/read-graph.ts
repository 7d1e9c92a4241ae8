import { readPlace } from '../../../../../../bpmn/extension/approval/read-place.ts'
import type { DrawnPlace, StepFields } from '../../../../../../bpmn/extension/approval/step-fields.ts'
import { type Element, elementOf } from '../../../../../../bpmn/model/element.ts'
import type { Registry } from '../../../../designer/canvas/services.ts'

/** The definition on the canvas: what is as by default is left out, and nothing is checked. */
export function readGraph(registry: Registry): DrawnPlace {
  const process = registry
    .getAll()
    .map(({ businessObject }) => processIn(businessObject))
    .find((found) => found !== undefined)
  return process ? readPlace(process) : { nodes: [], edges: [] }
}

/** Itself, or that of a pool. */
function processIn(element: Element): Element | undefined {
  return element.$type === 'bpmn:Process' ? element : elementOf(element, 'processRef')
}

/** With what stands in sub-processes beside them. */
export function flatten({ nodes, edges }: DrawnPlace): DrawnPlace {
  const inside = nodes.map(({ config }) => flatten({ nodes: config.nodes ?? [], edges: config.edges ?? [] }))
  return {
    nodes: [...nodes.map(alone), ...inside.flatMap((place) => place.nodes)],
    edges: [...edges, ...inside.flatMap((place) => place.edges)],
  }
}

function alone(node: StepFields): StepFields {
  const { nodes: _nodes, edges: _edges, ...config } = node.config
  return { ...node, config }
}
