import type { Layers, Link } from '../layers/layers.ts'

/**
 * The links that may be straight. Of those that cross, the ones of edges on their way past: long lines have no corners.
 * What leaves at a border, only where nothing leaves at the right: a flow goes straight on when nothing fails.
 */
export function straightLinks({ layers, before, behind, nodeCount }: Layers, position: number[]): Set<Link> {
  const straight = new Set<Link>()
  const isPassing = ({ from, to }: Link): boolean => from >= nodeCount && to >= nodeCount
  const isAtBorder = ({ port }: Link): boolean => port > 0
  const isMain = (link: Link): boolean =>
    !isAtBorder(link) || ((behind[link.from] ?? []).every(isAtBorder) && (before[link.to] ?? []).every(isAtBorder))

  for (const [index, layer] of layers.slice(1).entries()) {
    // Between two lines on their way past, links that begin between them do not cross them.
    let from = 0
    let seen = 0
    for (const [at, slot] of layer.entries()) {
      const passing = (before[slot] ?? []).find(isPassing)
      if (!passing && at < layer.length - 1) continue
      const to = passing ? (position[passing.from] ?? 0) : (layers[index]?.length ?? 0)
      for (; seen <= at; seen++) {
        for (const link of before[layer[seen] ?? -1] ?? []) {
          const start = position[link.from] ?? 0
          if (start >= from && start <= to && isMain(link)) straight.add(link)
        }
      }
      from = to
    }
  }
  return straight
}
