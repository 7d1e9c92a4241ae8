import { isOffDay, type Trigger, visitFires } from './next-fires.ts'

export type FireOutlook = {
  /** In milliseconds; empty when there are more than were looked for. */
  fires: number[]
  /** About how many, where they are too many to be counted one by one. */
  count: number
  isExact: boolean
}

/** The fires between `from` (included) and `until` (not), at most `most` of them; of more, how many there are about. */
export function fireOutlook(
  trigger: Trigger,
  { from, until, most }: { from: number; until: number; most: number },
): FireOutlook {
  const fires: number[] = []
  visitRuns(trigger, { from, until }, (fire) => fires.push(fire) <= most)
  const last = fires[most]
  if (last === undefined) return { fires, count: fires.length, isExact: true }
  return { fires: [], count: Math.round((most * (until - from)) / Math.max(1, last - from)), isExact: false }
}

export type DayOutlook = { count: number; isExact: boolean }

/**
 * How many fires fall on each day; `days` are the instants at which days begin, and at last when the last one ends. What
 * fires too often to be counted to the end is taken to go on as often.
 */
export function countFiresByDay(
  trigger: Trigger,
  { from, days, most }: { from: number; days: number[]; most: number },
): DayOutlook[] {
  const counts: DayOutlook[] = days.slice(1).map(() => ({ count: 0, isExact: true }))
  const [first = 0, end = 0] = [days[0], days.at(-1)]
  const begin = Math.max(from, first)
  let seen = 0
  let day = 0
  let stoppedAt: number | undefined
  visitRuns(trigger, { from: begin, until: end }, (fire) => {
    if (seen === most) {
      stoppedAt = fire
      return false
    }
    seen++
    while (fire >= (days[day + 1] ?? end) && day < counts.length - 1) day++
    const count = counts[day]
    if (count) count.count++
    return true
  })
  if (stoppedAt !== undefined) estimateRest(counts, { days, stoppedAt, perMs: seen / Math.max(1, stoppedAt - begin) })
  return counts
}

/** Those that the calendar lets run. */
function visitRuns(trigger: Trigger, span: { from: number; until: number }, visit: (fire: number) => boolean): void {
  visitFires(trigger, span, (fire) => isOffDay(trigger, fire) || visit(fire))
}

function estimateRest(
  counts: DayOutlook[],
  { days, stoppedAt, perMs }: { days: number[]; stoppedAt: number; perMs: number },
): void {
  for (const [at, day] of counts.entries()) {
    const restMs = (days[at + 1] ?? 0) - Math.max(stoppedAt, days[at] ?? 0)
    if (restMs <= 0) continue
    day.count += Math.round(restMs * perMs)
    day.isExact = false
  }
}
