import { expect, test } from 'vitest'
import { readAmount, readDay } from './read-typed.ts'

test.each<[string, number | null | undefined]>([
  ['1,200.5', 1200.5],
  ['１２。５', 12.5],
  ['-.5', -0.5],
  ['1.', 1],
  [' ', null],
  ['12a', undefined],
  ['1e3', undefined],
])('%s is read as the amount %s', (text, amount) => {
  expect(readAmount(text)).toBe(amount)
})

test.each([
  ['2026/1/5', '2026-01-05'],
  ['2026年11月5日', '2026-11-05'],
  ['20260105', '2026-01-05'],
  ['tomorrow', 'tomorrow'],
])('%s is read as the day %s', (text, day) => {
  expect(readDay(text)).toBe(day)
})
