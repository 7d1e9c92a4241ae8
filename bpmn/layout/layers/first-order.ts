import type { Link } from './layers.ts'

/** The slots of each layer. What is reached one after the other stands one below the other: trees have no crossings from the beginning. */
export function firstOrder(layerOf: number[], behind: Link[][]): number[][] {
  const depth = layerOf.reduce((most, layer) => Math.max(most, layer + 1), 0)
  const layers = Array.from({ length: depth }, (): number[] => [])
  const seen = new Set<number>()
  const starts = [...layerOf.keys()].sort((a, b) => (layerOf[a] ?? 0) - (layerOf[b] ?? 0))
  for (const start of starts) {
    const open = [start]
    for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
      if (seen.has(slot)) continue
      seen.add(slot)
      layers[layerOf[slot] ?? 0]?.push(slot)
      const next = (behind[slot] ?? []).toSorted((a, b) => a.port - b.port)
      for (const { to } of next.reverse()) open.push(to)
    }
  }
  return layers
}
