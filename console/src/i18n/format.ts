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
  if (size < 45 * second) return spaced(format.format(round(distance, second), 'second'))
  if (size < 45 * minute) return spaced(format.format(round(distance, minute), 'minute'))
  if (size < 22 * hour) return spaced(format.format(round(distance, hour), 'hour'))
  if (size < 7 * day) return spaced(format.format(round(distance, day), 'day'))
  return formatDate(time, now)
}

const round = (distance: number, unit: number): number => Math.round(distance / unit) || Math.sign(distance)

// Chinese sets a space between figures and words; Intl leaves it out.
const spaced = (text: string): string => text.replaceAll(/(\d)(?=\p{Script=Han})/gu, '$1 ')

/** The exact moment to the second, with its zone: the person's own, or the given one. */
export function formatExact(time: Date, timeZone?: string): string {
  const zone = zonedFormat(timeZone, { timeZoneName: 'short' })
    .formatToParts(time)
    .find((part) => part.type === 'timeZoneName')
  return `${zonedFormat(timeZone, stamp).format(time)} ${zone?.value ?? ''}`.trim()
}

const stamp = { year: 'numeric', second: '2-digit' } as const

/** The moment to the second in the person's own zone, which goes without saying. */
export function formatStamp(time: Date): string {
  return zonedFormat(undefined, stamp).format(time)
}

/** A moment as a clock in that zone shows it, with the day of the week: for plans. Seconds only where there are any. */
export function formatZoned(time: Date, timeZone: string): string {
  const seconds = time.getUTCSeconds() === 0 ? {} : ({ second: '2-digit' } as const)
  return spaced(zonedFormat(timeZone, { weekday: 'short', ...seconds }).format(time))
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
    relative: new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: tag === 'en' ? 'narrow' : 'long' }),
    moment: new Intl.DateTimeFormat(tag, { ...date, ...shortClock }),
    momentWithYear: new Intl.DateTimeFormat(tag, { year: 'numeric', ...date, ...shortClock }),
    clock: new Intl.DateTimeFormat(tag, clock),
    date: new Intl.DateTimeFormat(tag, date),
    dateWithYear: new Intl.DateTimeFormat(tag, { year: 'numeric', ...date }),
    number: new Intl.NumberFormat(tag),
    percent: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }),
  }
}

const zoned = new Map<string, Intl.DateTimeFormat>()

function zonedFormat(timeZone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = languageTag()
  const key = JSON.stringify([tag, timeZone, options])
  const format = zoned.get(key) ?? buildZoned(tag, timeZone, options)
  zoned.set(key, format)
  return format
}

function buildZoned(
  tag: string,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const month = tag === 'en' ? 'short' : 'numeric'
  const base = { month, day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  try {
    return new Intl.DateTimeFormat(tag, { ...base, ...options, ...(timeZone && { timeZone }) })
  } catch {
    // A zone that is still being typed.
    return new Intl.DateTimeFormat(tag, { ...base, ...options })
  }
}
