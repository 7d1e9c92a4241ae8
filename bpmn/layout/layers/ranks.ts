/** `length`: how many ranks it leads on at least. */
type Arrow = { from: number; to: number; length: number }
type Step = { node: number; next: Arrow[] }

/** By node the length of the longest way to it. An arrow that closes a circle does not count: it leads back. */
export function ranksOf(count: number, arrows: Arrow[]): number[] {
  const outgoing = Array.from({ length: count }, (): Arrow[] => [])
  const hasSource = new Set<number>()
  for (const arrow of arrows) {
    if (arrow.from === arrow.to) continue
    outgoing[arrow.from]?.push(arrow)
    hasSource.add(arrow.to)
  }
  const ranks = new Array<number>(count).fill(0)
  const nodes = [...ranks.keys()]
  const starts = [...nodes.filter((node) => !hasSource.has(node)), ...nodes]
  for (const { node, next } of inOrder(starts, outgoing)) {
    for (const { to, length } of next) ranks[to] = Math.max(ranks[to] ?? 0, (ranks[node] ?? 0) + length)
  }
  return ranks
}

/** Each node before all that it leads to. Where it leads to is what is still open, it leads back. */
function inOrder(starts: number[], outgoing: Arrow[][]): Step[] {
  const states = new Map<number, 'open' | 'done'>()
  const order: Step[] = []
  for (const start of starts) {
    if (states.has(start)) continue
    states.set(start, 'open')
    const open = [{ node: start, at: 0, next: [] as Arrow[] }]
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const arrow = outgoing[top.node]?.[top.at++]
      if (!arrow) {
        states.set(top.node, 'done')
        order.push(top)
        open.pop()
        continue
      }
      const state = states.get(arrow.to)
      if (state !== 'open') top.next.push(arrow)
      if (state !== undefined) continue
      states.set(arrow.to, 'open')
      open.push({ node: arrow.to, at: 0, next: [] })
    }
  }
  return order.reverse()
}
