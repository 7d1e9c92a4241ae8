import { expect, test } from 'vitest'
import { DomainError } from '../../domain/errors.ts'
import { readJson } from './json-reader.ts'

function read(source: string | Uint8Array): unknown {
  return readJson(typeof source === 'string' ? new TextEncoder().encode(source) : source)
}

function refusalOf(source: string | Uint8Array): string | undefined {
  try {
    read(source)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    expect(error.code).toBe('validation')
    return error.extras.fields?.[0]?.message.en
  }
  return undefined
}

test.each([
  ['{}', {}],
  ['[1,"a",null,true,{"b":[{}]}]', [1, 'a', null, true, { b: [{}] }]],
  ['{"a":{"a":1},"b":[{"a":2},{"a":3}]}', { a: { a: 1 }, b: [{ a: 2 }, { a: 3 }] }],
  ['{"constructor":"x","a b":"\\"quoted\\\\"}', { constructor: 'x', 'a b': '"quoted\\' }],
  ['9007199254740991', 9007199254740991],
  ['0.1234567890123456789', 0.12345678901234568],
  ['1e3', 1000],
  ['"1e999 {[,:"', '1e999 {[,:'],
  [`${'['.repeat(64)}${']'.repeat(64)}`, JSON.parse(`${'['.repeat(64)}${']'.repeat(64)}`)],
])('reads %s', (source, value) => {
  expect(read(source)).toEqual(value)
})

test.each([
  ['', 'not valid JSON'],
  ['{', 'not valid JSON'],
  ['{"a":1,}', 'not valid JSON'],
  ['{"a" 1}', 'not valid JSON'],
  ['"open', 'not valid JSON'],
  ['"\\x"', 'not valid JSON'],
  ['01', 'not valid JSON'],
  ['1-2', 'not valid JSON'],
  ['undefined', 'not valid JSON'],
  ['"a\nb"', 'not valid JSON'],
  ['{"a":1,"a":2}', 'stands there twice'],
  ['{"a":1,"\\u0061":2}', 'stands there twice'],
  ['[{"x":{"a":1,"b":[],"a":{}}}]', 'stands there twice'],
  ['{"__proto__":{"admin":true}}', '__proto__'],
  ['{"\\u005f_proto__":1}', '__proto__'],
  ['{"a":"\\u0000"}', 'NUL'],
  ['{"\\u0000":1}', 'NUL'],
  ['{"a":"\\ud800"}', 'Unicode'],
  ['12345678901234567890', 'cannot be kept exactly'],
  ['[1e400]', 'cannot be kept exactly'],
  ['-1e999', 'cannot be kept exactly'],
  [`1${'0'.repeat(400)}`, 'cannot be kept exactly'],
  [`${'['.repeat(65)}${']'.repeat(65)}`, 'deeper than 64'],
  ['{"a":'.repeat(100_000), 'deeper than 64'],
])('refuses %j', (source, why) => {
  expect(refusalOf(source)).toContain(why)
})

test('refuses broken UTF-8', () => {
  expect(refusalOf(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))).toContain('UTF-8')
  expect(refusalOf(Uint8Array.of(0x22, 0xc0, 0x80, 0x22))).toContain('UTF-8')
})

test('reads a megabyte of escapes in reasonable time', () => {
  const escapes = `"${'\\"'.repeat(500_000)}"`
  const started = performance.now()
  expect(read(escapes)).toHaveLength(500_000)
  expect(performance.now() - started).toBeLessThan(2000)
})
