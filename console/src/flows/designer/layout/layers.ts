/** `room`: the width of the words that it carries, in px. */
export type Edge = { id: string; source: string; target: string; room?: number }
/** What takes a place in a layer: a node, or an edge on its way past. */
export type Slot = { id: string; layer: number; isPassing: boolean }
export type Layers = { slots: Slot[][]; paths: Map<string, string[]> }

const sweeps = 6

/** Nodes from left to right, each behind all its sources, in an order that crosses few edges. */
export function layersOf(nodes: string[], edges: Edge[]): Layers {
  const ranks = rankOf(nodes, edges)
  const slots: Slot[][] = []
  const put = (id: string, layer: number, isPassing: boolean): void => {
    slots[layer] ??= []
    slots[layer].push({ id, layer, isPassing })
  }
  for (const id of nodes) put(id, ranks.get(id) ?? 0, false)
  const paths = new Map<string, string[]>()
  const links: [string, string][] = []
  for (const { id, source, target } of edges) {
    const [from = 0, to = 0] = [ranks.get(source), ranks.get(target)]
    const passing = Array.from({ length: Math.max(to - from - 1, 0) }, (_, step) => `${id}/${step}`)
    for (const [step, name] of passing.entries()) put(name, from + step + 1, true)
    const path = [source, ...passing, target]
    paths.set(id, path)
    if (to > from) for (const [index, name] of path.entries()) if (index > 0) links.push([path[index - 1] ?? '', name])
  }
  orderBy(slots, links)
  return { slots, paths }
}

/** The longest way from a node without sources. An edge that closes a circle is not counted. */
function rankOf(nodes: string[], edges: Edge[]): Map<string, number> {
  const outgoing = Map.groupBy(edges, ({ source }) => source)
  const left = new Map(nodes.map((id) => [id, 0]))
  for (const { target } of edges) left.set(target, (left.get(target) ?? 0) + 1)
  const ranks = new Map<string, number>()
  const waiting = new Set(nodes)
  let ready = nodes.filter((id) => left.get(id) === 0)
  while (waiting.size > 0) {
    // In a circle nobody is ready: the first of it begins.
    if (ready.length === 0) ready = [...waiting].slice(0, 1)
    const id = ready.pop() ?? ''
    if (!waiting.delete(id)) continue
    ranks.set(id, ranks.get(id) ?? 0)
    for (const { target } of outgoing.get(id) ?? []) {
      if (!waiting.has(target)) continue
      ranks.set(target, Math.max(ranks.get(target) ?? 0, (ranks.get(id) ?? 0) + 1))
      const open = (left.get(target) ?? 0) - 1
      left.set(target, open)
      if (open === 0) ready.push(target)
    }
  }
  return ranks
}

/** Each slot to the middle of those that it is linked with, there and back again. */
function orderBy(slots: Slot[][], links: [string, string][]): void {
  const before = Map.groupBy(links, ([, to]) => to)
  const behind = Map.groupBy(links, ([from]) => from)
  const place = new Map<string, number>()
  const number = (layer: Slot[]): void => {
    for (const [index, { id }] of layer.entries()) place.set(id, index)
  }
  slots.forEach(number)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isForth = sweep % 2 === 0
    for (const layer of isForth ? slots : slots.toReversed()) {
      const wish = (id: string): number => {
        const others = isForth ? before.get(id)?.map(([from]) => from) : behind.get(id)?.map(([, to]) => to)
        return others ? meanOf(others.map((other) => place.get(other) ?? 0)) : (place.get(id) ?? 0)
      }
      const wishes = new Map(layer.map(({ id }) => [id, wish(id)]))
      layer.sort((a, b) => (wishes.get(a.id) ?? 0) - (wishes.get(b.id) ?? 0))
      number(layer)
    }
  }
}

export const meanOf = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
