/** The values from `start` to `end`, both included, `step` apart. */
export type CalendarRange<Unit = number> = { start: Unit; end: Unit; step: number }

export const monthNames = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const
export const weekdayNames = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const

type MonthName = (typeof monthNames)[number]
type WeekdayName = (typeof weekdayNames)[number]

/** One calendar of a schedule in Temporal: a time fires when it fits every field. A field left out fits always. */
export type FireCalendar = {
  second: CalendarRange[]
  minute: CalendarRange[]
  hour: CalendarRange[]
  dayOfMonth?: CalendarRange[]
  month?: CalendarRange<MonthName>[]
  year?: CalendarRange[]
  dayOfWeek?: CalendarRange<WeekdayName>[]
  comment?: string
}

/** Months from 1, weekdays from 0 (Sunday); all ascending. */
export type CalendarFields = {
  seconds: number[]
  minutes: number[]
  hours: number[]
  days?: number[] | undefined
  months?: number[] | undefined
  years?: CalendarRange[] | undefined
  weekdays?: number[] | undefined
}

export function calendarOf({ seconds, minutes, hours, days, months, years, weekdays }: CalendarFields): FireCalendar {
  return {
    second: rangesOf(seconds),
    minute: rangesOf(minutes),
    hour: rangesOf(hours),
    ...(days && { dayOfMonth: rangesOf(days) }),
    ...(months &&
      months.length < 12 && {
        month: namedRanges(
          months.map((month) => month - 1),
          monthNames,
        ),
      }),
    ...(years && { year: years }),
    ...(weekdays && weekdays.length < 7 && { dayOfWeek: namedRanges(weekdays, weekdayNames) }),
  }
}

/** Few ranges that hold these ascending values and no other. */
export function rangesOf(values: number[]): CalendarRange[] {
  const ranges: CalendarRange[] = []
  for (let index = 0; index < values.length; ) {
    const length = runLength(values, index)
    const [start = 0, next = start] = values.slice(index, index + 2)
    const end = values[index + length - 1] ?? start
    ranges.push({ start, end, step: length > 1 ? next - start : 1 })
    index += length
  }
  return ranges
}

function runLength(values: number[], index: number): number {
  const step = (values[index + 1] ?? 0) - (values[index] ?? 0)
  let last = index
  while (last + 1 < values.length && (values[last + 1] ?? 0) - (values[last] ?? 0) === step) last++
  const length = last - index + 1
  // Two values far apart are better left to runs of their own.
  return length === 2 && step > 1 ? 1 : Math.max(length, 1)
}

function namedRanges<Name>(indexes: number[], names: readonly Name[]): CalendarRange<Name>[] {
  return rangesOf(indexes).map(({ start, end, step }) => ({
    start: names[start] as Name,
    end: names[end] as Name,
    step,
  }))
}
