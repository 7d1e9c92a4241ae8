import type { Net } from './nets.ts'

/** How far the upright line of a net reaches. */
export type Span = { net: Net; least: number; most: number }

/** With more than these, comparing each with each takes too long. */
const mostCompared = 120
const rounds = 4
/** Level lines nearer than this seem to be one. */
const near = 6
const costOfMeeting = 10

/** Upright lines in the order, from the left, in which they and the level ones that they join cross least. */
export function inLine(spans: Span[]): Span[] {
  let line = spans.toSorted((a, b) => keyOf(a) - keyOf(b))
  if (line.length > mostCompared) return line
  const costs = new Map(line.map((left) => [left, new Map(line.map((right) => [right, costOf(left, right)]))]))
  for (let round = 0, isBetter = true; round < rounds && isBetter; round++) {
    const before = line
    for (const span of before) line = moved(span, line)
    isBetter = line.some((span, index) => span !== before[index])
  }
  return line

  /** To where it costs least. */
  function moved(span: Span, all: Span[]): Span[] {
    const others = all.filter((other) => other !== span)
    const costsFrom = costs.get(span)
    let sum = 0
    const sums = [
      0,
      ...others.map((other) => {
        sum += (costs.get(other)?.get(span) ?? 0) - (costsFrom?.get(other) ?? 0)
        return sum
      }),
    ]
    const least = Math.min(...sums)
    const at = all.indexOf(span)
    return sums[at] === least ? all : others.toSpliced(sums.indexOf(least), 0, span)
  }
}

/** Of those that lead down, the lower ones begin; of those that lead up, the upper ones. */
function keyOf({ net: { starts, ends } }: Span): number {
  const start = meanOf(starts)
  return meanOf(ends) > start ? -start : start
}

const meanOf = (heights: number[]): number =>
  heights.reduce((sum, height) => sum + Math.min(height, 1e7), 0) / heights.length

function costOf(left: Span, right: Span): number {
  const crossed = left.net.ends.filter((end) => right.least < end && end < right.most).length
  const crossing = right.net.starts.filter((start) => left.least < start && start < left.most).length
  const meeting = left.net.ends.filter((end) => right.net.starts.some((start) => Math.abs(start - end) < near)).length
  return crossed + crossing + costOfMeeting * meeting
}
