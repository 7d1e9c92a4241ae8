import { expect, test } from 'vitest'
import { csvLine, inertCell, plainCell } from './inert-cell.ts'

test.each(['=1+1', '+86 138', '-2', '@SUM(A1)', '\t=1', '\r=1'])('%j is made inert, and can be taken back', (value) => {
  expect(inertCell(value)).toBe(`'${value}`)
  expect(plainCell(inertCell(value))).toBe(value)
})

test.each(['张三', "'quoted'", 'a=b', ''])('%j stays as it is', (value) => {
  expect(inertCell(value)).toBe(value)
  expect(plainCell(value)).toBe(value)
})

test('a line keeps commas, quotes and line breaks in their cells', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines'])).toBe('"a,b","say ""hi""","two\nlines"\r\n')
})
