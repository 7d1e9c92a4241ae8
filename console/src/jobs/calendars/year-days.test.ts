import { expect, test } from 'vitest'
import { isWorkday } from '../../../../domain/jobs/workday-rules.ts'
import { countYear, type Days, datesOf, kindOf, toggled } from './year-days.ts'

const days = (holidays: string[] = [], workdays: string[] = []): Days => ({
  weekends: [6, 7],
  holidays: new Set(holidays),
  workdays: new Set(workdays),
})

test('a day is toggled between what it is and its opposite', () => {
  expect(toggled('2027-10-01', days())).toEqual({ holidays: ['2027-10-01'], workdays: [] })
  expect(toggled('2027-10-01', days(['2027-10-01']))).toEqual({ holidays: [], workdays: [] })
  expect(toggled('2027-10-09', days())).toEqual({ holidays: [], workdays: ['2027-10-09'] })
  expect(toggled('2027-10-09', days([], ['2027-10-09', '2027-02-06']))).toEqual({
    holidays: [],
    workdays: ['2027-02-06'],
  })
})

test('what is shown as a workday is one to the scheduler', () => {
  const shown = days(['2027-10-01', '2027-10-02', '2028-02-29'], ['2027-10-09', '2027-10-10'])
  const calendar = { timezone: 'UTC', weekends: [6, 7], holidays: [...shown.holidays], workdays: [...shown.workdays] }
  for (const date of [2027, 2028].flatMap((year) => [2, 10].flatMap((month) => datesOf(year, month)))) {
    const isWork = ['workday', 'extra'].includes(kindOf(date, shown))
    expect([date, isWork]).toEqual([date, isWorkday(calendar, Date.parse(`${date}T12:00:00Z`))])
  }
})

test('a year is counted', () => {
  expect(countYear(2027, days(['2027-10-01', '2026-10-01'], ['2027-10-09']))).toEqual({
    work: 261,
    holiday: 1,
    extra: 1,
  })
})
