import { expect, test } from 'vitest'
import { dateOf, joinMoment, readClock, timeOf } from './moment-text.ts'

test('a moment is cut into date and time and put together again', () => {
  const moment = joinMoment('2026-11-24', '09:30')
  expect(dateOf(moment)).toBe('2026-11-24')
  expect(timeOf(moment)).toBe('09:30:00')
  expect(moment).toMatch(/^2026-11-24T09:30:00[+-]\d{2}:\d{2}$/)
  expect(new Date(moment).getTime()).toBe(new Date(2026, 10, 24, 9, 30).getTime())
})

test('no date is no moment', () => {
  expect(joinMoment('', '09:30')).toBe('')
  expect(dateOf('')).toBe('')
  expect(timeOf('')).toBe('00:00:00')
})

test.each([
  ['9', '09:00:00'],
  ['930', '09:30:00'],
  ['9:30', '09:30:00'],
  ['09：30：15', '09:30:15'],
  ['235959', '23:59:59'],
])('%s is read as %s', (text, clock) => {
  expect(readClock(text)).toBe(clock)
})

test.each(['24:00', '9:60', 'noon', '', '12345678'])('%s is no time of day', (text) => {
  expect(readClock(text)).toBe(undefined)
})
