import type { Language } from '../../../domain/text.ts'
import { language, languageTag, t } from './language.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

type Units = Record<'ms' | 'second' | 'minute' | 'hour' | 'day', string>

const durationUnits: Record<Language, Units> = {
  zh: { ms: ' 毫秒', second: ' 秒', minute: ' 分', hour: ' 小时', day: ' 天' },
  en: { ms: ' ms', second: 's', minute: 'm', hour: 'h', day: 'd' },
}

/** `1 分 12 秒`, `1m 12s`: the two largest units; tenths below ten seconds. */
export function formatDuration(durationMs: number): string {
  const unit = durationUnits[language()]
  if (durationMs < second) return `${Math.max(0, Math.round(durationMs))}${unit.ms}`
  if (durationMs < 10 * second) return `${trimZero((durationMs / second).toFixed(1))}${unit.second}`
  const total = Math.round(durationMs / second) * second
  if (total < minute) return `${total / second}${unit.second}`
  if (total < hour) return pair(total, minute, unit.minute, second, unit.second)
  if (total < day) return pair(total, hour, unit.hour, minute, unit.minute)
  return pair(total, day, unit.day, hour, unit.hour)
}

function pair(total: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((total % large) / small)
  const head = `${Math.floor(total / large)}${largeName}`
  return rest > 0 ? `${head} ${rest}${smallName}` : head
}

const trimZero = (text: string): string => text.replace(/\.0$/, '')

/** `3 分钟前`, `in 2 hours`; beyond a week the date itself. */
export function formatRelative(time: Date, now: number): string {
  const distance = time.getTime() - now
  const size = Math.abs(distance)
  const format = formatters().relative
  if (size < 5 * second) return t().ui.justNow
  if (size < 45 * second) return format.format(round(distance, second), 'second')
  if (size < 45 * minute) return format.format(round(distance, minute), 'minute')
  if (size < 22 * hour) return format.format(round(distance, hour), 'hour')
  if (size < 7 * day) return format.format(round(distance, day), 'day')
  return formatDate(time, now)
}

const round = (distance: number, unit: number): number => Math.round(distance / unit) || Math.sign(distance)

/** The exact moment in the zone of the person, or in the given one, to the second. */
export function formatExact(time: Date, timeZone?: string): string {
  return timeZone ? exactFormat(timeZone).format(time) : formatters().exact.format(time)
}

/** Month, day, hour and minute, with the year only when it isn't this one. */
export function formatMoment(time: Date, now: number): string {
  const format = time.getFullYear() === new Date(now).getFullYear() ? formatters().moment : formatters().momentWithYear
  return format.format(time)
}

export function formatClock(time: Date): string {
  return formatters().clock.format(time)
}

function formatDate(time: Date, now: number): string {
  const format = time.getFullYear() === new Date(now).getFullYear() ? formatters().date : formatters().dateWithYear
  return format.format(time)
}

export function formatNumber(value: number): string {
  return formatters().number.format(value)
}

export function formatPercent(ratio: number): string {
  return formatters().percent.format(ratio)
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${formatNumber(bytes)} B`
  const units = ['KB', 'MB', 'GB', 'TB']
  let value = bytes / 1024
  let index = 0
  while (value >= 1024 && index < units.length - 1) {
    value /= 1024
    index += 1
  }
  return `${trimZero(value.toFixed(value < 10 ? 1 : 0))} ${units[index]}`
}

type Formatters = ReturnType<typeof buildFormatters>
const built = new Map<string, Formatters>()

function formatters(): Formatters {
  const tag = languageTag()
  const known = built.get(tag) ?? buildFormatters(tag)
  built.set(tag, known)
  return known
}

function buildFormatters(tag: string) {
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  const date = { month: tag === 'en' ? 'short' : 'numeric', day: 'numeric' } as const
  const shortClock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return {
    relative: new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }),
    exact: new Intl.DateTimeFormat(tag, { year: 'numeric', ...date, ...clock, timeZoneName: 'short' }),
    moment: new Intl.DateTimeFormat(tag, { ...date, ...shortClock }),
    momentWithYear: new Intl.DateTimeFormat(tag, { year: 'numeric', ...date, ...shortClock }),
    clock: new Intl.DateTimeFormat(tag, clock),
    date: new Intl.DateTimeFormat(tag, date),
    dateWithYear: new Intl.DateTimeFormat(tag, { year: 'numeric', ...date }),
    number: new Intl.NumberFormat(tag),
    percent: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }),
  }
}

function exactFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(languageTag(), {
    year: 'numeric',
    month: languageTag() === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
}
