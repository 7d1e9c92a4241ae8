import type { Edge, Node } from '../../../../bpmn/layout/parts.ts'
import { edgeTextWidth } from '../canvas/edge-text.ts'
import { type Connection, type Drawn, type GetService, isConnection, type Shape } from '../canvas/services.ts'
import type { Notation } from '../notation.ts'

/** `inside`: what moves with a shape, such as the content of a sub-process. */
export type Parts = {
  nodes: Node[]
  edges: Edge[]
  shapes: Shape[]
  connections: Connection[]
  labels: Shape[]
  inside: Map<Drawn, Drawn[]>
}

/** What the layout has to know of what stands in a holder: the canvas, or a sub-process. */
export function partsOf(get: GetService, holder: Shape): Parts {
  const outermost = (element: Drawn): Drawn => {
    let outer = element
    while (outer.parent && outer.parent !== holder) outer = outer.parent
    return outer
  }
  const all = get('elementRegistry')
    .getAll()
    .filter((element) => outermost(element).parent === holder)
  const labels = all.filter((one): one is Shape => one.labelTarget !== undefined && !isConnection(one))
  const outer = all.filter((one) => one.parent === holder && !one.labelTarget)
  const shapes = outer.filter((one): one is Shape => !isConnection(one))
  const connections = outer.filter(isConnection)
  const labelOf = new Map<Drawn | undefined, Shape>(labels.map((label) => [label.labelTarget, label]))
  const inner = all.filter((one) => one.parent !== holder && !one.labelTarget)
  return {
    nodes: shapes.filter(({ host }) => !host).map((shape) => nodeOf(shape, labelOf.get(shape))),
    edges: connections.map((connection) => edgeOf(connection, labelOf.get(connection), get('notation'))),
    ...{ shapes, connections, labels },
    inside: Map.groupBy(inner, outermost),
  }
}

function nodeOf(shape: Shape, label: Shape | undefined): Node {
  const events = (shape.attachers ?? []).toSorted((a, b) => a.x - b.x)
  return {
    ...sizeOf(shape),
    ...(label && { label: sizeOf(label) }),
    ...(events.length > 0 && { events: events.map(sizeOf) }),
  }
}

const sizeOf = ({ id, width, height }: Shape) => ({ id, width, height })

function edgeOf(
  { id, type, source, target, businessObject }: Connection,
  label: Shape | undefined,
  notation: Notation,
): Edge {
  const look = type === 'bpmn:SequenceFlow' ? notation.lookOfEdge(businessObject) : undefined
  return {
    ...{ id, source: source.id, target: target.id, kind: look?.tone ?? type },
    room: Math.max(edgeTextWidth(look?.words ?? ''), label?.width ?? 0),
  }
}
