import { Cron as Croner } from 'croner'
import { describe, expect, test } from 'vitest'
import { notableExpressions, randomExpression } from '../../tooling/testing/cron-expressions.ts'
import { createRandom } from '../../tooling/testing/random.ts'
import { parseCron } from './cron-rules.ts'
import { isFire, lastFires, nextFires, previewFires, type Trigger } from './next-fires.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const at = (time: string) => Date.parse(time)

function cron(cron_expr: string, timezone = 'America/New_York', limits: Partial<Trigger> = {}): Trigger {
  return { trigger_type: 'cron', cron_expr, timezone, ...limits }
}

function fires(trigger: Trigger, from: string, until: string): string[] {
  return nextFires(trigger, { from: at(from), until: at(until) }).map((time) =>
    new Date(time).toISOString().replace(':00.000Z', 'Z'),
  )
}

describe('where clocks go forward', () => {
  const night = ['2027-03-14T05:00Z', '2027-03-14T09:00Z'] as const

  test('a fixed time that is left out runs at the first instant after the gap', () => {
    expect(fires(cron('30 2 * * *'), ...night)).toEqual(['2027-03-14T07:00Z'])
  })

  test('many left-out times make one fire, and none beside the regular one', () => {
    expect(fires(cron('*/10 2 * * *'), ...night)).toEqual(['2027-03-14T07:00Z'])
    expect(fires(cron('*/30 2-3 * * *'), ...night)).toEqual(['2027-03-14T07:00Z', '2027-03-14T07:30Z'])
  })

  test('an expression with a wildcard hour makes up for nothing', () => {
    expect(fires(cron('30 * * * *'), ...night)).toEqual([
      '2027-03-14T05:30Z',
      '2027-03-14T06:30Z',
      '2027-03-14T07:30Z',
      '2027-03-14T08:30Z',
    ])
    expect(fires(cron('30 */2 * * *'), ...night)).toEqual(['2027-03-14T05:30Z', '2027-03-14T08:30Z'])
  })

  test('only half an hour is left out on Lord Howe Island', () => {
    const lordHowe = ['2027-10-02T15:00Z', '2027-10-02T17:00Z'] as const
    expect(fires(cron('15 2 * * *', 'Australia/Lord_Howe'), ...lordHowe)).toEqual(['2027-10-02T15:30Z'])
    expect(fires(cron('45 2 * * *', 'Australia/Lord_Howe'), ...lordHowe)).toEqual(['2027-10-02T15:45Z'])
  })

  test('midnight may be what is left out', () => {
    expect(fires(cron('0 0 * * *', 'America/Santiago'), '2027-09-04T12:00Z', '2027-09-06T12:00Z')).toEqual([
      '2027-09-05T04:00Z',
      '2027-09-06T03:00Z',
    ])
  })

  test('a date that a zone left out as a whole runs when the next one begins', () => {
    expect(fires(cron('0 9 * * *', 'Pacific/Apia'), '2011-12-29T12:00Z', '2012-01-01T00:00Z')).toEqual([
      '2011-12-29T19:00Z',
      '2011-12-30T10:00Z',
      '2011-12-30T19:00Z',
      '2011-12-31T19:00Z',
    ])
  })
})

describe('where clocks go back', () => {
  const night = ['2027-11-07T04:00Z', '2027-11-07T08:00Z'] as const

  test('a fixed time that comes twice runs at its first coming', () => {
    expect(fires(cron('30 1 * * *'), ...night)).toEqual(['2027-11-07T05:30Z'])
    expect(fires(cron('*/30 1-2 * * *'), ...night)).toEqual([
      '2027-11-07T05:00Z',
      '2027-11-07T05:30Z',
      '2027-11-07T07:00Z',
      '2027-11-07T07:30Z',
    ])
  })

  test('an expression with a wildcard hour runs in both passes', () => {
    const everyHour = ['2027-11-07T04:30Z', '2027-11-07T05:30Z', '2027-11-07T06:30Z', '2027-11-07T07:30Z']
    for (const expression of ['30 * * * *', '30 0-23 * * *', '30 */1 * * *', '30 0/1 * * *', '30 0-11,12-23 * * *']) {
      expect(fires(cron(expression), ...night)).toEqual(everyHour)
    }
  })

  test('hours with an end are fixed times, also when they step', () => {
    expect(fires(cron('0 1-23/2 * * *'), ...night)).toEqual(['2027-11-07T05:00Z', '2027-11-07T08:00Z'].slice(0, 1))
    expect(parseCron('0 1-23/2 * * *').isInterval).toBe(false)
  })

  test('half an hour comes twice on Lord Howe Island', () => {
    const lordHowe = ['2027-04-03T14:00Z', '2027-04-03T16:00Z'] as const
    expect(fires(cron('45 1 * * *', 'Australia/Lord_Howe'), ...lordHowe)).toEqual(['2027-04-03T14:45Z'])
    expect(fires(cron('45 * * * *', 'Australia/Lord_Howe'), ...lordHowe)).toEqual([
      '2027-04-03T14:45Z',
      '2027-04-03T15:15Z',
    ])
  })

  test('a window that opens in the second pass sees no fire of the first', () => {
    expect(fires(cron('30 1 * * *'), '2027-11-07T06:00Z', '2027-11-08T00:00Z')).toEqual([])
    expect(isFire(cron('30 1 * * *'), at('2027-11-07T06:30Z'))).toBe(false)
    expect(isFire(cron('30 * * * *'), at('2027-11-07T06:30Z'))).toBe(true)
  })
})

describe('against the minutes of the wall clock, one by one', () => {
  const nights = [
    ['America/New_York', '2027-03-14T07:00Z'],
    ['America/New_York', '2027-11-07T06:00Z'],
    ['Europe/Berlin', '2027-03-28T01:00Z'],
    ['Europe/Berlin', '2027-10-31T01:00Z'],
    ['Australia/Lord_Howe', '2027-04-03T15:00Z'],
    ['Australia/Lord_Howe', '2027-10-02T15:30Z'],
    ['America/Santiago', '2027-04-04T03:00Z'],
    ['America/Santiago', '2027-09-05T04:00Z'],
    ['Africa/Casablanca', '2027-02-07T02:00Z'],
    ['Antarctica/Troll', '2027-03-28T01:00Z'],
    ['Asia/Shanghai', '2027-05-01T00:00Z'],
    ['Asia/Kathmandu', '2028-02-29T00:00Z'],
  ] as const
  const random = createRandom(20_270_314)
  const chosen = Array.from({ length: 60 }, () => randomExpression(random))
  const expressions = [...notableExpressions, ...chosen].filter(isPossible)

  test.each(nights)('in %s around %s', { timeout: 30_000 }, (timezone, middle) => {
    const clock = wallClock(timezone, at(middle) - 2 * day, at(middle) + 2 * day)
    for (const expression of expressions) {
      const found = nextFires(cron(expression, timezone), { from: clock.from, until: clock.until })
      expect({ expression, fires: found }).toEqual({ expression, fires: firesByHand(expression, clock) })
    }
  })
})

test('in UTC, dates and times are those of croner', { timeout: 30_000 }, () => {
  const random = createRandom(4)
  const expressions = [...notableExpressions, ...Array.from({ length: 150 }, () => randomExpression(random))].filter(
    isPossible,
  )
  const from = at('2027-12-20T00:00Z')
  for (const expression of expressions) {
    const expected = new Croner(expression, { utcOffset: 0, paused: true, sloppyRanges: true })
      .nextRuns(40, new Date(from - 1))
      .map((run) => run.getTime())
      .filter((run) => run < Date.UTC(2100, 0, 1))
    expect({ expression, fires: nextFires(cron(expression, 'UTC'), { from, count: 40 }) }).toEqual({
      expression,
      fires: expected,
    })
  }
})

describe('a window', () => {
  test('has its start but not its end, and whole seconds only', () => {
    const everyMinute = cron('* * * * *', 'UTC')
    expect(fires(everyMinute, '2027-01-01T00:00Z', '2027-01-01T00:02Z')).toEqual([
      '2027-01-01T00:00Z',
      '2027-01-01T00:01Z',
    ])
    expect(fires(everyMinute, '2027-01-01T00:00:00.001Z', '2027-01-01T00:01:00.001Z')).toEqual(['2027-01-01T00:01Z'])
    expect(isFire(everyMinute, at('2027-01-01T00:00:00.001Z'))).toBe(false)
    expect(nextFires(everyMinute, { from: 0, count: 0 })).toEqual([])
  })

  test('is cut by the start and the end of the trigger, both of which count', () => {
    const limits = { start_at: '2027-01-01T08:00:00+08:00', end_at: new Date('2027-01-01T02:00:00Z') }
    expect(fires(cron('0 * * * *', 'UTC', limits), '2026-01-01T00:00Z', '2028-01-01T00:00Z')).toEqual([
      '2027-01-01T00:00Z',
      '2027-01-01T01:00Z',
      '2027-01-01T02:00Z',
    ])
    expect(
      fires(cron('0 * * * *', 'UTC', { start_at: null, end_at: null }), '2027-01-01T00:00Z', '2027-01-01T00:01Z'),
    ).toEqual(['2027-01-01T00:00Z'])
  })

  test('ends with the century, and a manual trigger has no fires at all', () => {
    const leapDays = nextFires(cron('0 0 29 2 *', 'UTC'), { from: at('2090-01-01T00:00Z'), count: 100 })
    expect(leapDays.map((time) => new Date(time).getUTCFullYear())).toEqual([2092, 2096])
    expect(nextFires({ trigger_type: 'manual', timezone: 'UTC' }, { from: 0, count: 5 })).toEqual([])
  })

  test.each([
    ['* * * * * *', 1],
    ['30 2 * * *', 100],
    ['0 9 1 6 *', 700],
  ])('can be asked for the newest fires of %s only', (expression, days) => {
    const until = at('2028-01-01T00:00Z')
    const all = nextFires(cron(expression), { from: until - days * day, until })
    expect(lastFires(cron(expression), { from: at('2026-01-01T00:00Z'), until, count: 30 })).toEqual(all.slice(-30))
    expect(lastFires(cron(expression), { from: until, until, count: 30 })).toEqual([])
  })
})

const weekdaysOnly = { timezone: 'UTC', weekends: [6, 7], holidays: [], workdays: [] }

describe('a preview', () => {
  test('counts the fires that run and shows the skipped ones between them', () => {
    const trigger = cron('0 9 * * *', 'UTC', { calendar: weekdaysOnly })
    const { items } = previewFires(trigger, { from: at('2027-01-01T00:00Z'), count: 2 })
    expect(items).toEqual([
      { scheduled_at: '2027-01-01T09:00:00.000Z', skipped: false, skip_reason: null },
      { scheduled_at: '2027-01-02T09:00:00.000Z', skipped: true, skip_reason: 'calendar' },
      { scheduled_at: '2027-01-03T09:00:00.000Z', skipped: true, skip_reason: 'calendar' },
      { scheduled_at: '2027-01-04T09:00:00.000Z', skipped: false, skip_reason: null },
    ])
  })

  test('leaves out what is too much in a row, and still shows what runs then', () => {
    const trigger = cron('* * * * * *', 'UTC', { calendar: weekdaysOnly })
    const { items } = previewFires(trigger, { from: at('2027-01-02T00:00Z'), count: 2 })
    expect(items).toHaveLength(3002)
    expect(items.at(-1)).toEqual({ scheduled_at: '2027-01-04T00:00:01.000Z', skipped: false, skip_reason: null })
  })

  test('comes to an end where every fire is skipped', () => {
    const never = { ...weekdaysOnly, weekends: [1, 2, 3, 4, 5, 6, 7] }
    const { items } = previewFires(cron('* * * * *', 'UTC', { calendar: never }), {
      from: at('2027-01-01T00:00Z'),
      count: 1,
    })
    expect(items).toHaveLength(3000)
    const saturdays = cron('0 9 * * 6', 'UTC', { calendar: weekdaysOnly })
    expect(previewFires(saturdays, { from: at('2027-01-01T00:00Z'), count: 1 }).items.length).toBeLessThanOrEqual(
      10_000,
    )
  })

  test('of a fixed delay counts from now, as if runs took no time', () => {
    const delay = { trigger_type: 'fixed_delay', interval: 90, timezone: 'UTC' }
    const { items } = previewFires(delay, { from: at('2027-01-01T00:00:00.400Z'), count: 2 })
    expect(items.map((item) => item.scheduled_at)).toEqual(['2027-01-01T00:01:31.000Z', '2027-01-01T00:03:01.000Z'])
    expect(nextFires(delay, { from: 0, count: 1 })).toEqual([])
  })
})

describe('a fixed rate', () => {
  const rate = (interval: number, limits: Partial<Trigger> = {}): Trigger => ({
    ...{ trigger_type: 'fixed_rate', interval, timezone: 'America/New_York' },
    ...limits,
  })

  test('counts from 1970, so that whoever asks hears the same', () => {
    expect(fires(rate(900), '2027-01-01T00:01Z', '2027-01-01T00:31Z')).toEqual([
      '2027-01-01T00:15Z',
      '2027-01-01T00:30Z',
    ])
    expect(nextFires(rate(7), { from: 7000 * 200_000_000, count: 1 })).toEqual([7000 * 200_000_000])
  })

  test('counts from its start where it has one, and ends with its end', () => {
    const limits = { start_at: '2027-01-01T00:10:00.500Z', end_at: '2027-01-01T01:00:00Z' }
    expect(nextFires(rate(1500, limits), { from: 0, count: 9 })).toEqual([
      at('2027-01-01T00:10:01Z'),
      at('2027-01-01T00:35:01Z'),
    ])
  })

  test('is no matter of clocks', () => {
    expect(fires(rate(1800), '2027-11-07T05:00Z', '2027-11-07T07:00Z')).toHaveLength(4)
  })
})

test('a single time fires once, at a whole second, within its limits', () => {
  const once = { trigger_type: 'once', run_at: '2027-01-01T08:00:00.100+08:00', timezone: 'Asia/Shanghai' }
  expect(nextFires(once, { from: 0, count: 9 })).toEqual([at('2027-01-01T00:00:01Z')])
  expect(nextFires(once, { from: at('2027-01-01T00:00:02Z'), count: 9 })).toEqual([])
  expect(nextFires({ ...once, end_at: '2026-01-01T00:00:00Z' }, { from: 0, count: 9 })).toEqual([])
})

test('two years of minutes and a century of leap days are quickly there', { timeout: 5000 }, () => {
  const from = at('2027-01-01T00:00Z')
  expect(nextFires(cron('* * * * *'), { from, until: from + 730 * day })).toHaveLength(730 * 1440)
  expect(nextFires(cron('0 0 29 2 *'), { from, count: 100 })).toHaveLength(18)
})

type Clock = { from: number; until: number; shown: number[] }

/** What the wall clock shows in each minute, written as UTC; asked of the platform minute by minute. */
function wallClock(timezone: string, from: number, until: number): Clock {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' })
  const shown: number[] = []
  for (let time = from; time < until; time += minute) shown.push(at(`${format.format(time).replace(' ', 'T')}Z`))
  return { from, until, shown }
}

/** The rule in its plainest words: looks at every minute of the clock, and at the minutes that it left out. */
function firesByHand(expression: string, { from, shown }: Clock): number[] {
  const { isInterval, seconds } = parseCron(expression)
  const matches = matchesInUtc(expression, Math.min(...shown), Math.max(...shown) + minute)
  const fires = new Set<number>()
  let latest = (shown[0] ?? 0) - minute
  shown.forEach((time, index) => {
    const instant = from + index * minute
    const hasMatch = (wanted: number) => seconds.some((second) => matches.has(wanted + second * 1000))
    for (let missing = latest + minute; missing < time && !isInterval; missing += minute) {
      if (hasMatch(missing)) fires.add(instant)
    }
    const counts = isInterval || time > latest
    if (counts && hasMatch(time)) for (const second of seconds) fires.add(instant + second * 1000)
    latest = Math.max(latest, time)
  })
  return [...fires].sort((a, b) => a - b)
}

function matchesInUtc(expression: string, from: number, until: number): Set<number> {
  const options = { utcOffset: 0, paused: true, sloppyRanges: true, stopAt: new Date(until).toISOString() }
  return new Set(new Croner(expression, options).nextRuns(100_000, new Date(from - 1)).map((run) => run.getTime()))
}

function isPossible(expression: string): boolean {
  try {
    parseCron(expression)
    return true
  } catch {
    return false
  }
}
