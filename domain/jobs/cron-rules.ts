import { CronPattern } from 'croner'
import { invalid } from '../errors.ts'
import { text } from '../text.ts'
import { type DayRule, matchesDay, type WeekdayRule } from './cron-days.ts'
import { readCronFields, spansDay } from './cron-fields.ts'

/** The values that match, ascending; months are 1 to 12. */
export type Cron = {
  seconds: number[]
  minutes: number[]
  hours: number[]
  months: number[]
  days: DayRule
  /**
   * Whether the hour field is a wildcard: it matches every hour, or one of its items spans the whole day (`*`, `0-23`,
   * either with a step, `0/n`). Clock changes treat such an expression otherwise: see `next-fires.ts`.
   */
  isInterval: boolean
}

const mostKept = 2000
const kept = new Map<string, Cron>()

/**
 * Reads five fields (minute, hour, day of month, month, day of week), six that begin with seconds, or a nickname such
 * as `@daily`. Where both day fields are set, either suffices. Throws `validation` on `cron_expr`, also for an
 * expression whose date never comes.
 */
export function parseCron(expression: string): Cron {
  const known = kept.get(expression)
  if (known) return known
  const cron = readCron(expression)
  if (kept.size >= mostKept) kept.clear()
  kept.set(expression, cron)
  return cron
}

function readCron(expression: string): Cron {
  const fields = readCronFields(expression)
  const pattern = new CronPattern(fields.join(' '), undefined, { mode: '6-part', sloppyRanges: true })
  const hours = indexesOf(pattern.hour)
  const cron = {
    seconds: indexesOf(pattern.second),
    minutes: indexesOf(pattern.minute),
    hours,
    months: indexesOf(pattern.month, 1),
    days: dayRuleOf(pattern),
    isInterval: hours.length === 24 || spansDay(fields[2] ?? ''),
  }
  if (!hasDate(cron)) {
    throw invalid('cron_expr', text('没有这样的日期，永远不会触发', 'There is no such date, it would never fire'))
  }
  return cron
}

function dayRuleOf(pattern: CronPattern): DayRule {
  return {
    ...(!pattern.starDOM && {
      dates: {
        days: indexesOf(pattern.day, 1),
        nearestWeekdays: indexesOf(pattern.nearestWeekdays, 1),
        lastDay: pattern.lastDayOfMonth,
        lastWeekday: pattern.lastWeekday,
      },
    }),
    ...(!pattern.starDOW && { weekdays: pattern.dayOfWeek.slice(0, 7).map(weekdayRuleOf) }),
  }
}

const ordinals = [1, 2, 3, 4, 5]
const lastBit = 32
const everyMask = 63

/** croner keeps a bit for each of the five occurrences in a month and one for the last. */
function weekdayRuleOf(mask: number): WeekdayRule {
  if (mask === everyMask) return { every: true, ordinals: [], last: false }
  return {
    every: false,
    ordinals: ordinals.filter((ordinal) => mask & (1 << (ordinal - 1))),
    last: (mask & lastBit) !== 0,
  }
}

function indexesOf(flags: number[], offset = 0): number[] {
  return flags.flatMap((flag, index) => (flag ? [index + offset] : []))
}

/** In a span that holds every combination of leap year and weekday. */
function hasDate({ months, days }: Pick<Cron, 'months' | 'days'>): boolean {
  for (let year = 2000; year < 2028; year++) {
    for (const month of months) {
      for (let day = 1; day <= 31; day++) {
        if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && matchesDay(days, year, month, day))
          return true
      }
    }
  }
  return false
}
