import { describe, expect, test } from 'vitest'
import { notableExpressions, randomExpression } from '../../tooling/testing/cron-expressions.ts'
import { createRandom } from '../../tooling/testing/random.ts'
import type { WorkCalendar } from './calendar.ts'
import { parseCron } from './cron-rules.ts'
import { skipReasonOf } from './fire-rules.ts'
import { movesFires } from './moved-fires.ts'
import { isFire, lastFires, nextFires, nextRun, previewFires, type Trigger } from './next-fires.ts'
import { isWorkday } from './workday-rules.ts'

const day = 86_400_000
const at = (time: string) => Date.parse(time)
const shown = (instant: number) => new Date(instant).toISOString().replace(':00.000Z', 'Z')

/** Mainland China around the National Day of 2026: eight days off, two weekend days to work. */
const china: WorkCalendar = {
  timezone: 'Asia/Shanghai',
  weekends: [6, 7],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-09-20', '2026-10-10'],
}

function cron(cron_expr: string, fields: Partial<Trigger> = {}): Trigger {
  return { trigger_type: 'cron', cron_expr, timezone: 'Asia/Shanghai', calendar: china, ...fields }
}
const moving = (cron_expr: string, fields: Partial<Trigger> = {}) =>
  cron(cron_expr, { calendar_rule: 'next_workday', ...fields })

function told(trigger: Trigger, from: string, count: number): string[] {
  return previewFires(trigger, { from: at(from), count }).items.map(
    ({ scheduled_at, skipped }) => `${skipped ? '- ' : ''}${scheduled_at.slice(0, 16)}`,
  )
}

describe('days', () => {
  test('are those of the wall clock of the calendar', () => {
    expect(isWorkday(china, at('2026-09-30T15:59:59Z'))).toBe(true)
    expect(isWorkday(china, at('2026-09-30T16:00:00Z'))).toBe(false)
    expect(isWorkday(china, at('2026-10-07T15:59:59Z'))).toBe(false)
    expect(isWorkday(china, at('2026-10-07T16:00:00Z'))).toBe(true)
  })

  test('of a weekend are worked on when the calendar says so', () => {
    expect(isWorkday(china, at('2026-10-10T04:00:00Z'))).toBe(true)
    expect(isWorkday(china, at('2026-10-11T04:00:00Z'))).toBe(false)
    expect(isWorkday({ ...china, weekends: [] }, at('2026-10-11T04:00:00Z'))).toBe(true)
    expect(isWorkday({ ...china, weekends: [5] }, at('1969-12-26T04:00:00Z'))).toBe(false)
  })
})

describe('fires on days off', () => {
  test('are skipped, each a fire all the same', () => {
    expect(told(cron('0 9 * * *'), '2026-09-30T00:00Z', 2)).toEqual([
      '2026-09-30T01:00',
      ...['01', '02', '03', '04', '05', '06', '07'].map((date) => `- 2026-10-${date}T01:00`),
      '2026-10-08T01:00',
    ])
    expect(isFire(cron('0 9 * * *'), at('2026-10-01T01:00Z'))).toBe(true)
  })

  test('are moved to the same time of the next workday, which may be a Saturday', () => {
    expect(told(moving('0 9 1 * *'), '2026-10-01T00:00Z', 1)).toEqual(['- 2026-10-01T01:00', '2026-10-08T01:00'])
    expect(
      told(moving('0 9 9 * *', { calendar: { ...china, holidays: ['2026-10-09'] } }), '2026-10-09T00:00Z', 1),
    ).toEqual(['- 2026-10-09T01:00', '2026-10-10T01:00'])
  })

  test('join the fire that stands there anyhow', () => {
    expect(told(moving('0 9 1,8 * *'), '2026-10-01T00:00Z', 2)).toEqual([
      '- 2026-10-01T01:00',
      '2026-10-08T01:00',
      '- 2026-11-01T01:00',
      '2026-11-02T01:00',
    ])
    expect(told(moving('0 9,15 * * 4,5'), '2026-10-01T00:00Z', 2)).toEqual([
      ...['- 2026-10-01T01:00', '- 2026-10-01T07:00', '- 2026-10-02T01:00', '- 2026-10-02T07:00'],
      ...['2026-10-08T01:00', '2026-10-08T07:00'],
    ])
  })

  test('are in order when the times of several days come together', () => {
    const trigger = moving('0 18 3 10 *')
    const both = nextFires({ ...trigger, cron_expr: '0 18,8 3-4 10 *' }, { from: at('2026-10-05T00:00Z'), count: 2 })
    expect(both.map(shown)).toEqual(['2026-10-08T00:00Z', '2026-10-08T10:00Z'])
  })

  test('stay where they are when the trigger fires on every day, or within the minute', () => {
    expect(movesFires(moving('0 9 * * *'))).toBe(false)
    expect(movesFires(moving('0 9 ? * 1-7'))).toBe(false)
    expect(movesFires(moving('*/10 * 9 1 * *'))).toBe(false)
    expect(movesFires(moving('30 0 9 1 * *'))).toBe(true)
    expect(movesFires({ ...moving(''), trigger_type: 'fixed_rate', interval: 86_400 })).toBe(false)
    expect(movesFires({ ...moving(''), trigger_type: 'fixed_rate', interval: 86_401 })).toBe(true)
    expect(movesFires(cron('0 9 1 * *'))).toBe(false)
  })

  test('of a single time or a slow rate are moved, too', () => {
    const once = { ...moving(''), trigger_type: 'once', run_at: '2026-10-03T10:00:00+08:00' }
    expect(told(once, '2026-01-01T00:00Z', 5)).toEqual(['- 2026-10-03T02:00', '2026-10-08T02:00'])
    const weekly = {
      ...moving(''),
      trigger_type: 'fixed_rate',
      interval: 7 * 86_400,
      start_at: '2026-09-26T09:00:00+08:00',
    }
    expect(told(weekly, '2026-01-01T00:00Z', 3)).toEqual([
      ...['- 2026-09-26T01:00', '2026-09-28T01:00', '- 2026-10-03T01:00', '2026-10-08T01:00', '2026-10-10T01:00'],
    ])
  })

  test('go nowhere when no workday comes, and not past the end', () => {
    const never = { ...china, weekends: [1, 2, 3, 4, 5, 6, 7], workdays: [] }
    expect(nextRun(moving('0 9 1 * *', { calendar: never }), at('2026-10-01T00:00Z'))).toBeUndefined()
    const ended = moving('0 9 1 * *', { end_at: '2026-10-08T00:00:00Z' })
    expect(told(ended, '2026-10-01T00:00Z', 5)).toEqual(['- 2026-10-01T01:00'])
  })

  test('are moved by the clock of the job, and judged by that of the calendar', () => {
    // Friday evening in New York is Saturday in Shanghai; the evening before a workday there is Sunday.
    const trigger = moving('0 20 * * 5', { timezone: 'America/New_York' })
    expect(told(trigger, '2026-08-07T12:00Z', 1)).toEqual(['- 2026-08-08T00:00', '2026-08-10T00:00'])
  })

  test('run at the first instant after a gap that the workday has', () => {
    const friday = { ...china, timezone: 'America/New_York', weekends: [6], holidays: [], workdays: [] }
    const trigger = moving('30 2 * * 6', { timezone: 'America/New_York', calendar: friday })
    expect(told(trigger, '2027-03-13T00:00Z', 1)).toEqual(['- 2027-03-13T07:30', '2027-03-14T07:00'])
  })
})

describe('the next run', () => {
  test('leaps over what is skipped, be it millions of fires', () => {
    expect(shown(nextRun(cron('* * * * * *'), at('2026-10-01T00:00Z')) ?? 0)).toBe('2026-10-07T16:00Z')
    expect(shown(nextRun(moving('0 9 1 * *'), at('2026-10-01T00:00Z')) ?? 0)).toBe('2026-10-08T01:00Z')
    expect(
      nextRun(cron('0 9 * * 6', { calendar: { ...china, workdays: [] } }), at('2026-01-01T00:00Z')),
    ).toBeUndefined()
  })

  test('decides which of the missed fires is made up for', () => {
    const job = { ...cron('0 9 * * *'), status: 'enabled', overlap_policy: 'allow', misfire_policy: 'once' } as const
    const fire = { now: new Date('2026-10-04T00:00Z'), open: { going: 0, queued: 0 } }
    expect(skipReasonOf(job, { ...fire, scheduledAt: new Date('2026-09-30T01:00Z') })).toBeUndefined()
    expect(skipReasonOf(job, { ...fire, scheduledAt: new Date('2026-09-29T01:00Z') })).toBe('misfire')
    expect(skipReasonOf(job, { ...fire, scheduledAt: new Date('2026-10-01T01:00Z') })).toBe('calendar')
  })

  test.each([
    ['0 9 * * *', '09:01:00', undefined],
    ['0 9 * * *', '09:10:00', undefined],
    ['0 9 * * *', '09:10:01', 'misfire'],
    ['*/5 * * * *', '09:04:59', undefined],
    ['*/5 * * * *', '09:05:00', 'misfire'],
  ])('decides how late one of %s may open that is not made up for: at %s', (expression, opened, reason) => {
    const job = {
      ...cron(expression, { timezone: 'UTC' }),
      ...({ status: 'enabled', overlap_policy: 'allow', misfire_policy: 'none' } as const),
    }
    const fire = {
      scheduledAt: new Date('2026-11-24T09:00Z'),
      now: new Date(`2026-11-24T${opened}Z`),
      open: { going: 0, queued: 0 },
    }
    expect(skipReasonOf(job, fire)).toBe(reason)
  })
})

describe('against the rule in its plainest words', () => {
  const random = createRandom(20_261_001)
  const expressions = [...notableExpressions, ...Array.from({ length: 60 }, () => randomExpression(random))].filter(
    (expression) => isPossible(expression) && movesFires(moving(expression)),
  )

  test.each([
    ['Asia/Shanghai', 'Asia/Shanghai'],
    ['America/New_York', 'America/New_York'],
    ['America/New_York', 'Asia/Shanghai'],
    ['Australia/Lord_Howe', 'Europe/Berlin'],
    ['Asia/Shanghai', 'America/New_York'],
  ])('jobs in %s by a calendar of %s', { timeout: 30_000 }, (timezone, zone) => {
    expressions.forEach((expression, index) => {
      if (index % 3 !== zone.length % 3) return
      const calendar = randomCalendar(index, zone)
      const trigger = moving(expression, { timezone, calendar })
      const from = at('2027-03-01T00:00Z') + (index % 2) * 225 * day
      const window = { from, until: from + 30 * day }
      const found = nextFires(trigger, window)
      expect({ expression, fires: found.map(shown) }).toEqual({
        expression,
        fires: firesByHand(trigger, calendar, window).map(shown),
      })
      const some = found.at(Math.floor(found.length / 2))
      if (some === undefined) return
      const following = found.filter((time) => time >= some).slice(0, 3)
      expect(nextFires(trigger, { from: some, count: following.length })).toEqual(following)
      expect(lastFires(trigger, { from, until: some + 1, count: 2 })).toEqual(
        found.filter((time) => time <= some).slice(-2),
      )
    })
  })
})

/** Each fire by itself: on a day off, its wall clock's time is looked for day after day. */
function firesByHand(
  trigger: Trigger,
  calendar: WorkCalendar,
  { from, until }: { from: number; until: number },
): number[] {
  const own = nextFires({ ...trigger, calendar: null }, { from: from - 60 * day, until })
  const fires = new Set(own)
  for (const fire of own.filter((time) => !worksByHand(calendar, time))) {
    const moved = movedByHand(trigger.timezone, calendar, fire)
    if (moved !== undefined) fires.add(moved)
  }
  return [...fires].filter((time) => time >= from && time < until).sort((a, b) => a - b)
}

function movedByHand(timezone: string, calendar: WorkCalendar, fire: number): number | undefined {
  const [date = '', time = ''] = clockOf(timezone, fire)
  for (let days = 1; days < 60; days++) {
    const wanted = `${new Date(at(`${date}T00:00Z`) + days * day).toISOString().slice(0, 10)} ${time}`
    const moved = firstShowing(timezone, wanted, fire + days * day)
    if (worksByHand(calendar, moved)) return moved
  }
  return undefined
}

/** The first second about then at which the clock shows the time, or a later one if it never does. */
function firstShowing(timezone: string, wanted: string, about: number): number {
  for (let instant = about - 3_660_000; ; instant += 60_000) {
    if (clockOf(timezone, instant).join(' ') >= wanted) return instant
  }
}

function worksByHand({ timezone, weekends, holidays, workdays }: WorkCalendar, instant: number): boolean {
  const [date = ''] = clockOf(timezone, instant)
  if (workdays.includes(date)) return true
  return !holidays.includes(date) && !weekends.includes(new Date(at(`${date}T00:00Z`)).getUTCDay() || 7)
}

const formats = new Map<string, Intl.DateTimeFormat>()
function clockOf(timezone: string, instant: number): string[] {
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(timezone, format)
  return format.format(instant).split(' ')
}

function randomCalendar(seed: number, timezone: string): WorkCalendar {
  const random = createRandom(seed)
  const dates = (count: number) =>
    Array.from({ length: count }, () => new Date(at('2027-01-01T00:00Z') + Math.floor(random() * 360) * day)).map(
      (date) => date.toISOString().slice(0, 10),
    )
  const holidays = dates(40)
  const workdays = dates(20).filter((date) => !holidays.includes(date))
  return { timezone, weekends: [[6, 7], [7], [5, 6], []][seed % 4] ?? [], holidays, workdays }
}

function isPossible(expression: string): boolean {
  try {
    parseCron(expression)
    return true
  } catch {
    return false
  }
}
