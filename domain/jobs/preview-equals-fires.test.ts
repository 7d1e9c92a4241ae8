import { describe, expect, test } from 'vitest'
import { firesOfSchedule } from '../../tooling/testing/calendar-reader.ts'
import { notableExpressions, randomExpression } from '../../tooling/testing/cron-expressions.ts'
import { createRandom } from '../../tooling/testing/random.ts'
import type { WorkCalendar } from './calendar.ts'
import { parseCron } from './cron-rules.ts'
import { fireCalendars } from './fire-calendars.ts'
import { isOffDay, nextFires, previewFires, type Trigger } from './next-fires.ts'
import { zonePeriods } from './zone-periods.ts'

// What a preview says is what the calendars given to Temporal fire: every fire of two years, the nights on which clocks
// change among them. `fire-calendars.flow.test.ts` asks the real server whether it reads calendars as this test does.

const day = 86_400_000
const from = Date.parse('2026-11-24T10:20:30Z')
const until = from + 2 * 365 * day
const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'] as const

const random = createRandom(2026)
const expressions = [
  ...new Set([...notableExpressions, ...Array.from({ length: 160 }, () => randomExpression(random))]),
].filter(isPossible)

test('there are at least two hundred expressions, and both nights of each zone that has them', () => {
  expect(expressions.length).toBeGreaterThanOrEqual(200)
  const nights = zones.map((zone) => zonePeriods(zone, from, until).toArray().length - 1)
  expect(nights).toEqual([0, 4, 4, 4])
})

describe('what a preview shows is what fires in two years', () => {
  test.each(zones)('in %s', { timeout: 120_000 }, (timezone) => {
    for (const cron_expr of expressions) {
      expectSameFires({ trigger_type: 'cron', cron_expr, timezone })
    }
  })

  test.each(zones)(
    'in %s, moved to workdays, a quarter of the expressions in each',
    { timeout: 120_000 },
    (timezone) => {
      const start = zones.indexOf(timezone)
      expressions.forEach((cron_expr, index) => {
        if (index % zones.length !== start) return
        // By days of the job's own zone, or of another one.
        const calendar = {
          ...workCalendar(index),
          timezone: index % 8 < 4 ? timezone : (zones[(start + 1) % zones.length] ?? timezone),
        }
        expectSameFires({ trigger_type: 'cron', cron_expr, timezone, calendar, calendar_rule: 'next_workday' })
      })
    },
  )

  test.each([90, 3600, 100_000, 7 * 86_400, 12_345_678])('every %i seconds, moved to workdays', (interval) => {
    for (const timezone of zones) {
      const calendar = { ...workCalendar(interval), timezone }
      expectSameFires({ trigger_type: 'fixed_rate', interval, timezone, calendar, calendar_rule: 'next_workday' })
    }
  })
})

function expectSameFires(trigger: Trigger): void {
  const window = { from, until }
  const said = nextFires(trigger, window)
  const schedule = fireCalendars(trigger, { from })
  expect(schedule.validUntil ?? Infinity).toBeGreaterThan(until)
  const done = firesOfSchedule(schedule, window)
  expect({ ...trigger, difference: differenceOf(said, done) }).toEqual({ ...trigger, difference: undefined })
  const items = previewFires(trigger, { from, count: 5 }).items.slice(0, 100)
  const shown = items.map((item) => ({ fire: Date.parse(item.scheduled_at), skipped: item.skipped }))
  expect(shown.filter(({ fire }) => fire < until)).toEqual(
    said.slice(0, items.length).map((fire) => ({ fire, skipped: isOffDay(trigger, fire) })),
  )
}

/** The first fire in which they differ: whole lists would take long to compare, and nobody could read them. */
function differenceOf(said: number[], done: number[]): { said?: string; done?: string } | undefined {
  for (let index = 0; index < Math.max(said.length, done.length); index++) {
    if (said[index] !== done[index]) return { said: written(said[index]), done: written(done[index]) }
  }
  return undefined
}

function written(instant: number | undefined): string {
  return instant === undefined ? 'nothing' : new Date(instant).toISOString()
}

/** Some weeks off, some weekends to work. */
function workCalendar(seed: number): Omit<WorkCalendar, 'timezone'> {
  const pick = createRandom(seed)
  const datesFrom = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => new Date(first + index * day).toISOString().slice(0, 10))
  const start = () => from + Math.floor(pick() * 700) * day
  const holidays = Array.from({ length: 6 }, () => datesFrom(start(), 1 + Math.floor(pick() * 9))).flat()
  const workdays = Array.from({ length: 10 }, () => datesFrom(start(), 1)).flat()
  return { weekends: [6, 7], holidays, workdays: workdays.filter((date) => !holidays.includes(date)) }
}

function isPossible(expression: string): boolean {
  try {
    parseCron(expression)
    return true
  } catch {
    return false
  }
}
