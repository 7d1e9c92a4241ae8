import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  createRecoveryCode,
  createSentCode,
  createTotpKey,
  describeTotp,
  findTotpCounter,
  hashRecoveryCode,
  hashSentCode,
  isSentCode,
} from './one-time-codes.ts'
import { createSecretBox } from './secrets.ts'

describe('codes of an authenticator', () => {
  // RFC 6238, appendix B, whose eight digits end in our six.
  const key = Buffer.from('12345678901234567890').toString('base64')

  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %d s it is %s', (seconds, code) => {
    expect(findTotpCounter(key, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
  })

  test('are taken one period early or late, and no further', () => {
    const counterAt = (periods: number) => findTotpCounter(key, '005924', (1_234_567_890 + periods * 30) * 1000)
    expect([-2, -1, 0, 1, 2].map(counterAt).map((counter) => counter !== undefined)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })

  test.each(['', '05924', '0005924', '00592a', '005924 ', '٠٠٥٩٢٤'])('“%s” is none', (code) => {
    expect(findTotpCounter(key, code, 1_234_567_890_000)).toBeUndefined()
  })

  test('come from 160 random bits, which the address carries', () => {
    const { secret, otpauthUrl } = describeTotp(createTotpKey(), { issuer: 'OPS 平台', account: 'li@ops' })
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(otpauthUrl).toMatch(/^otpauth:\/\/totp\/OPS%20%E5%B9%B3%E5%8F%B0:li%40ops\?/)
    expect(Object.fromEntries(new URL(otpauthUrl).searchParams)).toMatchObject({ secret, digits: '6', period: '30' })
  })
})

describe('codes that are sent', () => {
  const secrets = createSecretBox({ keys: [{ id: 'a', key: randomBytes(32) }] })
  const place = { userId: 7, request: 'challenge:1' }

  test('are six digits', () => {
    expect(createSentCode()).toMatch(/^\d{6}$/)
  })

  test('are right only for the person and the request that they were sent for', () => {
    const stored = hashSentCode(secrets, place, '123456')
    expect(isSentCode(secrets, place, '123456', stored)).toBe(true)
    expect(isSentCode(secrets, place, '123457', stored)).toBe(false)
    expect(isSentCode(secrets, { ...place, userId: 8 }, '123456', stored)).toBe(false)
    expect(isSentCode(secrets, { ...place, request: 'session:1' }, '123456', stored)).toBe(false)
  })

  test('cannot be found from their hash without the key', () => {
    const others = createSecretBox({ keys: [{ id: 'b', key: randomBytes(32) }] })
    expect(isSentCode(others, place, '123456', hashSentCode(secrets, place, '123456'))).toBe(false)
  })
})

test('recovery codes are six groups of four, more than 112 bits, and the same however they are typed', () => {
  const code = createRecoveryCode()
  expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){5}[a-hjkmnp-z2-9]{4}$/)
  expect(hashRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toEqual(hashRecoveryCode(code))
})
