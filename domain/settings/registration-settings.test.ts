import { expect, test } from 'vitest'
import { isAllowedDomain, registrationSettings } from './registration-settings.ts'

test('nobody may register until a policy says so', () => {
  expect(registrationSettings.parse({}).mode).toBe('off')
})

test.each([
  ['', 'a@anywhere.org', true],
  ['example.com, 例.cn', 'a@example.com', 'invalid'],
  ['example.com,corp.example.cn', 'a@EXAMPLE.com', true],
  ['example.com', 'a@sub.example.com', false],
  ['example.com', 'a@notexample.com', false],
  ['example.com', 'a@example.com@evil.org', false],
])('with the domains "%s", %s may register: %s', (allowed_domains, email, expected) => {
  const parsed = registrationSettings.safeParse({ allowed_domains })
  if (expected === 'invalid') return expect(parsed.success).toBe(false)
  expect(isAllowedDomain(email, registrationSettings.parse({ allowed_domains }))).toBe(expected)
})
