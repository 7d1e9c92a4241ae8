import { expect, test } from 'vitest'
import { isExpectedStatus, shownUrl } from './http-rules.ts'

test.each([
  [201, 201, true],
  [201, 200, false],
  ['200-299', 204, true],
  ['200-299', 304, false],
  ['200-299,304', 304, true],
  [' 200 - 204 , 304 ', 203, true],
  ['404', 404, true],
  ['404', 405, false],
  [[200, 404], 404, true],
  [[200, 404], 201, false],
] as const)('expecting %s, %i is fine: %s', (expected, status, fine) => {
  expect(isExpectedStatus(expected as Parameters<typeof isExpectedStatus>[0], status)).toBe(fine)
})

test('secrets in a query are masked', () => {
  expect(shownUrl('https://a.b/c?access_token=x&page=1&api_key=y#z')).toBe(
    'https://a.b/c?access_token=******&page=1&api_key=******#z',
  )
})
