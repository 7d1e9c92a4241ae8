import type { Dictionary } from '../i18n/dictionary.ts'

type Words = Dictionary['jobs']['cron_']

const nicknames: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/** What a cron expression says, in words; undefined when it is too particular to be said shortly. */
export function cronText(expression: string, words: Words): string | undefined {
  const written = expression.trim()
  const fields = (nicknames[written.toLowerCase()] ?? written).split(/\s+/)
  if (fields.length === 5) fields.unshift('0')
  return fields.length === 6 ? describe(fields, words) : undefined
}

function describe(
  [second = '', minute = '', hour = '', day = '', month = '', weekday = '']: string[],
  words: Words,
): string | undefined {
  const days = daysText({ day, month, weekday }, words)
  if (days === undefined) return undefined
  const rhythm = rhythmText({ second, minute, hour }, words)
  if (rhythm) return words.rhythm(rhythm, days === words.daily ? undefined : days)
  const times = timesOf({ second, minute, hour })
  return times && words.at(days, times.join(words.separator))
}

type TimeFields = { second: string; minute: string; hour: string }

/** A time that comes again and again within a day. */
function rhythmText({ second, minute, hour }: TimeFields, words: Words): string | undefined {
  if (!/^0?0$/.test(second)) {
    if (!isAny(minute) || !isAny(hour)) return undefined
    const step = stepOf(second)
    if (second === '*') return words.everySecond
    return step ? words.everySeconds(step) : undefined
  }
  const everyHour = minute === '*' ? words.everyMinute : minuteRhythm(minute, words)
  if (isAny(hour)) return everyHour
  const hourStep = stepOf(hour)
  if (hourStep) return isNumber(minute) ? words.everyHours(hourStep, Number(minute)) : undefined
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(hour) ?? []
  if (!from || !to || !everyHour) return undefined
  const last = isNumber(minute) ? minute : '59'
  const first = isNumber(minute) ? minute : '00'
  const rhythm = isNumber(minute) ? words.hourly(0) : everyHour
  return words.between(rhythm, clock(from, first), clock(to, last))
}

function minuteRhythm(minute: string, words: Words): string | undefined {
  const step = stepOf(minute)
  if (step) return words.everyMinutes(step)
  return isNumber(minute) ? words.hourly(Number(minute)) : undefined
}

function timesOf({ second, minute, hour }: TimeFields): string[] | undefined {
  if (!isList(hour) || !isList(minute) || !isNumber(second)) return undefined
  const seconds = Number(second) === 0 ? '' : `:${second.padStart(2, '0')}`
  const times = hour.split(',').flatMap((hour) => minute.split(',').map((minute) => `${clock(hour, minute)}${seconds}`))
  return times.length > 4 ? undefined : times
}

type DayFields = { day: string; month: string; weekday: string }

function daysText({ day, month, weekday }: DayFields, words: Words): string | undefined {
  const months = isAny(month) ? [] : namedList(month, monthNames, 1)
  if (!months) return undefined
  const inMonths = months.length > 0 ? words.months(months) : undefined
  const inSome = (days: string | undefined) => (days && inMonths ? words.inMonths(days, inMonths) : days)
  if (isAny(day) && isAny(weekday)) return inSome(words.daily)
  const dates = isAny(day) ? undefined : datesText(day, words)
  const ofMonth = isAny(weekday) ? undefined : placesText(weekday, words)
  const ofWeek = isAny(weekday) || ofMonth ? undefined : inSome(weekdaysText(weekday, words))
  const parts = [
    ...(dates === undefined ? [] : [words.monthly(dates, inMonths)]),
    ...(ofMonth === undefined ? [] : [words.monthly(ofMonth, inMonths)]),
    ...(ofWeek === undefined ? [] : [ofWeek]),
  ]
  const asked = (isAny(day) ? 0 : 1) + (isAny(weekday) ? 0 : 1)
  return parts.length === asked ? parts.join(words.or) : undefined
}

function datesText(day: string, words: Words): string | undefined {
  const items = day.toUpperCase().split(',')
  const dates = items.filter((item) => /^\d{1,2}(-\d{1,2})?$/.test(item)).map((item) => item.replace('-', '–'))
  const others = items.filter((item) => !/^\d/.test(item) || item.endsWith('W')).map((item) => dateText(item, words))
  if (dates.length + others.length < items.length || others.includes(undefined)) return undefined
  return [...(dates.length > 0 ? [words.dates(dates.join(words.separator))] : []), ...others].join(words.separator)
}

function dateText(item: string, words: Words): string | undefined {
  if (item === 'L') return words.lastDay
  if (item === 'LW') return words.lastWeekday
  const nearest = /^(\d{1,2})W$/.exec(item)?.[1]
  return nearest === undefined ? undefined : words.nearestWeekday(Number(nearest))
}

/** Weekdays by their place in a month; undefined unless all are. */
function placesText(weekday: string, words: Words): string | undefined {
  const places = weekday.split(',').map((item) => {
    const [, name = '', ordinal] = /^([a-z]+|[0-7])(?:#([1-5])|L)$/i.exec(item) ?? []
    const day = dayOf(name.toLowerCase())
    if (day === undefined) return undefined
    return ordinal === undefined ? words.lastOf(day % 7) : words.nth(Number(ordinal), day % 7)
  })
  return places.includes(undefined) ? undefined : places.join(words.separator)
}

function weekdaysText(weekday: string, words: Words): string | undefined {
  const listed = namedList(weekday, dayNames, 0)
  if (!listed) return undefined
  const days = [...new Set(listed.map((day) => day % 7))].sort()
  const written = days.join()
  if (written === '1,2,3,4,5') return words.monFri
  if (written === '0,6') return words.weekend
  if (days.length === 7) return words.daily
  return words.weekly(days.map((day) => words.weekdays[day]).join(words.separator))
}

const isAny = (field: string): boolean => field === '*' || field === '?'
const isNumber = (field: string): boolean => /^\d{1,2}$/.test(field)
const isList = (field: string): boolean => /^\d{1,2}(,\d{1,2})*$/.test(field)
const clock = (hour: string, minute: string): string => `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`

function stepOf(field: string): number | undefined {
  const step = /^(?:\*|0)\/(\d{1,2})$/.exec(field)?.[1]
  return step ? Number(step) : undefined
}

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The values of a list of values and ranges, by number or name; undefined for anything else. */
function namedList(field: string, names: string[], first: number): number[] | undefined {
  const values: number[] = []
  for (const part of field.toLowerCase().split(',')) {
    const ends = part.split('-').map((item) => numberOf(item, names, first))
    const [from, to = from] = ends
    if (ends.length > 2 || ends.includes(undefined) || from === undefined || to === undefined || to < from)
      return undefined
    for (let value = from; value <= to; value += 1) values.push(value)
  }
  return values
}

const dayOf = (text: string): number | undefined => numberOf(text, dayNames, 0)

function numberOf(text: string, names: string[], first: number): number | undefined {
  const named = names.indexOf(text)
  if (named >= 0) return named + first
  return /^\d{1,2}$/.test(text) && Number(text) <= 12 ? Number(text) : undefined
}
