import { matchesDay } from './cron-days.ts'
import type { Cron } from './cron-rules.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Gives false to end the visit. */
export type Visit = (time: number) => boolean

/**
 * Visits in order the wall-clock times that match, `from` included, `until` not, all written as if the wall clock showed
 * UTC (milliseconds). Gives false when the visitor ended it. Visitors, since generators made it ten times slower.
 */
export function visitLocalTimes(cron: Cron, { from, until }: { from: number; until: number }, visit: Visit): boolean {
  for (let day = Math.floor(from / dayMs) * dayMs; day < until; day += dayMs) {
    const date = new Date(day)
    const month = date.getUTCMonth() + 1
    if (!cron.months.includes(month)) {
      day = Date.UTC(date.getUTCFullYear(), month, 0)
      continue
    }
    if (!matchesDay(cron.days, date.getUTCFullYear(), month, date.getUTCDate())) continue
    if (!visitDay(cron, day, { from, until }, visit)) return false
  }
  return true
}

function visitDay(cron: Cron, day: number, { from, until }: { from: number; until: number }, visit: Visit): boolean {
  for (const hour of cron.hours) {
    const hourStart = day + hour * hourMs
    if (hourStart + hourMs <= from) continue
    for (const minute of cron.minutes) {
      for (const second of cron.seconds) {
        const time = hourStart + (minute * 60 + second) * 1000
        if (time >= until) return true
        if (time >= from && !visit(time)) return false
      }
    }
  }
  return true
}
