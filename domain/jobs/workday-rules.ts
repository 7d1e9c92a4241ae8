import type { WorkCalendar } from './calendar.ts'
import { instantShowing, zoneClock } from './zone-periods.ts'

const dayMs = 86_400_000
/** Who finds no workday for so long finds none. */
const farthestDays = 366

/** Days count from 1970. */
type Reading = { offsetAt: (instant: number) => number; isWorkDate: (day: number) => boolean }

const readings = new WeakMap<WorkCalendar, Reading>()

/** Whether the calendar's wall clock shows a workday at this instant. */
export function isWorkday(calendar: WorkCalendar, instant: number): boolean {
  const { isWorkDate, offsetAt } = readingOf(calendar)
  return isWorkDate(dayOf(instant + offsetAt(instant)))
}

/** The first instant of the next workday after the one that this instant falls on; undefined when none comes within a year. */
export function nextWorkdayStart(calendar: WorkCalendar, instant: number): number | undefined {
  const { isWorkDate, offsetAt } = readingOf(calendar)
  const today = dayOf(instant + offsetAt(instant))
  for (let day = today + 1; day <= today + farthestDays; day++) {
    if (isWorkDate(day)) return instantShowing(calendar.timezone, day * dayMs)
  }
  return undefined
}

/**
 * The same local time of `timezone` on the next workday, or the first instant after it where a clock change leaves it out;
 * undefined when no workday comes within a year.
 */
export function sameTimeNextWorkday(calendar: WorkCalendar, timezone: string, instant: number): number | undefined {
  const local = instant + zoneClock(timezone)(instant)
  for (let days = 1; days <= farthestDays; days++) {
    const moved = instantShowing(timezone, local + days * dayMs)
    if (isWorkday(calendar, moved)) return moved
  }
  return undefined
}

/** No fire before this is moved to `instant` or later: some workdays lie between. */
export function earliestMovedTo(calendar: WorkCalendar, instant: number): number {
  const { isWorkDate, offsetAt } = readingOf(calendar)
  const today = dayOf(instant + offsetAt(instant))
  // One workday would do, did not clocks of two zones differ and change.
  let workdays = 3
  let day = today - 1
  for (; workdays > 0 && day > today - farthestDays - 3; day--) {
    if (isWorkDate(day)) workdays--
  }
  return day * dayMs - offsetAt(instant)
}

function readingOf(calendar: WorkCalendar): Reading {
  const known = readings.get(calendar)
  if (known) return known
  const weekends = new Set(calendar.weekends)
  const holidays = new Set(calendar.holidays.map(dayOfDate))
  const workdays = new Set(calendar.workdays.map(dayOfDate))
  const isWorkDate = (day: number) => workdays.has(day) || !(holidays.has(day) || weekends.has(weekdayOf(day)))
  const reading = { isWorkDate, offsetAt: zoneClock(calendar.timezone) }
  readings.set(calendar, reading)
  return reading
}

const dayOf = (local: number): number => Math.floor(local / dayMs)
const dayOfDate = (date: string): number => dayOf(Date.parse(`${date}T00:00:00Z`))
/** ISO: 1 is Monday. The first day was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
