import { expect, test } from 'vitest'
import { wholeCharacters } from './output-rules.ts'

const bytes = Buffer.from('a你😀é')

test.each([
  [0, 0],
  [1, 1],
  [2, 1],
  [3, 1],
  [4, 4],
  [5, 4],
  [6, 4],
  [7, 4],
  [8, 8],
  [9, 8],
  [10, 10],
])('of the first %i bytes, %i are whole characters', (length, whole) => {
  expect(wholeCharacters(bytes.subarray(0, length))).toBe(whole)
})

test('bytes that are no UTF-8 are not held back for ever', () => {
  expect(wholeCharacters(Buffer.from([0x80, 0x80, 0x80, 0x80]))).toBe(4)
  expect(wholeCharacters(Buffer.from([0xff]))).toBe(1)
  expect(wholeCharacters(Buffer.from([0xe4, 0x41]))).toBe(2)
})
