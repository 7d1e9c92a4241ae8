import { expect, test } from 'vitest'
import { dayOf, isDay, placeOf, spanOf, step, ticksOf } from './timeline-span.ts'

const local = (text: string): number => new Date(text).getTime()

test('a day is cut into equal parts', () => {
  expect(spanOf('2026-03-05', '24', 9)).toEqual({ from: local('2026-03-05T00:00'), to: local('2026-03-06T00:00') })
  expect(spanOf('2026-03-05', '6', 9)).toEqual({ from: local('2026-03-05T06:00'), to: local('2026-03-05T12:00') })
  expect(spanOf('2026-03-05', '1', 23)).toEqual({ from: local('2026-03-05T23:00'), to: local('2026-03-06T00:00') })
})

test('steps lead over midnight, and back', () => {
  const evening = spanOf('2026-03-05', '6', 20)
  expect(step(evening, 1)).toEqual({ day: '2026-03-06', hour: 0 })
  expect(step(spanOf('2026-03-06', '6', 0), -1)).toEqual({ day: '2026-03-05', hour: 23 })
})

test('ticks stand at round times', () => {
  expect(ticksOf(spanOf('2026-03-05', '24', 0), '24')).toHaveLength(12)
  expect(ticksOf(spanOf('2026-03-05', '1', 7), '1').map((tick) => new Date(tick).getMinutes())).toEqual([
    0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55,
  ])
})

test('what lies outside stands at the edge', () => {
  const span = { from: 100, to: 200 }
  expect([0, 100, 150, 200, 999].map((time) => placeOf(time, span))).toEqual([0, 0, 0.5, 1, 1])
})

test('what is no day is told apart', () => {
  expect(['2026-02-28', '2026-02-30', 'x', ''].map(isDay)).toEqual([true, false, false, false])
  expect(dayOf(local('2026-01-02T03:04'))).toBe('2026-01-02')
})
