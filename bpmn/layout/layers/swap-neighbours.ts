import type { Layers } from './layers.ts'
import { startOf } from './positions.ts'

/** Nodes with more links than this stay: whoever compares all of theirs compares for long. */
const mostLinks = 60

type Seen = { slot: number; starts: number[]; ends: number[] }

/** Swaps slots that stand one below the other where that takes crossings away, so many rounds at most. */
export function swapNeighbours({ layers, before, behind }: Layers, position: number[], rounds: number): void {
  let open = new Set(layers.keys())
  for (let round = 0; round < rounds && open.size > 0; round++) {
    const swapped = [...open].filter((index) => swapIn(layers[index] ?? []))
    open = new Set(swapped.flatMap((index) => [index - 1, index, index + 1]))
  }

  function swapIn(layer: number[]): boolean {
    const seen = layer.map((slot): Seen => ({ slot, starts: startsOf(slot), ends: endsOf(slot) }))
    let isSwapped = false
    for (let index = 1; index < seen.length; index++) {
      const [upper, lower] = [seen[index - 1], seen[index]]
      if (!upper || !lower || excess(upper.starts, lower.starts) + excess(upper.ends, lower.ends) <= 0) continue
      seen[index - 1] = lower
      seen[index] = upper
      isSwapped = true
    }
    for (const [index, { slot }] of isSwapped ? seen.entries() : []) {
      layer[index] = slot
      position[slot] = index
    }
    return isSwapped
  }

  function startsOf(slot: number): number[] {
    return sorted((before[slot] ?? []).map((link) => startOf(link, position)))
  }

  function endsOf(slot: number): number[] {
    return sorted((behind[slot] ?? []).map(({ to }) => position[to] ?? 0))
  }
}

const sorted = (values: number[]): number[] => (values.length > 1 ? values.sort((a, b) => a - b) : values)

/** How many more crossings there are while the first stands above the second than the other way round. */
function excess(first: number[], second: number[]): number {
  if (first.length > mostLinks || second.length > mostLinks) return 0
  return greaterPairs(first, second) - greaterPairs(second, first)
}

/** Pairs of which the first is greater; both lists are sorted. */
function greaterPairs(first: number[], second: number[]): number {
  let pairs = 0
  let smaller = 0
  for (const value of first) {
    while (smaller < second.length && (second[smaller] ?? 0) < value) smaller++
    pairs += smaller
  }
  return pairs
}
