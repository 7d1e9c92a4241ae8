import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { findPasswordFaults } from '../domain/iam/password-rules.ts'
import { passwordSettings } from '../domain/settings/password-settings.ts'
import { createPasswordHasher, generatePassword } from './passwords.ts'

const pepper = randomBytes(32)
const cheap = { pepper, cost: 4 }
const hasher = createPasswordHasher(cheap)

test('a password matches its own hash and no other does', async () => {
  const stored = await hasher.hash('Secret!1')
  expect(await hasher.verify('Secret!1', stored)).toBe(true)
  expect(await hasher.verify('Secret!2', stored)).toBe(false)
})

test('the hash is bcrypt of cost 12 unless told otherwise', async () => {
  expect(await createPasswordHasher({ pepper }).hash('Secret!1')).toMatch(/^\$2b\$12\$[./A-Za-z0-9]{53}$/)
})

test('nothing is cut at 72 bytes', async () => {
  const stored = await hasher.hash(`${'密'.repeat(100)}A`)
  expect(await hasher.verify(`${'密'.repeat(100)}B`, stored)).toBe(false)
})

test('what follows a NUL character counts', async () => {
  const stored = await hasher.hash('Secret\0one')
  expect(await hasher.verify('Secret\0two', stored)).toBe(false)
})

test('both spellings of a composed letter are one password', async () => {
  const stored = await hasher.hash('cafe\u0301')
  expect(await hasher.verify('caf\u00e9', stored)).toBe(true)
})

test('the hash alone is worth nothing without the pepper', async () => {
  const stored = await hasher.hash('Secret!1')
  expect(await createPasswordHasher({ pepper: randomBytes(32), cost: 4 }).verify('Secret!1', stored)).toBe(false)
})

test('without a stored hash nothing matches, and it costs as much as a wrong password', async () => {
  const dear = createPasswordHasher({ pepper, cost: 10 })
  const stored = await dear.hash('Secret!1')
  const known = await time(() => dear.verify('wrong', stored))
  const unknown = await time(() => dear.verify('wrong', null))
  expect(await dear.verify('wrong', undefined)).toBe(false)
  expect(unknown / known).toBeGreaterThan(0.4)
  expect(unknown / known).toBeLessThan(2.5)
})

test('who would wait behind too many others is sent away', async () => {
  const small = createPasswordHasher({ ...cheap, parallel: 1, maxWaiting: 2 })
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => small.hash('Secret!1')))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect(await small.hash('Secret!1')).toMatch(/^\$2b/)
})

test('a generated password satisfies the policy', () => {
  const rules = passwordSettings.parse({})
  for (let round = 0; round < 200; round++) {
    const password = generatePassword()
    expect(password).toHaveLength(20)
    expect(findPasswordFaults(password, rules, { username: 'admin', name: 'admin' })).toEqual([])
  }
})

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  for (let round = 0; round < 4; round++) await work()
  return performance.now() - started
}
