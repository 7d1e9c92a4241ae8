import { type CalendarFields, calendarOf, type FireCalendar, rangesOf } from './calendar-ranges.ts'
import { daysIn, matchesDay } from './cron-days.ts'
import type { Cron } from './cron-rules.ts'

const minuteMs = 60_000
const dayMinutes = 1440
const dayMs = dayMinutes * minuteMs

export type Span = { from: number; until: number }
/** UTC dates (as days since 1970, both included) and the part of each (in minutes since midnight). */
type DateSpan = { firstDate: number; lastDate: number; minutes: Span }
/** UTC times of day, and how many days after the local date they come: -1, 0 or 1. */
type TimeGroup = { hours: number[]; minutes: number[]; dayShift: number }
type DateFields = Pick<CalendarFields, 'years' | 'months' | 'days' | 'weekdays'>

/** What a clock that is `offset` ahead of UTC matches in a span of whole minutes, as calendars of UTC. */
export function calendarsWithin(cron: Cron, offset: number, span: Span): FireCalendar[] {
  return dateSpans(span).flatMap((dates) =>
    timeGroups(cron, offset, dates.minutes).flatMap(({ hours, minutes, dayShift }) =>
      dateFields(cron, dates, dayShift).map((fields) =>
        calendarOf({ seconds: cron.seconds, minutes, hours, ...fields }),
      ),
    ),
  )
}

/** The same without a span; undefined when dates matter, which calendars cannot name for ever. */
export function endlessCalendars(cron: Cron, offset: number): FireCalendar[] | undefined {
  const weekdays = plainWeekdays(cron)
  if (!weekdays || cron.months.length < 12) return undefined
  return timeGroups(cron, offset, { from: 0, until: dayMinutes }).map(({ hours, minutes, dayShift }) =>
    calendarOf({ seconds: cron.seconds, minutes, hours, weekdays: shiftWeekdays(weekdays, dayShift) }),
  )
}

/** The dates that lie in the span as a whole, and what it has of those at its two ends. */
function dateSpans({ from, until }: Span): DateSpan[] {
  const firstDate = Math.floor(from / dayMs)
  const lastDate = Math.floor(until / dayMs)
  const start = (from - firstDate * dayMs) / minuteMs
  const end = (until - lastDate * dayMs) / minuteMs
  const first = {
    firstDate,
    lastDate: firstDate,
    minutes: { from: start, until: firstDate === lastDate ? end : dayMinutes },
  }
  const between = { firstDate: firstDate + 1, lastDate: lastDate - 1, minutes: { from: 0, until: dayMinutes } }
  const last = { firstDate: lastDate, lastDate, minutes: { from: 0, until: end } }
  const spans = firstDate === lastDate ? [first] : [first, between, last]
  return spans.filter((span) => span.firstDate <= span.lastDate && span.minutes.from < span.minutes.until)
}

function timeGroups(cron: Cron, offset: number, { from, until }: Span): TimeGroup[] {
  const isDaily = cron.months.length === 12 && plainWeekdays(cron)?.length === 7
  // Hours before and after the UTC date count apart, unless each date is like any other.
  const hourOf = (time: number) => Math.floor((isDaily ? modulo(time, dayMinutes) : time) / 60)
  const minutesByHour = new Map<number, number[]>()
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const time = hour * 60 + minute - offset / minuteMs
      const timeOfDay = modulo(time, dayMinutes)
      if (timeOfDay < from || timeOfDay >= until) continue
      const utcHour = hourOf(time)
      minutesByHour.set(utcHour, [...(minutesByHour.get(utcHour) ?? []), modulo(time, 60)])
    }
  }
  const groups = new Map<string, TimeGroup>()
  for (const [utcHour, minutes] of minutesByHour) {
    const dayShift = Math.floor(utcHour / 24)
    const key = `${dayShift} ${minutes.sort(ascending)}`
    const group = groups.get(key) ?? { hours: [], minutes, dayShift }
    group.hours.push(modulo(utcHour, 24))
    groups.set(key, group)
  }
  return [...groups.values()].map((group) => ({ ...group, hours: group.hours.toSorted(ascending) }))
}

/** The UTC dates of the span whose local date matches; weekdays stay weekdays where they are all that is asked for. */
function dateFields(cron: Cron, { firstDate, lastDate }: DateSpan, dayShift: number): DateFields[] {
  const weekdays = plainWeekdays(cron)
  const daysByMonth = new Map<string, { year: number; month: number; days: number[] }>()
  for (let date = firstDate; date <= lastDate; date++) {
    const local = new Date((date - dayShift) * dayMs)
    const localMonth = local.getUTCMonth() + 1
    if (!cron.months.includes(localMonth)) continue
    if (!weekdays && !matchesDay(cron.days, local.getUTCFullYear(), localMonth, local.getUTCDate())) continue
    const utc = new Date(date * dayMs)
    const key = `${utc.getUTCFullYear()} ${utc.getUTCMonth()}`
    const entry = daysByMonth.get(key) ?? { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, days: [] }
    entry.days.push(utc.getUTCDate())
    daysByMonth.set(key, entry)
  }
  const utcWeekdays = weekdays && shiftWeekdays(weekdays, dayShift)
  return mergeMonths([...daysByMonth.values()]).map((fields) => ({ ...fields, weekdays: utcWeekdays }))
}

/** Joins months of a year that have the same days, then years that have the same months. */
export function mergeMonths(entries: { year: number; month: number; days: number[] }[]): DateFields[] {
  const sameDays = new Map<string, { year: number; months: number[]; days: number[] | undefined }>()
  for (const { year, month, days } of entries) {
    const isWhole = days.length === daysIn(year, month)
    const key = `${year} ${isWhole || days}`
    const joined = sameDays.get(key) ?? { year, months: [], days: isWhole ? undefined : days }
    joined.months.push(month)
    sameDays.set(key, joined)
  }
  const sameMonths = new Map<string, { years: number[]; months: number[]; days: number[] | undefined }>()
  for (const { year, months, days } of sameDays.values()) {
    const key = `${months} ${days}`
    const joined = sameMonths.get(key) ?? { years: [], months, days }
    joined.years.push(year)
    sameMonths.set(key, joined)
  }
  return [...sameMonths.values()].map((fields) => ({ ...fields, years: rangesOf(fields.years) }))
}

/** Undefined when dates of the month, or a weekday's place in it, are asked for. */
function plainWeekdays({ days: { dates, weekdays } }: Cron): number[] | undefined {
  if (dates) return undefined
  if (!weekdays) return [0, 1, 2, 3, 4, 5, 6]
  if (weekdays.some(({ ordinals, last }) => ordinals.length > 0 || last)) return undefined
  return weekdays.flatMap(({ every }, weekday) => (every ? [weekday] : []))
}

function shiftWeekdays(weekdays: number[], days: number): number[] {
  return weekdays.map((weekday) => modulo(weekday + days, 7)).sort(ascending)
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}

function ascending(a: number, b: number): number {
  return a - b
}
