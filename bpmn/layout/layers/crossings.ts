import type { Layers } from './layers.ts'

/** How often links cross when slots stand so. */
export function crossingsOf({ layers, behind }: Layers, position: number[]): number {
  return layers.reduce((sum, layer) => {
    const ends = layer.flatMap((slot) =>
      (behind[slot] ?? [])
        .map(({ port, to }) => ({ port, end: position[to] ?? 0 }))
        .sort((a, b) => a.port - b.port || a.end - b.end)
        .map(({ end }) => end),
    )
    return sum + inversionsOf(ends)
  }, 0)
}

/** How many pairs stand in the wrong order, by a tree of sums. */
function inversionsOf(values: number[]): number {
  const size = values.reduce((most, value) => Math.max(most, value), 0) + 1
  const tree = new Int32Array(size + 1)
  let inversions = 0
  for (const [before, value] of values.entries()) {
    let notAfter = 0
    for (let at = value + 1; at > 0; at -= at & -at) notAfter += tree[at] ?? 0
    inversions += before - notAfter
    for (let at = value + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) + 1
  }
  return inversions
}
