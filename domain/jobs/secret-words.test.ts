import { expect, test } from 'vitest'
import { createHide, secretForms } from './secret-words.ts'

const hide = (...secrets: string[]) => createHide(secretForms(secrets))

test.each([
  ['as it is', 's3cr3t!', 'x s3cr3t! y', 'x ****** y'],
  ['without its scheme', 'Bearer abcdef', 'token=abcdef;', 'token=******;'],
  ['decoded from Basic', 'Basic dXNlcjpwYXNzd29yZA==', 'password, user:password', '******, ******'],
  ['escaped for an address', 'a b/c&d', '/?k=a+b%2Fc%26d&l=a%20b%2fc%26d', '/?k=******&l=******'],
  ['escaped for JSON', 'a"b\\c', '{"k":"a\\"b\\\\c"}', '{"k":"******"}'],
  ['in base64', 'user:password', 'dXNlcjpwYXNzd29yZA==', '******'],
  ['line by line', 'first line\nsecond line\n', '> second line', '> ******'],
])('a secret is known %s', (_name, secret, shown, expected) => {
  expect(hide(secret)(shown)).toBe(expected)
})

test('what is too short to be told from anything else is left', () => {
  expect(hide('abc', '', '    ')('abc    ')).toBe('abc    ')
})

test('it is hidden however deep it lies, in names and numbers too', () => {
  expect(hide('geheim', '123456').deep({ geheim: [{ a: 'x geheim' }, 123456, true, null] })).toEqual({
    '******': [{ a: 'x ******' }, '******', true, null],
  })
})

test('without secrets nothing changes', () => {
  expect(hide()('text')).toBe('text')
  expect(hide().both({ zh: '中', en: 'e' })).toEqual({ zh: '中', en: 'e' })
})
