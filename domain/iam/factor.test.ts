import { describe, expect, test } from 'vitest'
import { bindingIsDueFrom, maskTarget } from './factor.ts'

const day = 86_400_000
const since = new Date('2026-11-25T00:00:00Z')
const duty = { isRequired: true, hasFactor: false, since, signIns: 1 }
const never = Number.POSITIVE_INFINITY

describe('binding a factor is due', () => {
  test.each([
    ['at once without a grace', duty, { grace_days: 0, grace_sign_ins: 0 }, 0],
    [
      'at once for a session from before the policy',
      { ...duty, since: null, signIns: 0 },
      { grace_days: 0, grace_sign_ins: 0 },
      0,
    ],
    ['never for who has one', { ...duty, hasFactor: true }, { grace_days: 0, grace_sign_ins: 0 }, never],
    ['never where no role asks for it', { ...duty, isRequired: false }, { grace_days: 0, grace_sign_ins: 0 }, never],
    ['not at the last sign-in of the grace', { ...duty, signIns: 2 }, { grace_days: 0, grace_sign_ins: 2 }, never],
    ['at the sign-in after it', { ...duty, signIns: 3 }, { grace_days: 0, grace_sign_ins: 2 }, 0],
    ['when the days are over', duty, { grace_days: 3, grace_sign_ins: 0 }, since.getTime() + 3 * day],
    [
      'when sign-ins and days are over',
      { ...duty, signIns: 3 },
      { grace_days: 3, grace_sign_ins: 2 },
      since.getTime() + 3 * day,
    ],
  ])('%s', (_, facts, policy, due) => {
    expect(bindingIsDueFrom(facts, policy)).toBe(due)
  })
})

test.each([
  ['email', 'zhang.san@example.com', 'z***@example.com'],
  ['sms', '13812345678', '138****5678'],
  ['sms', '+8613812345678', '+86138****5678'],
  ['sms', '12345', '****2345'],
] as const)('an address for %s, %s, is shown as %s', (method, target, shown) => {
  expect(maskTarget(method, target)).toBe(shown)
})
