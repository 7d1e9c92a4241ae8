import { type CalendarRange, type FireCalendar, monthNames, weekdayNames } from '../../domain/jobs/calendar-ranges.ts'
import type { FireSchedule } from '../../domain/jobs/fire-calendars.ts'

type Window = { from: number; until: number }
type Reading = { fits: (date: Date) => boolean; times: number[] }

const dayMs = 86_400_000

/** What a schedule fires, date by date, by the plainest reading of its fields; `from` included, `until` not. */
export function firesOfSchedule({ calendars, intervals, startAt, endAt }: FireSchedule, window: Window): number[] {
  const from = Math.max(window.from, startAt?.getTime() ?? window.from)
  const until = Math.min(window.until, (endAt?.getTime() ?? window.until) + 1)
  const readings = calendars.map(readingOf)
  const timesOf = new Map<string, number[]>()
  const fires: number[] = []
  for (let date = Math.floor(from / dayMs) * dayMs; date < until; date += dayMs) {
    const fitting = readings.filter(({ fits }) => fits(new Date(date)))
    const key = fitting.map((reading) => readings.indexOf(reading)).join()
    const times = timesOf.get(key) ?? unionOf(fitting.map((reading) => reading.times))
    timesOf.set(key, times)
    for (const time of times) if (date + time >= from && date + time < until) fires.push(date + time)
  }
  if (!intervals) return fires
  const rates = intervals.flatMap((interval) => firesOfInterval(interval, { from, until }))
  return unionOf([fires, rates])
}

function firesOfInterval({ every, offset }: { every: number; offset: number }, { from, until }: Window): number[] {
  const fires: number[] = []
  for (let count = Math.floor(from / every) - 1; count * every + offset < until; count++) {
    if (count * every + offset >= from) fires.push(count * every + offset)
  }
  return fires
}

function readingOf(calendar: FireCalendar): Reading {
  const fields = [
    [calendar.dayOfMonth && valuesOf(calendar.dayOfMonth), (date: Date) => date.getUTCDate()],
    [calendar.month && valuesOf(calendar.month, monthNames), (date: Date) => date.getUTCMonth()],
    [calendar.year && valuesOf(calendar.year), (date: Date) => date.getUTCFullYear()],
    [calendar.dayOfWeek && valuesOf(calendar.dayOfWeek, weekdayNames), (date: Date) => date.getUTCDay()],
  ] as const
  const times = [...valuesOf(calendar.hour)].flatMap((hour) =>
    [...valuesOf(calendar.minute)].flatMap((minute) =>
      [...valuesOf(calendar.second)].map((second) => ((hour * 60 + minute) * 60 + second) * 1000),
    ),
  )
  return { fits: (date) => fields.every(([values, read]) => !values || values.has(read(date))), times }
}

function valuesOf<Unit>(ranges: CalendarRange<Unit>[], names?: readonly Unit[]): Set<number> {
  const indexOf = (unit: Unit) => (names ? names.indexOf(unit) : Number(unit))
  const values = new Set<number>()
  for (const { start, end, step } of ranges) {
    for (let value = indexOf(start); value <= indexOf(end); value += step) values.add(value)
  }
  return values
}

function unionOf(lists: number[][]): number[] {
  return [...new Set(lists.flat())].sort((a, b) => a - b)
}
