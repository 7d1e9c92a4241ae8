import { expect, test } from 'vitest'
import { traceIdOf } from './trace.ts'

const id = '4bf92f3577b34da6a3ce929d0e0e4736'

test('takes the id of a valid traceparent', () => {
  expect(traceIdOf(`00-${id}-00f067aa0ba902b7-01`)).toBe(id)
  expect(traceIdOf(`01-${id}-00f067aa0ba902b7-01-more`)).toBe(id)
})

test.each([
  undefined,
  '',
  'x',
  `ff-${id}-00f067aa0ba902b7-01`,
  `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
  `00-${id}-0000000000000000-01`,
  `00-${id.toUpperCase()}-00f067aa0ba902b7-01`,
  `00-${id}-00f067aa0ba902b7-01\nforged: line`,
])('makes a new id for %j', (header) => {
  const made = traceIdOf(header)
  expect(made).toMatch(/^[0-9a-f]{32}$/)
  expect(made).not.toBe(id)
})

test('makes ids that differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => traceIdOf(undefined))).size).toBe(1000)
})
