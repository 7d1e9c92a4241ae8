import { firstOrder } from './first-order.ts'
import { lengthen } from './lengthen.ts'
import { ranksOf } from './ranks.ts'
import type { Wire } from './wires.ts'

/** From a slot of a layer to one of the next. */
export type Link = { from: number; to: number; port: number; wire: number }

/** Slots are what takes a place in a layer: nodes by their number and, counted on, edges on their way past. */
export type Layers = {
  nodeCount: number
  /** Their slots, from above. */
  layers: number[][]
  layerOf: number[]
  /** By wire, its links; undefined for one that goes around everything. */
  paths: (Link[] | undefined)[]
  /** By slot, what leads to it. */
  before: Link[][]
  /** By slot, what leads on. */
  behind: Link[][]
}

/** Slots of edges on their way past, for each node: a long row with edges all over it would have millions. */
const passingPerNode = 4
const passingAnyway = 1000

export function layersOf(nodeCount: number, wires: Wire[]): Layers {
  const ranks = ranksOf(nodeCount, lengthen(wires))
  const spans = wires.map(({ from, to }) => (ranks[to] ?? 0) - (ranks[from] ?? 0))
  const through = shortest(spans, nodeCount * passingPerNode + passingAnyway)
  const layerOf = ranks.slice()
  const paths = wires.map(({ from, to, port }, wire) => {
    if (!through.has(wire)) return undefined
    const first = layerOf.length
    const passing = Array.from({ length: (spans[wire] ?? 1) - 1 }, (_, step) => first + step)
    for (const step of passing.keys()) layerOf.push((ranks[from] ?? 0) + step + 1)
    const slots = [from, ...passing]
    return slots.map((slot, step): Link => ({ from: slot, to: passing[step] ?? to, wire, port: step === 0 ? port : 0 }))
  })
  const before = layerOf.map((): Link[] => [])
  const behind = layerOf.map((): Link[] => [])
  for (const link of paths.flatMap((path) => path ?? [])) {
    behind[link.from]?.push(link)
    before[link.to]?.push(link)
  }
  return { nodeCount, layers: firstOrder(layerOf, behind), layerOf, paths, before, behind }
}

/** The wires that may pass between nodes, the short ones first, as long as the slots last. None that leads back may. */
function shortest(spans: number[], slots: number): Set<number> {
  const spanOf = (wire: number): number => spans[wire] ?? 0
  const forth = [...spans.keys()].filter((wire) => spanOf(wire) > 0).sort((a, b) => spanOf(a) - spanOf(b))
  let left = slots
  return new Set(
    forth.filter((wire) => {
      left -= spanOf(wire) - 1
      return left >= 0
    }),
  )
}
