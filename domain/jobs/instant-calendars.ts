import { calendarOf, type FireCalendar } from './calendar-ranges.ts'
import { mergeMonths } from './utc-calendars.ts'

type Times = { second: number; hours: number[]; minutes: number[] }
type Dates = { year: number; month: number; days: number[] }

const dayMs = 86_400_000

/** Few calendars of UTC that fit these ascending instants (whole seconds) and no other. */
export function instantCalendars(instants: number[]): FireCalendar[] {
  const timesByDay = groupBy(instants, (instant) => Math.floor(instant / dayMs))
  const daysByTimes = groupBy([...timesByDay.keys()], (day) =>
    (timesByDay.get(day) ?? []).map((instant) => instant - day * dayMs).join(),
  )
  return [...daysByTimes].flatMap(([times, days]) =>
    timesOf(times.split(',').map(Number)).flatMap(({ second, hours, minutes }) =>
      mergeMonths(datesOf(days)).map((dates) => calendarOf({ seconds: [second], minutes, hours, ...dates })),
    ),
  )
}

/** Times of a day (ms) as hours that have the same minutes. */
function timesOf(times: number[]): Times[] {
  const bySecond = groupBy(times, (time) => Math.floor(time / 1000) % 60)
  return [...bySecond].flatMap(([second, ofSecond]) => {
    const minutesByHour = groupBy(ofSecond, (time) => Math.floor(time / 3_600_000))
    const minuteOf = (time: number) => Math.floor(time / 60_000) % 60
    const hoursByMinutes = groupBy([...minutesByHour.keys()], (hour) =>
      (minutesByHour.get(hour) ?? []).map(minuteOf).join(),
    )
    return [...hoursByMinutes].map(([minutes, hours]) => ({ second, hours, minutes: minutes.split(',').map(Number) }))
  })
}

function datesOf(days: number[]): Dates[] {
  const byMonth = groupBy(days, (day) => new Date(day * dayMs).toISOString().slice(0, 7))
  return [...byMonth].map(([month, ofMonth]) => ({
    year: Number(month.slice(0, 4)),
    month: Number(month.slice(5)),
    days: ofMonth.map((day) => new Date(day * dayMs).getUTCDate()),
  }))
}

function groupBy<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
