import type { RunNode } from '../../flow-records.ts'

/** A node where it lies in the run, in milliseconds since the epoch; `to` is now for one that goes on. */
export type GanttBar = { node: RunNode; from: number; to: number }
export type GanttSpan = { from: number; to: number }

/** The nodes that have begun in this run, the earliest first. */
export function ganttBars(nodes: readonly RunNode[], now: number): GanttBar[] {
  return nodes
    .flatMap((node) => {
      if (node.started_at === null || node.is_kept) return []
      const from = Date.parse(node.started_at)
      return [{ node, from, to: Math.max(from, node.ended_at === null ? now : Date.parse(node.ended_at)) }]
    })
    .sort((a, b) => a.from - b.from || a.to - b.to)
}

/** From the run's start, or the first bar's, to the last end; never empty, so that bars have a width. */
export function ganttSpan(run: { started_at: string | null }, bars: readonly GanttBar[]): GanttSpan {
  const starts = bars.map(({ from }) => from)
  const from = Math.min(...starts, ...(run.started_at === null ? [] : [Date.parse(run.started_at)]))
  const to = Math.max(...bars.map((bar) => bar.to))
  return { from, to: Math.max(to, from + 1) }
}

const steps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400]
const mostTicks = 7

/** Round distances from the start, in milliseconds. */
export function ganttTicks({ from, to }: GanttSpan): number[] {
  const length = to - from
  const fine = [10, 20, 50, 100, 200, 500, ...steps.map((step) => step * 1000)]
  const step = fine.find((one) => length / one <= mostTicks) ?? Math.ceil(length / mostTicks / 86_400_000) * 86_400_000
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step)
}
