import { expect, test } from 'vitest'
import { sessionSettings } from '../settings/session-settings.ts'
import { findSessionFault, type SessionFacts } from './session-rules.ts'

const rules = sessionSettings.parse({ idle_minutes: 30 })
const now = Date.parse('2026-11-24T12:00:00Z')
const session: SessionFacts = {
  stamp: 2,
  expiresAt: new Date(now + 1000),
  lastActiveAt: new Date(now - 30 * 60_000),
  user: { security_stamp: 2, status: 'active' },
}

test('a session in use may go on', () => {
  expect(findSessionFault(session, rules, now)).toBeUndefined()
})

test('a session ends after its days, however busy', () => {
  expect(findSessionFault({ ...session, lastActiveAt: new Date(now + 999) }, rules, now + 1000)).toBe('expired')
})

test('a session ends when nobody used it for longer than the limit', () => {
  expect(findSessionFault(session, rules, now + 1)).toBe('idle')
  expect(findSessionFault(session, { ...rules, idle_minutes: 0 }, now + 1)).toBeUndefined()
})

test.each([
  { security_stamp: 3, status: 'active' },
  { security_stamp: 2, status: 'disabled' },
  { security_stamp: 2, status: 'pending' },
] as const)('a session ends when its user is %o', (user) => {
  expect(findSessionFault({ ...session, user }, rules, now)).toBe('disabled')
})
