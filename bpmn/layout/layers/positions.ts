import type { Layers, Link } from './layers.ts'

/** By slot, the how manyeth of its layer it is, from above. */
export function positionsOf({ layers, layerOf }: Layers): number[] {
  const position = new Array<number>(layerOf.length).fill(0)
  for (const layer of layers) number(layer, position)
  return position
}

export function number(layer: number[], position: number[]): void {
  for (const [index, slot] of layer.entries()) position[slot] = index
}

/** Where a link begins, in positions: at the border of a node it is lower than at its right. */
export function startOf({ from, port }: Link, position: number[]): number {
  return (position[from] ?? 0) + Math.min(port, 9) / 10
}
