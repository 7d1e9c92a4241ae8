import { afterAll, describe, expect, test } from 'vitest'
import { notableExpressions, randomExpression } from '../../tooling/testing/cron-expressions.ts'
import { ownNamespace } from '../../tooling/testing/own-namespace.ts'
import { createRandom } from '../../tooling/testing/random.ts'
import { testTemporal } from '../../tooling/testing/temporal.ts'
import { parseCron } from './cron-rules.ts'
import { fireCalendars } from './fire-calendars.ts'
import { movesFires } from './moved-fires.ts'
import { nextFires, type Trigger } from './next-fires.ts'
import { zonePeriods } from './zone-periods.ts'

// What the real server would fire, compared with `nextFires`. OPS_TEST_FULL=1 looks at every expression in every zone.
const isFull = process.env.OPS_TEST_FULL === '1'

const day = 86_400_000
const from = Date.parse('2026-11-24T10:20:30Z')
const until = from + 2 * 365 * day
/** The server gives at most so many times at once. */
const pageSize = 1000
const parallel = 8
const deadlineExceeded = 4

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Santiago',
  // A zone whose clock changes are revised every few years: the server may know others than this process.
  'Africa/Casablanca',
] as const

const random = createRandom(731)
const expressions = [
  ...notableExpressions,
  ...Array.from({ length: isFull ? 230 : 40 }, () => randomExpression(random)),
].filter(isPossible)

const temporal = testTemporal()
afterAll(() => temporal.close())

describe('the server fires what nextFires says', () => {
  test.each(zones)('in %s', { timeout: isFull ? 3_600_000 : 60_000 }, async (timezone) => {
    const chosen = isFull ? expressions : expressions.filter((_, index) => index % 4 === zones.indexOf(timezone) % 4)
    await inParallel(chosen, async (cron_expr, index) => {
      const trigger = { trigger_type: 'cron', cron_expr, timezone }
      await expectSameFires(`${timezone.replace('/', '-')}-${index}`, trigger)
    })
  })
})

describe('the server moves fires to workdays as nextFires says', () => {
  const calendar = {
    timezone: 'Asia/Shanghai',
    weekends: [6, 7],
    holidays: ['2027-01-01', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12', '2027-03-15'],
    workdays: ['2027-02-06', '2027-02-13'],
  }

  test.each(zones)('in %s', { timeout: isFull ? 3_600_000 : 60_000 }, async (timezone) => {
    const moving = expressions
      .map((cron_expr) => ({
        trigger_type: 'cron',
        cron_expr,
        timezone,
        calendar,
        calendar_rule: 'next_workday' as const,
      }))
      .filter(movesFires)
    const chosen = isFull ? moving : moving.filter((_, index) => index % 8 === zones.indexOf(timezone))
    await inParallel(chosen, (trigger, index) =>
      expectSameFires(`moved-${timezone.replace('/', '-')}-${index}`, trigger),
    )
  })
})

test.each([
  ['every hour and a half', { interval: 5400 }],
  ['counted from a start', { interval: 100_000, start_at: '2026-12-01T08:00:07+08:00' }],
  ['until an end', { interval: 86_400, end_at: '2027-03-01T00:00:00Z' }],
])('the server keeps a fixed rate: %s', async (name, fields) => {
  await expectSameFires(`rate ${name}`, { trigger_type: 'fixed_rate', timezone: 'America/New_York', ...fields })
})

test('the server fires a single time, moved or not', async () => {
  const once = { trigger_type: 'once', run_at: '2027-03-14T02:30:00-05:00', timezone: 'America/New_York' }
  await expectSameFires('once', once)
  const calendar = { timezone: 'America/New_York', weekends: [6, 7], holidays: [], workdays: [] }
  await expectSameFires('once moved', { ...once, calendar, calendar_rule: 'next_workday' })
})

test('the server keeps to the start and the end', async () => {
  const limits = { start_at: '2027-03-14T06:30:00.500Z', end_at: '2027-03-15T05:30:00Z' }
  await expectSameFires('limits', {
    trigger_type: 'cron',
    cron_expr: '*/30 * * * *',
    timezone: 'America/New_York',
    ...limits,
  })
})

test('the server takes a schedule that never fires', async () => {
  const trigger = {
    trigger_type: 'cron',
    cron_expr: '0 9 * * *',
    timezone: 'Asia/Shanghai',
    end_at: '2026-11-01T00:00:00Z',
  }
  await expectSameFires('ended', trigger)
})

test('a schedule can be renewed and is given back as it was given', async () => {
  const trigger = { trigger_type: 'cron', cron_expr: '30 1 L * 1', timezone: 'America/New_York' }
  await expectSameFires('renewed', trigger)
  const { validUntil, ...spec } = fireCalendars(trigger, { from: from + 300 * day })
  const handle = temporal.client.schedule.getHandle('renewed')
  await handle.update((schedule) => ({ ...schedule, spec }))
  const { calendars = [] } = (await handle.describe()).spec
  expect(calendars.map(({ year, month }) => ({ year, month }))).toEqual(
    spec.calendars.map(({ year, month }) => ({
      year,
      month: month ?? [{ start: 'JANUARY', end: 'DECEMBER', step: 1 }],
    })),
  )
  expect(validUntil).toBeGreaterThan(until + 300 * day)
  expect(await serverFires('renewed', { from: until, until: until + 200 * day })).toEqual(
    nextFires(trigger, { from: until, until: until + 200 * day }),
  )
})

async function expectSameFires(scheduleId: string, trigger: Trigger): Promise<void> {
  const { validUntil, ...spec } = fireCalendars(trigger, { from })
  expect(validUntil ?? Infinity).toBeGreaterThan(until)
  await temporal.client.schedule.create({
    scheduleId,
    spec,
    action: { type: 'startWorkflow', workflowType: 'never', taskQueue: 'nobody' },
    state: { paused: true },
  })
  for (const window of windowsOf(trigger)) {
    const said = nextFires(trigger, window).map(shown)
    const done = (await serverFires(scheduleId, window)).map(shown)
    expect({ ...trigger, fires: done }).toEqual({ ...trigger, fires: said })
  }
}

/** Two years as a whole where fires are few; where they are many, the days around each change of the clock. */
function windowsOf(trigger: Trigger): { from: number; until: number }[] {
  const isSparse = nextFires(trigger, { from, until: from + 30 * day }).length < (isFull ? 500 : 80)
  if (isSparse) return [{ from, until }]
  const nights = zonePeriods(trigger.timezone, from, until)
    .map(({ start }) => start)
    .filter((start) => start > from)
    .toArray()
  const middles = nights.length > 0 ? nights.slice(0, 4) : [Date.UTC(2028, 1, 29)]
  const width = nextFires(trigger, { from, until: from + day }).length > 3000 ? 0.1 * day : day
  return middles.map((middle) => ({ from: middle - width, until: middle + width }))
}

async function serverFires(scheduleId: string, window: { from: number; until: number }): Promise<number[]> {
  const fires: number[] = []
  // The server looks after the start of its window and up to its end.
  for (let after = window.from - 1000; ; ) {
    const { startTime } = await listMatchingTimes({
      namespace: ownNamespace,
      scheduleId,
      startTime: timestampOf(after),
      endTime: timestampOf(window.until - 1),
    })
    const page = startTime.map(({ seconds }) => Number(seconds) * 1000)
    fires.push(...page)
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return fires
    after = last
  }
}

function timestampOf(instant: number) {
  return { seconds: Math.floor(instant / 1000) as never, nanos: (instant % 1000) * 1_000_000 }
}

function shown(instant: number): string {
  return new Date(instant).toISOString()
}

async function inParallel<T>(items: T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  const left = items.entries()
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (const [index, item] of left) await work(item, index)
    }),
  )
}

function isPossible(expression: string): boolean {
  try {
    parseCron(expression)
    return true
  } catch {
    return false
  }
}

type Timestamp = ReturnType<typeof timestampOf>
type Asked = { namespace: string; scheduleId: string; startTime: Timestamp; endTime: Timestamp }

const ask = (asked: Asked) => temporal.client.workflowService.listScheduleMatchingTimes(asked)

/** A namespace that is new may lose a question while its server's worker begins anew; the next one is answered. */
async function listMatchingTimes(asked: Asked, triesLeft = 2): ReturnType<typeof ask> {
  try {
    return await ask(asked)
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (code !== deadlineExceeded || triesLeft === 0) throw error
    return listMatchingTimes(asked, triesLeft - 1)
  }
}
