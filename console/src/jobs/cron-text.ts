import type { Dictionary } from '../i18n/dictionary.ts'

type Words = Dictionary['jobs']['cron_']

/** What a cron expression says, in words; undefined when it is too particular to be said shortly. */
export function cronText(expression: string, words: Words): string | undefined {
  const fields = expression.trim().split(/\s+/)
  if (fields.length === 6) return withSeconds(fields, words)
  return fields.length === 5 ? describe(fields, words) : undefined
}

function withSeconds([second = '', ...rest]: string[], words: Words): string | undefined {
  if (second === '0' || second === '00') return describe(rest, words)
  if (rest.some((field) => field !== '*' && field !== '?')) return undefined
  if (second === '*') return words.everySecond
  const step = stepOf(second)
  return step ? words.everySeconds(step) : undefined
}

function describe(
  [minute = '', hour = '', day = '', month = '', weekday = '']: string[],
  words: Words,
): string | undefined {
  if (!isAny(month)) return undefined
  if (isAny(hour)) return isAny(day) && isAny(weekday) ? everyHour(minute, words) : undefined
  const hourStep = stepOf(hour)
  if (hourStep) {
    return isAny(day) && isAny(weekday) && isNumber(minute) ? words.everyHours(hourStep, Number(minute)) : undefined
  }
  const times = timesOf(hour, minute)
  return times ? onDays(day, weekday, times.join(words.separator), words) : undefined
}

function everyHour(minute: string, words: Words): string | undefined {
  if (minute === '*') return words.everyMinute
  const step = stepOf(minute)
  if (step) return words.everyMinutes(step)
  return isNumber(minute) ? words.hourly(Number(minute)) : undefined
}

function onDays(day: string, weekday: string, times: string, words: Words): string | undefined {
  if (isAny(day) && isAny(weekday)) return words.daily(times)
  if (isAny(weekday)) return isList(day) ? words.monthly(day.split(',').join(words.separator), times) : undefined
  if (!isAny(day)) return undefined
  const days = weekdaysOf(weekday)
  if (!days) return undefined
  const written = days.join()
  if (written === '1,2,3,4,5') return words.workdays(times)
  if (written === '0,6') return words.weekend(times)
  return words.weekly(days.map((one) => words.weekdays[one]).join(words.separator), times)
}

const isAny = (field: string): boolean => field === '*' || field === '?'
const isNumber = (field: string): boolean => /^\d{1,2}$/.test(field)
const isList = (field: string): boolean => /^\d{1,2}(,\d{1,2})*$/.test(field)

function stepOf(field: string): number | undefined {
  const step = /^(?:\*|0)\/(\d{1,2})$/.exec(field)?.[1]
  return step ? Number(step) : undefined
}

function timesOf(hour: string, minute: string): string[] | undefined {
  if (!isList(hour) || !isNumber(minute)) return undefined
  const hours = hour.split(',')
  return hours.length > 4 ? undefined : hours.map((one) => `${one.padStart(2, '0')}:${minute.padStart(2, '0')}`)
}

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function weekdaysOf(field: string): number[] | undefined {
  const days = new Set<number>()
  for (const part of field.toLowerCase().split(',')) {
    const [from, to = from] = part.split('-').map(dayOf)
    if (from === undefined || to === undefined || to < from) return undefined
    for (let day = from; day <= to; day += 1) days.add(day % 7)
  }
  return [...days].sort()
}

function dayOf(text: string): number | undefined {
  const named = dayNames.indexOf(text)
  if (named >= 0) return named
  return /^[0-7]$/.test(text) ? Number(text) : undefined
}
