import type { Layers, Link } from '../layers/layers.ts'
import type { Wire } from '../layers/wires.ts'
import type { Layout, Node, Point } from '../parts.ts'
import type { Columns } from '../passages/columns.ts'
import type { Heights, Nets } from '../passages/nets.ts'
import { lanesOf } from './lanes.ts'

type Drawing = Heights & {
  graph: Layers
  nodes: Node[]
  wires: Wire[]
  nets: Nets
  xOf: Columns['xOf']
  places: Layout['places']
  /** Where ways run that go around everything. */
  floor: number
}

/** By edge the corners of its way: level through the layers and upright in the passages between, or around everything. */
export function waysOf({ graph, nodes, wires, nets, xOf, places, middles, startOf, floor }: Drawing): Layout['ways'] {
  const around = [...nets.exits].map(([wire, exit]) => {
    const span = { from: xOf(exit), to: xOf(nets.entries.get(wire)) }
    return [wire, span] as const
  })
  const lanes = lanesOf(new Map(around))
  return new Map(
    wires.map((wire, index) => {
      const corners = graph.paths[index]?.flatMap(cornersOf) ?? past(index, wire)
      return [wire.edge.id, [...leave(wire), ...corners, arrive(wire)]]
    }),
  )

  function cornersOf(link: Link): Point[] {
    if (nets.levels.has(link)) return []
    const x = xOf(nets.ofLink.get(link))
    return [
      { x, y: startOf(link.from, link.port) },
      { x, y: middles[link.to] ?? 0 },
    ]
  }

  function past(index: number, { from, to, port }: Wire): Point[] {
    const lane = floor + (lanes.get(index) ?? 0)
    const [out, back] = [xOf(nets.exits.get(index)), xOf(nets.entries.get(index))]
    return [
      { x: out, y: startOf(from, port) },
      { x: out, y: lane },
      { x: back, y: lane },
      { x: back, y: middles[to] ?? 0 },
    ]
  }

  function leave({ edge, from, port }: Wire): Point[] {
    const node = nodes[from]
    const { x, y } = places.get(edge.source) ?? { x: 0, y: 0 }
    const event = node?.events?.find(({ id }) => id === edge.source)
    if (!event) return [{ x: x + (node?.width ?? 0), y: startOf(from, port) }]
    const middle = Math.round(x + event.width / 2)
    return [
      { x: middle, y: y + event.height },
      { x: middle, y: startOf(from, port) },
    ]
  }

  function arrive({ to }: Wire): Point {
    return { x: places.get(nodes[to]?.id ?? '')?.x ?? 0, y: middles[to] ?? 0 }
  }
}
