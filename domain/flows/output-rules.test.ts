import { expect, test } from 'vitest'
import { outputFault } from './output-rules.ts'

const outputs = { total: 'number', day: 'date', ok: 'boolean', note: 'string', rows: 'json' } as const
const result = { total: 3, day: '2026-11-26', ok: false, note: '好', rows: [1, { a: null }] }

test('a result with all that was promised, and more, is as promised', () => {
  expect(outputFault(outputs, { ...result, more: 1 })).toBeUndefined()
  expect(outputFault(undefined, 'anything')).toBeUndefined()
  expect(outputFault({}, {})).toBeUndefined()
})

test('an output may be empty, and may not be missing', () => {
  expect(outputFault(outputs, { ...result, total: null })).toBeUndefined()
  expect(outputFault(outputs, { ...result, total: undefined })?.en).toBe(
    'The result lacks the output "total", which the node declares',
  )
})

test.each([
  ['total', '3', 'The output "total" is a string, not a number'],
  ['total', 'three', 'The output "total" has to be a number'],
  ['day', '26.11.2026', 'The output "day" has to be a date like 2027-01-31'],
  ['ok', 'true', 'The output "ok" is a string, not a boolean'],
  ['note', 7, 'The output "note" is a number, not a string'],
  ['note', { a: 1 }, 'The output "note" has to be a text'],
])('%s as %j is at fault', (name, value, message) => {
  expect(outputFault(outputs, { ...result, [name]: value })?.en).toBe(message)
})

test.each([[null], ['text'], [[1]], [5]])('%j has no fields', (value) => {
  expect(outputFault(outputs, value)?.en).toContain('an object with the outputs total, day')
})
