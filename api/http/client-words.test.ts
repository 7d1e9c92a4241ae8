import { expect, test } from 'vitest'
import { decodedHeader, deviceOf, printable } from './client-words.ts'

test('describes browser and system', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  expect(deviceOf(chrome)).toBe('Chrome 140 · Windows 10')
  expect(deviceOf(chrome)).toBe('Chrome 140 · Windows 10')
})

test('describes what is no browser by its own words, and nothing by nothing', () => {
  expect(deviceOf('curl/8.5.0')).toContain('curl')
  expect(deviceOf(undefined)).toBe('')
})

test('leaves no character that could forge a line or turn the text around', () => {
  expect(printable('a\r\nb\u2028c\u202ed\u0000e\ud800', 100)).toBe('a b c d e')
  expect(printable('长'.repeat(300), 200)).toHaveLength(200)
})

test('reads URI-encoded words and bears words that are not', () => {
  expect(decodedHeader(encodeURIComponent('月末结账\n2026'), 100)).toBe('月末结账 2026')
  expect(decodedHeader('100%', 100)).toBe('100%')
  expect(decodedHeader('', 100)).toBeUndefined()
})
