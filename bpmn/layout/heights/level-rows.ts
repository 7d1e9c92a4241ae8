import type { Layers } from '../layers/layers.ts'

/** Heights that differ by less are level. */
export const least = 0.01

/** All slots, those together that are linked at one height. */
export function levelRows({ behind }: Layers, middles: number[]): number[][] {
  const rowOf = new Map<number, number[]>()
  for (const slot of middles.keys()) {
    const row: number[] = []
    let next: number | undefined = slot
    for (; next !== undefined && !rowOf.has(next); next = levelAfter(next)) {
      row.push(next)
      rowOf.set(next, row)
    }
    const known = next === undefined ? row : (rowOf.get(next) ?? row)
    if (known === row) continue
    known.push(...row)
    for (const one of row) rowOf.set(one, known)
  }
  return [...new Set(rowOf.values())]

  function levelAfter(slot: number): number | undefined {
    const middle = middles[slot] ?? 0
    return behind[slot]?.find(({ to, port }) => port === 0 && Math.abs((middles[to] ?? 0) - middle) < least)?.to
  }
}
