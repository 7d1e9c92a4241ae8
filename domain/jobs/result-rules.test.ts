import { expect, test } from 'vitest'
import { keptResult, parseResult, storableResult } from './result-rules.ts'

test('a script’s result is the JSON that it wrote', () => {
  expect(parseResult(Buffer.from(' {"rows": 3}\n'))).toEqual({ value: { rows: 3 } })
  expect(parseResult(Buffer.from('\n'))).toEqual({ value: null })
  expect(parseResult(Buffer.from('{rows: 3}'))).toHaveProperty('fault')
})

test('characters that a database refuses are replaced, in names too', () => {
  const odd = JSON.parse('{"a\\u0000b": ["\\ud800", "fine 你好 😀"]}')
  expect(storableResult(odd)).toEqual({ value: { 'a\ufffdb': ['\ufffd', 'fine 你好 😀'] } })
})

test('bottomless nesting is refused', () => {
  const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
  expect(storableResult(deep)).toHaveProperty('fault')
  expect(storableResult(JSON.parse('['.repeat(90) + ']'.repeat(90)))).toHaveProperty('value')
})

test('a large result is not kept', () => {
  expect(keptResult('x'.repeat(60_000))).toHaveLength(60_000)
  expect(keptResult('你'.repeat(30_000))).toBeUndefined()
})
