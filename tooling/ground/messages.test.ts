import { expect, test } from 'vitest'
import { explainFileError, Failure, inLanguage, speaksChinese } from './failure.mjs'
import { failures } from './failures.mjs'
import { sentences } from './sentences.mjs'

const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('every sentence names the same things in both languages', () => {
  const pairs = [...Object.values(failures).flatMap(({ what, todo }) => [what, todo]), ...Object.values(sentences)]
  for (const [en, zh] of pairs) {
    expect(new Set(placesOf(zh)), en).toEqual(new Set(placesOf(en)))
    expect(zh, en).toMatch(/\p{Script=Han}/u)
  }
})

test('the language is that of the terminal', () => {
  expect(speaksChinese({ LANG: 'zh_CN.UTF-8' })).toBe(true)
  expect(speaksChinese({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe(false)
  expect(speaksChinese({})).toBe(false)
})

test('a failure says what happened and what to do, without a stack', () => {
  const lines = new Failure('port_in_use', { port: 8000, other: 8001 }).message.split('\n')
  expect(lines).toHaveLength(2)
  expect(lines.join()).toMatch(/8000.*8001/)
})

test('a value that is missing stays visible', () => {
  expect(inLanguage(['{a} and {b}', '{a} 和 {b}'], { a: 1 })).toMatch(/1.*\{b\}/)
})

test.each([
  ['ENOSPC', 'disk_full'],
  ['EACCES', 'not_writable'],
  ['EROFS', 'not_writable'],
  ['ENOTDIR', 'not_a_folder'],
])('%s is explained', (code, expected) => {
  expect(explainFileError(Object.assign(new Error(code), { code }), '/data')).toMatchObject({ code: expected })
})

test('an unknown error passes as it is', () => {
  const error = new Error('other')
  expect(explainFileError(error, '/data')).toBe(error)
})
