import type { Layers, Link } from '../layers/layers.ts'
import type { Wire } from '../layers/wires.ts'
import { roomOf } from '../parts.ts'

/** By link, the width of its words, which stand before its end or behind its start. */
export type Words = {
  atEnd: Map<Link, number>
  atStart: Map<Link, number>
  /** Whether a link may turn only behind the words of the passage. */
  isLate: (link: Link) => boolean
  /** Whether an edge to a slot has its words in the passage before it, or in the layer before that. */
  isWorded: (slot: number) => boolean
}

/** Words and lines nearer than this are over each other. */
const near = 14

/**
 * Where an edge from one layer to the next has its words: before its end, unless others end there and none but it begins
 * at its start. Longer edges have room enough on their way.
 */
export function wordsOf(graph: Layers, wires: Wire[], startOf: (slot: number, port: number) => number): Words {
  const [atEnd, atStart] = [new Map<Link, number>(), new Map<Link, number>()]
  const levels = graph.layers.map((): number[] => [])
  const worded = new Set<number>()
  for (const links of graph.behind) {
    for (const link of links) {
      const wire = wires[link.wire]
      const length = graph.paths[link.wire]?.length ?? 0
      if (!wire?.edge.room || length > 2) continue
      worded.add(wire.to)
      if (length === 1) place(link, links, roomOf(wire.edge))
    }
  }
  return { atEnd, atStart, isLate, isWorded: (slot) => worded.has(slot) }

  function isLate(link: Link): boolean {
    if (atStart.has(link)) return true
    if (atEnd.has(link) || !worded.has(link.to)) return false
    const start = startOf(link.from, link.port)
    return (levels[graph.layerOf[link.to] ?? 0] ?? []).every((level) => Math.abs(level - start) >= near)
  }

  function place(link: Link, siblings: Link[], room: number): void {
    const isOnlyEnd = graph.before[link.to]?.length === 1
    const isOnlyStart = siblings.every((other) => other === link || other.port !== link.port)
    const isAtStart = isOnlyStart && !isOnlyEnd
    const words = isAtStart ? atStart : atEnd
    words.set(link, room)
    levels[graph.layerOf[link.to] ?? 0]?.push(isAtStart ? startOf(link.from, link.port) : startOf(link.to, 0))
  }
}
