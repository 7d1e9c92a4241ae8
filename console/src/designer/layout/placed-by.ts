import { labelGap } from '../../../../bpmn/layout/heights/extents.ts'
import type { Layout } from '../../../../bpmn/layout/parts.ts'
import { type Connection, isConnection, type Point, type Shape } from '../canvas/services.ts'
import type { Parts } from './parts-of-canvas.ts'
import type { Placed } from './place-command.ts'

/** Where a layout puts what is on the canvas, with all that belongs to it. */
export function placedBy({ shapes, connections, labels, inside }: Parts, { places, ways }: Layout): Placed {
  const placed: Placed = { shapes: new Map(), edges: new Map(), sizes: new Map() }
  for (const shape of shapes) {
    const at = places.get(shape.id)
    if (!at) continue
    placed.shapes.set(shape, at)
    moveInside(shape, { x: at.x - shape.x, y: at.y - shape.y })
  }
  for (const edge of connections) placed.edges.set(edge, ways.get(edge.id) ?? straight(edge))
  for (const label of labels) {
    const at = label.labelTarget && placeOfLabel(label, label.labelTarget)
    if (at) placed.shapes.set(label, at)
  }
  return placed

  function moveInside(shape: Shape, by: Point): void {
    const moved = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y })
    for (const element of inside.get(shape) ?? []) {
      if (isConnection(element)) placed.edges.set(element, element.waypoints.map(moved))
      else placed.shapes.set(element, moved(element))
    }
  }

  function straight({ source, target }: Connection): Point[] {
    return [source, target].map((shape) => {
      const { x, y } = placed.shapes.get(shape) ?? shape
      return { x: x + shape.width / 2, y: y + shape.height / 2 }
    })
  }

  /** Below its shape, beside the way that leaves an event at a border, or above the longest level line of an edge. */
  function placeOfLabel(label: Shape, owner: Shape | Connection): Point | undefined {
    if (isConnection(owner)) return aboveLine(label, placed.edges.get(owner) ?? [])
    const at = placed.shapes.get(owner)
    if (!at) return undefined
    const below = at.y + owner.height
    if (owner.host) return { x: at.x - label.width, y: below }
    return { x: at.x + (owner.width - label.width) / 2, y: below + labelGap }
  }
}

function aboveLine(label: Shape, way: Point[]): Point | undefined {
  const lines = way.slice(1).map((to, index) => {
    const from = way[index] ?? to
    return { x: (from.x + to.x) / 2, y: Math.min(from.y, to.y), length: Math.abs(to.x - from.x) }
  })
  const [longest] = lines.toSorted((a, b) => b.length - a.length)
  return longest && { x: longest.x - label.width / 2, y: longest.y - label.height - labelGap }
}
