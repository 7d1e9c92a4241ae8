import type { Layers } from '../layers/layers.ts'
import { positionsOf } from '../layers/positions.ts'
import type { Distance } from './compact.ts'
import { least, levelRows } from './level-rows.ts'

const rounds = 6
/** Larger steps of nodes are meant: what forks stands in the middle of its branches. */
const mostStep = 40

type Heights = { middles: number[]; exitBelow: (slot: number, port: number) => number; distance: Distance }

/** Takes small steps out of ways: rows of slots move to where another link of theirs is level, as far as there is room. */
export function settle(graph: Layers, { middles, exitBelow, distance }: Heights): void {
  const position = positionsOf(graph)
  const heightOf = (slot: number): number => middles[slot] ?? 0
  for (let round = 0, isMoved = true; round < rounds && isMoved; round++) {
    isMoved = false
    for (const row of levelRows(graph, middles)) {
      const wish = nearestMiddle(row.flatMap(stepsOf))
      const isMeant = Math.abs(wish) > mostStep && row.some((slot) => slot < graph.nodeCount)
      if (wish === 0 || isMeant) continue
      const move = wish < 0 ? Math.max(wish, -roomAbove(row)) : Math.min(wish, roomBelow(row))
      if (Math.abs(move) < least) continue
      for (const slot of row) middles[slot] = heightOf(slot) + move
      isMoved = true
    }
  }

  /** How much lower the other ends of its links are. What leaves at its border does not pull a node. */
  function stepsOf(slot: number): number[] {
    const steps: number[] = []
    for (const { from, port } of graph.before[slot] ?? [])
      steps.push(heightOf(from) + exitBelow(from, port) - heightOf(slot))
    for (const { to, port } of graph.behind[slot] ?? []) if (port === 0) steps.push(heightOf(to) - heightOf(slot))
    return steps.filter((step) => Math.abs(step) >= least)
  }

  function roomAbove(row: number[]): number {
    return row.reduce((room, slot) => {
      const above = neighbour(slot, -1)
      return above === undefined ? room : Math.min(room, heightOf(slot) - heightOf(above) - distance(above, slot))
    }, Number.POSITIVE_INFINITY)
  }

  function roomBelow(row: number[]): number {
    return row.reduce((room, slot) => {
      const below = neighbour(slot, 1)
      return below === undefined ? room : Math.min(room, heightOf(below) - heightOf(slot) - distance(slot, below))
    }, Number.POSITIVE_INFINITY)
  }

  function neighbour(slot: number, by: number): number | undefined {
    return graph.layers[graph.layerOf[slot] ?? 0]?.[(position[slot] ?? 0) + by]
  }
}

/** The step after which the sum of all steps is least; of several such, the smallest. */
function nearestMiddle(steps: number[]): number {
  steps.sort((a, b) => a - b)
  const low = steps[Math.floor((steps.length - 1) / 2)] ?? 0
  const high = steps[Math.floor(steps.length / 2)] ?? 0
  return low > 0 ? low : Math.min(high, 0)
}
