import { expect, test } from 'vitest'
import { addWorkingTime } from './working-time.ts'

const china = {
  timezone: 'Asia/Shanghai',
  weekends: [6, 7],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-10-10'],
}
const hours = 3_600_000
const after = (from: string, count: number) => {
  const at = addWorkingTime(china, Date.parse(`${from}+08:00`), count * hours)
  return at === undefined ? undefined : new Date(at + 8 * hours).toISOString().slice(0, 16)
}

test('time passes on workdays alone', () => {
  expect(after('2026-09-29T10:00', 4)).toBe('2026-09-29T14:00')
  expect(after('2026-09-30T20:00', 8)).toBe('2026-10-08T04:00')
  expect(after('2026-10-03T12:00', 1)).toBe('2026-10-08T01:00')
  expect(after('2026-10-09T12:00', 24)).toBe('2026-10-10T12:00')
  expect(after('2026-10-10T12:00', 24)).toBe('2026-10-12T12:00')
})

test('where there is no workday, it never passes', () => {
  expect(addWorkingTime({ ...china, weekends: [1, 2, 3, 4, 5, 6, 7], workdays: [] }, 0, hours)).toBeUndefined()
})
