import type { Layers, Link } from '../layers/layers.ts'
import type { Wire } from '../layers/wires.ts'
import { type Words, wordsOf } from './words.ts'

/**
 * Lines of a passage between two layers that share an upright one: from heights at its left to heights at its right. The
 * upright line of a late one stands behind the words of the passage.
 */
export type Net = { starts: number[]; ends: number[]; isLate: boolean }

/** `passages`: the nets before each layer, and behind the last. `exits` and `entries`: by wire that goes around everything. */
export type Nets = {
  passages: Net[][]
  words: Words
  ofLink: Map<Link, Net>
  /** Links that have no corner. */
  levels: Set<Link>
  exits: Map<number, Net>
  entries: Map<number, Net>
}

export type Heights = { middles: number[]; startOf: (slot: number, port: number) => number }

/** Where ways run that go around everything. */
const bottom = Number.POSITIVE_INFINITY

/** What leaves one port shares a line, or what ends at one node, never both: nobody could tell what leads where. */
export function netsOf(graph: Layers, wires: Wire[], { middles, startOf }: Heights): Nets {
  const passages = Array.from({ length: graph.layers.length + 1 }, () => new Map<string, Net>())
  const words = wordsOf(graph, wires, startOf)
  const [ofLink, exits, entries] = [new Map<Link, Net>(), new Map<number, Net>(), new Map<number, Net>()]
  const levels = new Set<Link>()
  const layerOf = (slot: number): number => graph.layerOf[slot] ?? 0
  const fromPort = (wire: number, slot: number, port: number): string =>
    `from ${slot} ${port} ${wires[wire]?.edge.kind}`
  const toNode = (wire: number, slot: number, isLate: boolean): string =>
    `to ${slot} ${isLate} ${wires[wire]?.edge.kind}`

  for (const [slot, links] of graph.behind.entries()) {
    const siblings = Map.groupBy(links, ({ port }) => port)
    for (const link of links) {
      const { port, to, wire } = link
      const isLate = words.isLate(link)
      const isMerged = (graph.before[to]?.length ?? 0) > (siblings.get(port)?.length ?? 0)
      const key = isLate || (isMerged && !words.atEnd.has(link)) ? toNode(wire, to, isLate) : fromPort(wire, slot, port)
      const line = { start: startOf(slot, port), end: middles[to] ?? 0, isLate }
      if (Math.abs(line.end - line.start) < 1) levels.add(link)
      ofLink.set(link, join(layerOf(slot) + 1, key, line))
    }
  }
  for (const [wire, { from, to, port }] of wires.entries()) {
    if (graph.paths[wire]) continue
    const exit = { start: startOf(from, port), end: bottom, isLate: false }
    const entry = { start: bottom, end: middles[to] ?? 0, isLate: words.isWorded(to) }
    exits.set(wire, join(layerOf(from) + 1, fromPort(wire, from, port), exit))
    entries.set(wire, join(layerOf(to), toNode(wire, to, entry.isLate), entry))
  }
  return { passages: passages.map((passage) => [...passage.values()]), words, ofLink, levels, exits, entries }

  function join(passage: number, key: string, line: { start: number; end: number; isLate: boolean }): Net {
    const net = passages[passage]?.get(key) ?? { starts: [], ends: [], isLate: line.isLate }
    passages[passage]?.set(key, net)
    net.starts.push(line.start)
    net.ends.push(line.end)
    return net
  }
}
