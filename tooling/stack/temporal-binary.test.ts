import { expect, test } from 'vitest'
import { isNewEnough } from './temporal-binary.ts'

test.each([
  ['1.28.9', false],
  ['1.29.0', true],
  ['1.30.1', true],
  ['2.0.0', true],
])('a server %s on PATH is taken: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected)
})
