import { beforeAll, describe, expect, test } from 'vitest'
import { loadTexts, useLanguage } from '../i18n/language.ts'
import { checkDraft, isSame, rangeOf, standardOf, validValues } from './setting-rules.ts'

beforeAll(async () => {
  await useLanguage('en')
  await loadTexts('settings')
})

describe('a draft', () => {
  test('of standard values is right', () => {
    expect(checkDraft('password', standardOf('password'))).toEqual({})
  })

  test('is told what is out of range, and what does not go together', () => {
    const session = standardOf('session')
    expect(checkDraft('session', { ...session, max_days: 8 })).toEqual({ max_days: 'Must not be greater than 7' })
    expect(checkDraft('session', { ...session, max_per_kind: 9 })).toEqual({
      max_per_kind: 'Must not be more than all devices together',
    })
  })

  test('with a number that was cleared is not taken for the standard one', () => {
    const draft = { ...standardOf('lockout'), lock_minutes: undefined }
    expect(checkDraft('lockout', draft)).toEqual({ lock_minutes: 'Locked for is required' })
    expect(validValues('lockout', draft)).toBe(undefined)
  })

  test('keeps what is masked', () => {
    const draft = { ...standardOf('mail'), host: 'mail.example.com', user: 'ops', password: '******' }
    expect(checkDraft('mail', draft)).toEqual({})
    expect(validValues('mail', draft)).toMatchObject({ password: '******' })
  })
})

test('a range is known for numbers alone', () => {
  expect(rangeOf('retention', 'audit_days')).toEqual({ min: 183, max: 3650 })
  expect(rangeOf('mail', 'host')).toBe(undefined)
})

test('lists are the same in whatever order', () => {
  expect(isSame(['totp', 'sms'], ['sms', 'totp'])).toBe(true)
  expect(isSame([2, 10], [10, 2])).toBe(true)
  expect(isSame([], [1])).toBe(false)
  expect(isSame('a, b', 'b, a')).toBe(false)
})
