import { expect, test } from 'vitest'
import { readExpression } from './read-expression.ts'

test.each([
  ['A.result > 100 and params.day = "x"', ['A', 'params']],
  ['count(B.result.items) > 2', ['B']],
  ['some x in A.result satisfies x.n > B.status', ['A', 'B']],
  ['for i in 1..3 return i', []],
  ['A.result[item.n > 1]', ['A']],
  ['A.result[item.n > 1] and item.n', ['A', 'item']],
  ['count((A.result)[n > load-orders.x]) > B', ['A', 'load-orders', 'B']],
  ['{k: A.x}.k = 1', ['A']],
  ['date("2026-01-01") < now()', []],
  ['节点_1.result = 1', ['节点_1']],
  ['load-orders.result > a - b', ['load-orders', 'a', 'b']],
  ['function(y) y + A.result', ['A']],
  ['A.result in (> 5)', ['A']],
])('%s asks for %j', (expression, names) => {
  expect(readExpression(expression, { 'load-orders': {} })).toEqual({ names })
})

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['A.result >', 'syntax'],
  ['A.result > 1)', 'syntax'],
  ['= 1', 'syntax'],
  ['> 5', 'syntax'],
  ['1 1', 'syntax'],
])('%j is at fault', (expression, fault) => {
  expect(readExpression(expression)).toEqual({ fault })
})
