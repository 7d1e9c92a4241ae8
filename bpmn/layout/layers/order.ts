import { crossingsOf } from './crossings.ts'
import type { Layers } from './layers.ts'
import { number, positionsOf, startOf } from './positions.ts'
import { swapNeighbours } from './swap-neighbours.ts'

const sweeps = 8
/** So many sweeps in vain are enough. */
const patience = 3
const rounds = 2

/** Puts the slots of each layer in an order in which few links cross. */
export function order(graph: Layers): void {
  const position = positionsOf(graph)
  let best = { layers: copyOf(graph.layers), crossings: crossingsOf(graph, position) }
  for (let sweep = 0, vain = 0; sweep < sweeps && vain < patience && best.crossings > 0; sweep++) {
    const isForth = sweep % 2 === 0
    for (const layer of isForth ? graph.layers : graph.layers.toReversed()) toMiddle(layer, graph, position, isForth)
    swapNeighbours(graph, position, rounds)
    const crossings = crossingsOf(graph, position)
    vain = crossings < best.crossings ? 0 : vain + 1
    if (vain === 0) best = { layers: copyOf(graph.layers), crossings }
  }
  graph.layers = best.layers
  swapNeighbours(graph, positionsOf(graph), rounds)
}

const copyOf = (layers: number[][]): number[][] => layers.map((layer) => layer.slice())

/** Each slot to the middle of those that it is linked with on one side; what has none stays where it is. */
function toMiddle(layer: number[], { before, behind }: Layers, position: number[], isForth: boolean): void {
  const middles = layer.map((slot) => {
    const ends = isForth
      ? (before[slot] ?? []).map((link) => startOf(link, position))
      : (behind[slot] ?? []).map(({ to }) => position[to] ?? 0)
    return ends.length === 0 ? undefined : ends.reduce((sum, end) => sum + end, 0) / ends.length
  })
  const linked = layer.flatMap((slot, index) => {
    const middle = middles[index]
    return middle === undefined ? [] : [{ slot, middle }]
  })
  const sorted = linked.sort((a, b) => a.middle - b.middle).values()
  for (const [index, middle] of middles.entries()) {
    const next = middle === undefined ? undefined : sorted.next().value
    if (next) layer[index] = next.slot
  }
  number(layer, position)
}
