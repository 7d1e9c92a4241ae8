import { beforeAll, expect, test } from 'vitest'
import { loadTexts, useLanguage } from '../i18n/language.ts'
import { policySentence } from './policy-sentences.ts'
import { standardOf, validValues } from './setting-rules.ts'
import { spanInWords } from './span-words.ts'

beforeAll(async () => {
  await useLanguage('zh')
  await loadTexts('settings')
})

function say(group: 'lockout' | 'session', change = {}): string | undefined {
  const values = validValues(group, { ...standardOf(group), ...change })
  return values && policySentence(group, values)
}

test.each([
  ['zh', 30, '30 分钟'],
  ['zh', 90, '1 小时 30 分钟'],
  ['en', 480, '8 hours'],
  ['en', 1441, '1 day 1 minute'],
] as const)('in %s %i minutes are %s', async (language, minutes, words) => {
  await useLanguage(language)
  expect(spanInWords(minutes)).toBe(words)
})

test('a policy is summed up in Chinese', async () => {
  await useLanguage('zh')
  expect(say('lockout')).toMatch(/^同一账号连续输错 5 次后锁定 30 分钟；/)
  expect(say('session', { max_per_kind: 2, when_full: 'refuse' })).toBe(
    '登录后最长保持 7 天，8 小时无操作就退出；每个账号最多同时登录 5 台设备，其中每类最多 2 台，满了以后不让新设备登录。',
  )
})

test('a policy is summed up in English', async () => {
  await useLanguage('en')
  expect(say('lockout', { max_failures: 1 })).toMatch(/^After 1 failure a name is locked for 30 minutes\./)
  expect(say('session', { idle_minutes: 0 })).toBe(
    'A session lasts at most 7 days. One account may have 5 at a time; one more ends the oldest.',
  )
})
