import { expect, test } from 'vitest'
import { type Shape, shapeOfExpression } from './expression-shape.ts'

const result: Shape = { fields: { total: 'number', day: 'string', ok: 'boolean', rows: 'unknown' } }
const known: Record<string, Shape> = {
  A: { fields: { result, status: 'string', error_code: 'string' } },
  'load-orders': { fields: { result: 'unknown', status: 'string', error_code: 'string' } },
  W: { fields: { result: 'null', status: 'string', error_code: 'string' } },
  params: 'unknown',
}
const clashesIn = (expression: string) => shapeOfExpression(expression, known).clashes.map(({ en }) => en)

test.each<[string, Shape]>([
  ['A.result.total', 'number'],
  ['(A.result.total + 1) * 2', 'number'],
  ['A.result.day + "x"', 'string'],
  ['A.result', result],
  ['A.result.total > 1 and not(A.result.ok)', 'boolean'],
  ['A.result.rows[item.n > 1]', 'unknown'],
  ['if A.result.ok then 1 else 2', 'number'],
  ['if A.result.ok then 1 else "2"', 'unknown'],
  ['[A.result.total]', 'list'],
  ['for x in A.result.rows return x.n', 'list'],
  ['count(A.result.rows)', 'number'],
  ['date("2026-11-26")', 'temporal'],
  ['date(A.result.day) + duration("P1D")', 'unknown'],
  ['load-orders.result.whatever', 'unknown'],
  ['params.x', 'unknown'],
])('%s', (expression, shape) => {
  expect(shapeOfExpression(expression, known)).toEqual({ shape, clashes: [] })
})

test.each([
  ['A.statu = "success"', '"A" has no "statu", only result, status, error_code'],
  ['A.result.totl > 3', '"A.result" has no "totl", only total, day, ok, rows'],
  ['A.result.total.x', '"A.result.total" is a number and has no "x"'],
  ['W.result.rows', '"W.result" is nothing and has no "rows"'],
  ['A.result.total > "3"', '"A.result.total > "3"" compares a number with a text'],
  ['A.status = true', '"A.status = true" compares a text with true or false'],
  ['A.result.total + A.result.day', '"A.result.total + A.result.day" calculates with a number and a text'],
  ['count(A.result.rows[item.n > A.result.totl]) > 1', '"A.result" has no "totl", only total, day, ok, rows'],
])('%s clashes', (expression, clash) => {
  expect(clashesIn(expression)).toEqual([clash])
})

test('asking whether something is there is no clash', () => {
  expect(clashesIn('A.result.total != null and W.result = null')).toEqual([])
})

test('a name that the expression gives itself is not the node of that name', () => {
  expect(clashesIn('some A in params.list satisfies A.anything > 1')).toEqual([])
  expect(clashesIn('for A in params.list return A.x')).toEqual([])
})

test('what is between two values, or in a list, is true or false', () => {
  expect(shapeOfExpression('A.result.total between 1 and 5', known)).toEqual({ shape: 'boolean', clashes: [] })
  expect(shapeOfExpression('A.result.total in [1..5]', known)).toEqual({ shape: 'boolean', clashes: [] })
})
