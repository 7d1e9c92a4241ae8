import { depthOf, distanceBetween, exitBelow } from './heights/extents.ts'
import { heightsOf } from './heights/heights.ts'
import { settle } from './heights/settle.ts'
import { layersOf } from './layers/layers.ts'
import { order } from './layers/order.ts'
import { wiresOf } from './layers/wires.ts'
import type { Edge, Layout, Node } from './parts.ts'
import { columnsOf } from './passages/columns.ts'
import { netsOf } from './passages/nets.ts'
import { placesOf } from './ways/places.ts'
import { waysOf } from './ways/ways.ts'

const margin = 60
const floorGap = 30

/**
 * A place for each node of a flow, from left to right, and a way for each edge that crosses no shape: level through the
 * layers of nodes and upright between them. Edges that lead back, and the longest of very many, go around everything.
 */
export function layFlow(nodes: Node[], edges: Edge[]): Layout {
  const wires = wiresOf(nodes, edges)
  const graph = layersOf(nodes.length, wires)
  order(graph)
  const distance = distanceBetween(nodes)
  const heights = heightsOf(graph, distance)
  const exitOf = (slot: number, port: number): number => exitBelow(nodes[slot], port)
  settle(graph, { middles: heights, exitBelow: exitOf, distance })

  const middles = fromTop(heights, nodes)
  const startOf = (slot: number, port: number): number => (middles[slot] ?? 0) + exitOf(slot, port)
  const nets = netsOf(graph, wires, { middles, startOf })
  const columns = columnsOf(graph, { nodes, wires, nets })
  const places = placesOf(nodes, graph, columns, middles)
  const lowest = middles.reduce((most, middle, slot) => Math.max(most, middle + depthOf(nodes[slot])), 0)
  const floor = Math.round(lowest + floorGap)
  return { places, ways: waysOf({ graph, nodes, wires, nets, xOf: columns.xOf, places, middles, startOf, floor }) }
}

function fromTop(heights: number[], nodes: Node[]): number[] {
  const topOf = (height: number, slot: number): number => height - (nodes[slot]?.height ?? 0) / 2
  const top = heights.reduce((least, height, slot) => Math.min(least, topOf(height, slot)), Number.POSITIVE_INFINITY)
  return heights.map((height) => Math.round(height - top + margin))
}
