import type { Layers } from '../layers/layers.ts'
import type { Node, Point } from '../parts.ts'
import type { Columns } from '../passages/columns.ts'

/** The first event from the right, in widths of its node. */
const rightmost = 0.75
const eventGap = 12

/** Nodes in the middle of their column, and events at the right of their lower border. */
export function placesOf(
  nodes: Node[],
  { layerOf }: Layers,
  { columns }: Columns,
  middles: number[],
): Map<string, Point> {
  const places = new Map<string, Point>()
  for (const [slot, node] of nodes.entries()) {
    const column = columns[layerOf[slot] ?? 0] ?? { x: 0, width: 0 }
    const x = Math.round(column.x + (column.width - node.width) / 2)
    const y = Math.round((middles[slot] ?? 0) - node.height / 2)
    places.set(node.id, { x, y })
    const { events = [] } = node
    const widest = events.reduce((most, { width }) => Math.max(most, width), 0)
    const step = Math.min(widest + eventGap, (node.width * 0.5) / Math.max(events.length - 1, 1))
    for (const [index, event] of events.entries()) {
      const middle = x + node.width * rightmost - (events.length - 1 - index) * step
      places.set(event.id, {
        x: Math.round(middle - event.width / 2),
        y: Math.round(y + node.height - event.height / 2),
      })
    }
  }
  return places
}
