type Span = { from: number; to: number }

const apart = 20
const step = { usual: 18, least: 4 }
/** Beyond this, very many lanes lie closer. */
const mostDepth = 2000

/** By wire, how far below the first lane it runs: what would lie over each other runs side by side. */
export function lanesOf(spans: Map<number, Span>): Map<number, number> {
  const byStart = [...spans].sort(([, a], [, b]) => leftOf(a) - leftOf(b))
  const byEnd = [...spans].sort(([, a], [, b]) => rightOf(a) - rightOf(b))
  const lanes = new Map<number, number>()
  const free: number[] = []
  let ended = 0
  let count = 0
  for (const [wire, span] of byStart) {
    for (let [done, other] = byEnd[ended] ?? []; done !== undefined && other; [done, other] = byEnd[ended] ?? []) {
      if (rightOf(other) + apart > leftOf(span)) break
      free.push(lanes.get(done) ?? 0)
      ended++
    }
    lanes.set(wire, free.pop() ?? count++)
  }
  const height = Math.max(step.least, Math.min(step.usual, mostDepth / Math.max(count, 1)))
  return new Map([...lanes].map(([wire, lane]) => [wire, Math.round(lane * height)]))
}

const leftOf = ({ from, to }: Span): number => Math.min(from, to)
const rightOf = ({ from, to }: Span): number => Math.max(from, to)
