import { layFlow } from '../layout/lay-flow.ts'
import type { Edge, Node, Point, Size } from '../layout/parts.ts'
import { labelOf, sizeOf } from './shape-sizes.ts'

/** An element of a process that is no edge. `host`: the task at whose border it is; `size`: of one that holds others. */
type FlowElement = {
  id: string
  type: string
  name?: string | undefined
  host?: string | undefined
  size?: Size | undefined
}

export type Drawing = { boxes: Map<string, Point & Size>; ways: Map<string, Point[]> }

/** A box for each element of a process, as large as its type is drawn, and a way for each edge. */
export function layElements(elements: FlowElement[], edges: Edge[]): Drawing {
  const attached = Map.groupBy(elements, ({ host }) => host)
  const nodes = (attached.get(undefined) ?? []).map(({ id, type, name, size }): Node => {
    const label = labelOf(type, name)
    const events = (attached.get(id) ?? []).map((event) => ({ id: event.id, ...sizeOf(event.type) }))
    return { id, ...(size ?? sizeOf(type)), ...(label && { label }), ...(events.length > 0 && { events }) }
  })
  const { places, ways } = layFlow(nodes, edges)
  const boxes = elements.flatMap(({ id, type, size }) => {
    const at = places.get(id)
    return at ? [[id, { ...at, ...(size ?? sizeOf(type)) }] as const] : []
  })
  return { boxes: new Map(boxes), ways }
}
