import type { Layers, Link } from '../layers/layers.ts'
import type { Wire } from '../layers/wires.ts'
import { type Node, roomOf } from '../parts.ts'
import type { Net, Nets } from './nets.ts'
import { passageOf } from './passage.ts'
import { roomForWords } from './room-for-words.ts'

type Column = { x: number; width: number }
/** `xOf`: where the upright line of a net stands. */
export type Columns = { columns: Column[]; xOf: (net: Net | undefined) => number }

/** What an edge that passes has for its words at either side of the layer that it passes. */
const besidePassing = 6

/** Where layers stand from left to right, with room between them for upright lines and for words. */
export function columnsOf(
  graph: Layers,
  { nodes, wires, nets }: { nodes: Node[]; wires: Wire[]; nets: Nets },
): Columns {
  const passing = passingWords(graph, wires)
  const widthOf = (slot: number): number =>
    Math.max(nodes[slot]?.width ?? 0, nodes[slot]?.label?.width ?? 0, passing.get(slot) ?? 0)
  const widths = graph.layers.map((layer) => layer.reduce((most, slot) => Math.max(most, widthOf(slot)), 0))
  const layerOf = (slot: number): number => graph.layerOf[slot] ?? 0
  const spare = (slot: number): number => ((widths[layerOf(slot)] ?? 0) - (nodes[slot]?.width ?? 0)) / 2
  const worded = Map.groupBy([...nets.words.atEnd.keys(), ...nets.words.atStart.keys()], ({ to }: Link) => layerOf(to))

  const places = new Map<Net, number>()
  const columns: Column[] = []
  let x = 0
  for (const [index, passage] of nets.passages.entries()) {
    const links = worded.get(index) ?? []
    const isOuter = index === 0 || index === widths.length
    const { gap, at } = passageOf(passage, { isOuter, roomOf: (lines) => roomForWords(nets, links, lines, spare) })
    for (const [net, offset] of at) places.set(net, Math.round(x + offset))
    const width = widths[index] ?? 0
    columns.push({ x: x + gap, width })
    x += gap + width
  }
  return { columns, xOf: (net) => (net && places.get(net)) ?? 0 }
}

/** Edges that pass one layer only have the width of that layer for their words. */
function passingWords({ paths }: Layers, wires: Wire[]): Map<number, number> {
  const widths = new Map<number, number>()
  for (const [index, { edge }] of wires.entries()) {
    const path = paths[index]
    if (edge.room && path?.length === 2) widths.set(path[0]?.to ?? 0, roomOf(edge) - 2 * besidePassing)
  }
  return widths
}
