import { layFlow } from '../../../../bpmn/layout/lay-flow.ts'
import type { Size } from '../../../../bpmn/layout/parts.ts'
import { cornersOf, sidesOf } from '../canvas/bring-into-view.ts'
import type { GetService, Point, Shape } from '../canvas/services.ts'
import { partsOf } from './parts-of-canvas.ts'
import type { Placed } from './place-command.ts'
import { placedBy } from './placed-by.ts'

/** Round what stands in a node: its name is above. */
const rim = { left: 30, top: 40, right: 30, bottom: 40 }

/** A place for everything in a holder. A node that others stand in is as large as what it holds; what nobody here knows moves as it is. */
export function arrangePlace(get: GetService, holder: Shape): Placed {
  const parts = partsOf(get, holder)
  const { kindOf } = get('notation')
  const holders = parts.shapes.filter((shape) => parts.inside.has(shape) && kindOf(shape.businessObject) !== undefined)
  const insides = new Map(holders.map((shape) => [shape.id, insideOf(arrangePlace(get, shape))]))
  const nodes = parts.nodes.map((node) => ({ ...node, ...insides.get(node.id)?.size }))
  for (const shape of holders) parts.inside.delete(shape)

  const placed = placedBy(parts, layFlow(nodes, parts.edges))
  for (const shape of holders) {
    const [inside, at] = [insides.get(shape.id), placed.shapes.get(shape)]
    if (!inside || !at) continue
    placed.sizes.set(shape, inside.size)
    take(placed, movedBy(inside.placed, at))
  }
  return placed
}

/** Seen from the upper left corner of what it stands in. */
function insideOf(placed: Placed): { placed: Placed; size: Size } {
  const sides = [
    ...[...placed.shapes].map(([shape, at]) => sidesOf(cornersOf(at, placed.sizes.get(shape) ?? shape))),
    ...[...placed.edges.values()].map(sidesOf),
  ]
  const left = Math.min(...sides.map((one) => one.left)) - rim.left
  const top = Math.min(...sides.map((one) => one.top)) - rim.top
  return {
    placed: movedBy(placed, { x: -left, y: -top }),
    size: {
      width: Math.max(...sides.map(({ right }) => right)) - left + rim.right,
      height: Math.max(...sides.map(({ bottom }) => bottom)) - top + rim.bottom,
    },
  }
}

function movedBy({ shapes, edges, sizes }: Placed, by: Point): Placed {
  const moved = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y })
  return {
    shapes: new Map([...shapes].map(([shape, at]) => [shape, moved(at)])),
    edges: new Map([...edges].map(([edge, way]) => [edge, way.map(moved)])),
    sizes,
  }
}

function take(placed: Placed, others: Placed): void {
  for (const [shape, at] of others.shapes) placed.shapes.set(shape, at)
  for (const [edge, way] of others.edges) placed.edges.set(edge, way)
  for (const [shape, size] of others.sizes) placed.sizes.set(shape, size)
}
