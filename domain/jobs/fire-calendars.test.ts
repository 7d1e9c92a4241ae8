import { describe, expect, test } from 'vitest'
import { firesOfSchedule } from '../../tooling/testing/calendar-reader.ts'
import { notableExpressions, randomExpression } from '../../tooling/testing/cron-expressions.ts'
import { createRandom } from '../../tooling/testing/random.ts'
import { rangesOf } from './calendar-ranges.ts'
import { parseCron } from './cron-rules.ts'
import { fireCalendars } from './fire-calendars.ts'
import { nextFires, type Trigger } from './next-fires.ts'
import { zonePeriods } from './zone-periods.ts'

const hour = 3_600_000
const day = 24 * hour
const at = (time: string) => Date.parse(time)
const from = at('2026-11-24T10:20:30Z')

function cron(cron_expr: string, timezone: string, limits: Partial<Trigger> = {}): Trigger {
  return { trigger_type: 'cron', cron_expr, timezone, ...limits }
}

describe('calendars fit exactly the fires', () => {
  const random = createRandom(88)
  const chosen = Array.from({ length: 40 }, () => randomExpression(random))
  const expressions = [...notableExpressions, ...chosen].filter(isPossible)

  test.each([
    'Asia/Shanghai',
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'America/Santiago',
    'America/St_Johns',
    'Pacific/Chatham',
    'Asia/Kathmandu',
    'Antarctica/Troll',
    '-03:30',
  ])('in %s, on the nights when clocks change and at the ends of months', { timeout: 30_000 }, (timezone) => {
    const changes = zonePeriods(timezone, from, from + 700 * day).map(({ start }) => start)
    const middles = [...changes.filter((start) => start > from), at('2027-01-01T00:00Z'), at('2028-03-01T00:00Z')]
    expressions.forEach((expression, index) => {
      const trigger = cron(expression, timezone)
      const schedule = fireCalendars(trigger, { from })
      const middle = middles[index % middles.length] ?? from
      const window = { from: middle - 24 * hour, until: middle + 24 * hour }
      expect({ expression, fires: firesOfSchedule(schedule, window) }).toEqual({
        expression,
        fires: nextFires(trigger, window),
      })
    })
  })
})

describe('a schedule holds', () => {
  test.each([
    ['0 9 * * *', 'Asia/Shanghai'],
    ['0 2 * * 1-5', 'Asia/Shanghai'],
    ['*/5 * * * * *', 'Asia/Shanghai'],
    ['*/5 * * * *', 'America/New_York'],
    ['0 0 * * * *', 'Europe/Berlin'],
    ['*/30 * * * *', 'Australia/Lord_Howe'],
  ])('for ever for %s in %s, in a single calendar', (expression, timezone) => {
    const { validUntil, calendars } = fireCalendars(cron(expression, timezone), { from })
    expect(validUntil).toBeUndefined()
    expect(calendars).toHaveLength(1)
  })

  test.each([
    ['0 9 1 * *', 'Asia/Shanghai'],
    ['0 9 * * *', 'America/New_York'],
    ['0 * * * *', 'Australia/Lord_Howe'],
    ['0 */2 * * *', 'Europe/Berlin'],
  ])('for two years for %s in %s', (expression, timezone) => {
    const { validUntil = 0, calendars } = fireCalendars(cron(expression, timezone), { from })
    expect(validUntil).toBeGreaterThan(from + 730 * day)
    expect(calendars.length).toBeLessThan(60)
  })

  test('up to its end where that comes first', () => {
    const trigger = cron('0 9 * * *', 'America/New_York', { end_at: '2027-06-01T00:00:00Z' })
    expect(fireCalendars(trigger, { from }).validUntil).toBeUndefined()
  })

  test('from its start where that lies far ahead', () => {
    const trigger = cron('0 9 * * *', 'America/New_York', { start_at: '2030-06-01T00:00:00Z' })
    const schedule = fireCalendars(trigger, { from })
    expect(schedule.validUntil).toBeGreaterThan(at('2032-06-01T00:00Z'))
    const window = { from: at('2030-06-01T00:00Z'), until: at('2030-06-09T00:00Z') }
    expect(firesOfSchedule(schedule, window)).toEqual(nextFires(trigger, window))
  })

  test('what was missed in the days before', () => {
    const trigger = cron('30 2 * * *', 'Europe/Berlin')
    const window = { from: from - 7 * day, until: from }
    expect(firesOfSchedule(fireCalendars(trigger, { from }), window)).toEqual(nextFires(trigger, window))
  })
})

test.each(['manual', 'fixed_delay'])('a trigger that is %s has no calendar', (trigger_type) => {
  expect(fireCalendars({ trigger_type, interval: 60, timezone: 'Asia/Shanghai' }, { from })).toEqual({
    timezone: 'UTC',
    calendars: [],
  })
})

describe('a fixed rate is an interval', () => {
  const rate = (interval: number, limits: Partial<Trigger> = {}) => ({
    ...{ trigger_type: 'fixed_rate', interval, timezone: 'America/New_York' },
    ...limits,
  })

  test.each([1, 7, 90, 3600, 86_400, 100_000])('of %i seconds, counted from 1970', (interval) => {
    const trigger = rate(interval)
    const schedule = fireCalendars(trigger, { from })
    expect(schedule).toEqual({ timezone: 'UTC', calendars: [], intervals: [{ every: interval * 1000, offset: 0 }] })
    const window = { from, until: from + 4 * day }
    expect(firesOfSchedule(schedule, window)).toEqual(nextFires(trigger, window))
  })

  test.each(['2026-12-01T08:00:00.001+08:00', '1969-12-31T23:59:53Z'])('counted from its start at %s', (start_at) => {
    const trigger = rate(1000, { start_at })
    const window = { from, until: from + 20 * day }
    expect(firesOfSchedule(fireCalendars(trigger, { from }), window)).toEqual(nextFires(trigger, window))
  })
})

test('a single time is a calendar of its own, for ever', () => {
  const once = { trigger_type: 'once', run_at: '2031-01-01T08:00:00.100+08:00', timezone: 'Asia/Shanghai' }
  const schedule = fireCalendars(once, { from })
  expect(schedule.validUntil).toBeUndefined()
  expect(firesOfSchedule(schedule, { from, until: at('2040-01-01T00:00Z') })).toEqual([at('2031-01-01T00:00:01Z')])
})

test('the limits are given along, the start as a whole second', () => {
  const limits = { start_at: '2027-01-01T00:00:00.250Z', end_at: new Date('2028-01-01T00:00:00Z') }
  expect(fireCalendars(cron('0 9 * * *', 'UTC', limits), { from })).toMatchObject({
    startAt: new Date('2027-01-01T00:00:01Z'),
    endAt: new Date('2028-01-01T00:00:00Z'),
  })
})

test('an operator can read where a calendar comes from', () => {
  expect(fireCalendars(cron('0 2 * * 1,3', 'Asia/Shanghai'), { from }).calendars).toEqual([
    {
      second: [{ start: 0, end: 0, step: 1 }],
      minute: [{ start: 0, end: 0, step: 1 }],
      hour: [{ start: 18, end: 18, step: 1 }],
      dayOfWeek: [
        { start: 'SUNDAY', end: 'SUNDAY', step: 1 },
        { start: 'TUESDAY', end: 'TUESDAY', step: 1 },
      ],
      comment: '0 2 * * 1,3 (Asia/Shanghai)',
    },
  ])
})

test.each([
  [[], []],
  [[5], [[5, 5, 1]]],
  [
    [1, 9],
    [
      [1, 1, 1],
      [9, 9, 1],
    ],
  ],
  [[1, 2], [[1, 2, 1]]],
  [[0, 5, 10, 15], [[0, 15, 5]]],
  [
    [0, 1, 2, 10, 20, 30, 31],
    [
      [0, 2, 1],
      [10, 30, 10],
      [31, 31, 1],
    ],
  ],
])('%j as few ranges', (values, ranges) => {
  expect(rangesOf(values).map(({ start, end, step }) => [start, end, step])).toEqual(ranges)
})

function isPossible(expression: string): boolean {
  try {
    parseCron(expression)
    return true
  } catch {
    return false
  }
}
