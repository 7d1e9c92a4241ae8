import { expect, test, vi } from 'vitest'
import { evaluateCondition } from './evaluate-condition.ts'

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const context = {
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: { rows: [1, 2, 3], 'first name': 'Li' },
}

test.each([
  ['status = 200', true],
  ['status in (201, 204)', false],
  ['count(body.rows) = 3 and body.rows[1] = 1', true],
  ['get value(headers, "content-type") = "text/plain"', true],
  ['body.first name = "Li"', true],
] as const)('%s is %s', async (expression, value) => {
  expect(await evaluateCondition(expression, context)).toEqual({ value })
})

test.each([
  ['missing = 1'],
  ['body.missing = 1'],
  ['body.constructor.name = "Object"'],
  ['status'],
  ['body.rows'],
  ['null'],
  ['status ='],
  [''],
])('%s is a fault', async (expression) => {
  expect(await evaluateCondition(expression, context)).toHaveProperty('fault.en')
})

test('an expression without end is stopped', async () => {
  const expression = 'count(for a in 1..1000000, b in 1..1000000 return a) > 1'
  const verdict = await evaluateCondition(expression, context, { timeoutMs: 500 })
  expect(verdict).toHaveProperty('fault.en')
})
