import { expect, test } from 'vitest'
import { countFiresByDay, fireOutlook } from './fire-outlook.ts'

const day = 86_400_000
const from = Date.UTC(2026, 0, 1)
const cron = (cron_expr: string) => ({ trigger_type: 'cron', cron_expr, timezone: 'UTC' })
const days = [0, 1, 2, 3].map((at) => from + at * day)

test('few fires are all told', () => {
  const outlook = fireOutlook(cron('0 9,21 * * *'), { from, until: from + day, most: 10 })
  expect(outlook).toEqual({ fires: [from + 9 * 3_600_000, from + 21 * 3_600_000], count: 2, isExact: true })
})

test('as many as are looked for are still all told', () => {
  expect(fireOutlook(cron('0 9,21 * * *'), { from, until: from + day, most: 2 })).toMatchObject({ isExact: true })
})

test('of too many it is told about how many there are', () => {
  const outlook = fireOutlook(cron('* * * * * *'), { from, until: from + day, most: 100 })
  expect(outlook).toEqual({ fires: [], count: 86_400, isExact: false })
})

test('fires are counted by day', () => {
  expect(countFiresByDay(cron('0 9 1,3 * *'), { from, days, most: 100 })).toEqual([
    { count: 1, isExact: true },
    { count: 0, isExact: true },
    { count: 1, isExact: true },
  ])
})

test('only fires ahead are counted', () => {
  expect(countFiresByDay(cron('0 * * * *'), { from: from + day + day / 2, days, most: 100 })).toMatchObject([
    { count: 0 },
    { count: 12 },
    { count: 24 },
  ])
})

test('what fires very often is taken to go on as often', () => {
  const counts = countFiresByDay(cron('* * * * * *'), { from, days, most: 1000 })
  expect(counts).toEqual(Array(3).fill({ count: 86_400, isExact: false }))
})

test('a job that does not fire has none', () => {
  const manual = { trigger_type: 'manual', timezone: 'UTC' }
  expect(countFiresByDay(manual, { from, days, most: 10 })).toEqual(Array(3).fill({ count: 0, isExact: true }))
})
