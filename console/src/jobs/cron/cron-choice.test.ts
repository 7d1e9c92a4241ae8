import { expect, test } from 'vitest'
import { parseCron } from '../../../../domain/jobs/cron-rules.ts'
import { type CronChoice, choiceOf, expressionOf, firstChoice } from './cron-choice.ts'

const choices: [Partial<CronChoice>, string][] = [
  [{ every: 'minutes', step: 1 }, '* * * * *'],
  [{ every: 'minutes', step: 5 }, '*/5 * * * *'],
  [{ every: 'hours', step: 1, minute: 15 }, '15 * * * *'],
  [{ every: 'hours', step: 4, minute: 0 }, '0 */4 * * *'],
  [{ every: 'day', time: '07:30:00' }, '30 7 * * *'],
  [{ every: 'day', time: '07:30:15' }, '15 30 7 * * *'],
  [{ every: 'week', weekdays: [1, 2, 3, 4, 5] }, '0 9 * * 1-5'],
  [{ every: 'week', weekdays: [0, 3] }, '0 9 * * 0,3'],
  [{ every: 'month', dates: [1, 15] }, '0 9 1,15 * *'],
  [{ every: 'month', dates: [1, 2, 3, 31], months: [1, 7] }, '0 9 1-3,31 1,7 *'],
  [{ every: 'month', on: 'lastDay' }, '0 9 L * *'],
  [{ every: 'month', on: 'lastWeekday', months: [3, 6, 9, 12] }, '0 9 LW 3,6,9,12 *'],
  [{ every: 'month', on: 'nth', ordinal: 2, weekday: 5 }, '0 9 * * 5#2'],
  [{ every: 'month', on: 'nth', ordinal: 6, weekday: 0 }, '0 9 * * 0L'],
]

test.each(choices)('%j is written, and read again, as %s', (part, expression) => {
  expect(expressionOf({ ...firstChoice, ...part })).toBe(expression)
  expect(() => parseCron(expression)).not.toThrow()
  const read = choiceOf(expression)
  expect(read && expressionOf(read)).toBe(expression)
  expect(read?.every).toBe(part.every)
})

test.each(['', 'nonsense', '0 0 1 * 1', '*/7 1-3 * * *', '@daily', '0 9 1-999999999 * *'])(
  '%s is nothing that is chosen',
  (expression) => {
    expect(choiceOf(expression)).toBeUndefined()
  },
)
