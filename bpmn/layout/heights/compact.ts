/** How much lower the middle of a slot has to be than that of the one above it. */
export type Distance = (above: number, below: number) => number

/** By row, those that stand directly below it somewhere. */
type Gaps = { below: number; gap: number }[][]

/** By slot, the height of its row: as high as those above allow, and from there as low as those below do. */
export function compact(layers: number[][], rows: number[], distance: Distance): number[] {
  const gaps = gapsOf(layers, rows, distance)
  const heights = new Array<number>(rows.length).fill(0)
  const heightOf = (row: number): number => heights[row] ?? 0
  const order = fromAbove(gaps)
  for (const row of order) {
    for (const { below, gap } of gaps[row] ?? []) heights[below] = Math.max(heightOf(below), heightOf(row) + gap)
  }
  for (const row of order.toReversed()) {
    const most = (gaps[row] ?? []).reduce((low, { below, gap }) => Math.min(low, heightOf(below) - gap), Infinity)
    if (most < Infinity) heights[row] = most
  }
  return rows.map(heightOf)
}

function gapsOf(layers: number[][], rows: number[], distance: Distance): Gaps {
  const gaps: Gaps = rows.map(() => [])
  for (const layer of layers) {
    for (const [index, slot] of layer.slice(1).entries()) {
      const above = layer[index] ?? slot
      gaps[rows[above] ?? above]?.push({ below: rows[slot] ?? slot, gap: distance(above, slot) })
    }
  }
  return gaps
}

function fromAbove(gaps: Gaps): number[] {
  const above = new Array<number>(gaps.length).fill(0)
  for (const { below } of gaps.flat()) above[below] = (above[below] ?? 0) + 1
  const order = [...gaps.keys()].filter((row) => above[row] === 0)
  for (const row of order) {
    for (const { below } of gaps[row] ?? []) {
      const left = (above[below] ?? 0) - 1
      above[below] = left
      if (left === 0) order.push(below)
    }
  }
  return order
}
