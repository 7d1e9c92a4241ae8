import type { WorkCalendar } from '../jobs/calendar.ts'
import { isWorkday } from '../jobs/workday-rules.ts'
import { instantShowing, zoneClock } from '../jobs/zone-periods.ts'

const dayMs = 86_400_000
/** A calendar without workdays for so long has none. */
const farthestDays = 3660

/** The instant at which so much time has passed on workdays; days off do not count. Undefined when the calendar has too few. */
export function addWorkingTime(calendar: WorkCalendar, from: number, ms: number): number | undefined {
  let left = ms
  let at = from
  for (let day = 0; day < farthestDays; day++) {
    const end = nextMidnight(calendar.timezone, at)
    if (isWorkday(calendar, at)) {
      if (left <= end - at) return at + left
      left -= end - at
    }
    at = end
  }
  return undefined
}

function nextMidnight(timezone: string, instant: number): number {
  const local = instant + zoneClock(timezone)(instant)
  const next = instantShowing(timezone, (Math.floor(local / dayMs) + 1) * dayMs)
  // Where a clock change takes midnight away, the day begins later.
  return next > instant ? next : instant + dayMs
}
