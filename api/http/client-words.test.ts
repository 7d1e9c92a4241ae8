import { expect, test } from 'vitest'
import { decodedHeader, deviceOf, printable } from './client-words.ts'

const chrome = (version: number, system = 'Windows NT 10.0; Win64; x64') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`
const iPad =
  'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1'

test('describes browser and system', () => {
  for (let turn = 0; turn < 2; turn++) expect(deviceOf(chrome(140)).name).toBe('Chrome 140 · Windows 10')
})

test('a device is the same through updates of its browser', () => {
  expect(deviceOf(chrome(141)).family).toBe(deviceOf(chrome(140)).family)
  expect(deviceOf(chrome(140, 'X11; Linux x86_64')).family).not.toBe(deviceOf(chrome(140)).family)
})

test.each([
  [chrome(140), 'desktop'],
  [`${chrome(140, 'Linux; Android 14; Pixel 8')} Mobile`, 'mobile'],
  [iPad, 'tablet'],
  ['curl/8.5.0', 'program'],
  ['python-requests/2.32', 'program'],
  [undefined, 'program'],
])('%s is of the kind %s', (userAgent, kind) => {
  expect(deviceOf(userAgent).kind).toBe(kind)
})

test('describes what is no browser by its own words, and nothing by nothing', () => {
  expect(deviceOf('curl/8.5.0').name).toContain('curl')
  expect(deviceOf(undefined).name).toBe('')
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
