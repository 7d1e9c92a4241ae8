import { DomainError } from '../errors.ts'
import { text } from '../text.ts'
import type { Placeholder, TimeOffset } from './placeholder-syntax.ts'
import { formatTime } from './time-format.ts'
import { zoneOffset } from './zone-periods.ts'

type TimePlaceholder = Extract<Placeholder, { kind: 'time' }>

const secondMs = 1000
const dayMs = 86_400_000
const realMs = { s: secondMs, m: 60 * secondMs, h: 3600 * secondMs }

/**
 * The wall clock of the zone at the scheduled time (`runTime`: at the start), or its date; moved by the offsets: seconds,
 * minutes and hours of real time first, then days, weeks, months and years of the calendar. A day that the month does not
 * have becomes its last.
 */
export function renderTime(
  { name, offsets, format, source }: TimePlaceholder,
  { scheduledAt, startTime, timezone }: { scheduledAt: Date; startTime: Date; timezone: string },
): string {
  const isDate = name === 'today' || name === 'yesterday'
  const start = (name === 'runTime' ? startTime : scheduledAt).getTime()
  const instant = start + offsets.reduce((sum, { amount, unit }) => sum + amount * (isReal(unit) ? realMs[unit] : 0), 0)
  const clock = wallClock(instant, timezone)
  const base = isDate ? Math.floor(clock / dayMs) * dayMs - (name === 'yesterday' ? dayMs : 0) : clock
  const local = offsets.reduce(moveByCalendar, base)
  const year = new Date(local).getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) {
    throw new DomainError('placeholder', text(`${source} 超出了日期范围`, `${source} leads beyond the calendar`))
  }
  const offset = zoneOffset(timezone, local - zoneOffset(timezone, instant))
  return formatTime(local, format ?? (isDate ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm:ss'), offset)
}

function wallClock(instant: number, timezone: string): number {
  return Number.isNaN(new Date(instant).getTime()) ? Number.NaN : instant + zoneOffset(timezone, instant)
}

function moveByCalendar(local: number, { amount, unit }: TimeOffset): number {
  if (unit === 'd') return local + amount * dayMs
  if (unit === 'w') return local + amount * 7 * dayMs
  if (isReal(unit)) return local
  const time = new Date(local)
  const months = time.getUTCFullYear() * 12 + time.getUTCMonth() + amount * (unit === 'y' ? 12 : 1)
  const firstOfMonth = Date.UTC(Math.floor(months / 12), ((months % 12) + 12) % 12, 1)
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 0)).getUTCDate()
  const day = Math.min(time.getUTCDate(), lastDay)
  return firstOfMonth + (day - 1) * dayMs + (((local % dayMs) + dayMs) % dayMs)
}

function isReal(unit: TimeOffset['unit']): unit is keyof typeof realMs {
  return unit in realMs
}
