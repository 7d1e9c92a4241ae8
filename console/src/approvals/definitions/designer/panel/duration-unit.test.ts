import { expect, test } from 'vitest'
import { unitOf } from './duration-unit.ts'

test.each([
  [undefined, 'hours'],
  [90, 'seconds'],
  [120, 'minutes'],
  [5400, 'minutes'],
  [7200, 'hours'],
  [172_800, 'days'],
] as const)('%s seconds are said in %s', (seconds, unit) => {
  expect(unitOf(seconds)).toBe(unit)
})
