import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { findPasswordFaults } from '../domain/iam/password-rules.ts'
import { passwordSettings } from '../domain/settings/password-settings.ts'
import { createPasswordHasher, generatePassword } from './passwords.ts'

const oldKey = { id: 'k1', key: randomBytes(32) }
const newKey = { id: 'k2', key: randomBytes(32) }
const cheap = { masterKeys: [oldKey], cost: 4 }
const hasher = createPasswordHasher(cheap)

test('a password matches its own hash and no other does', async () => {
  const stored = await hasher.hash('Secret!1')
  expect(await hasher.verify('Secret!1', stored)).toEqual({ matches: true, isOutdated: false })
  expect(await hasher.verify('Secret!2', stored)).toEqual({ matches: false, isOutdated: false })
})

test('the hash is bcrypt of cost 12 unless told otherwise', async () => {
  expect(await createPasswordHasher({ masterKeys: [oldKey] }).hash('Secret!1')).toMatch(
    /^k1:\$2b\$12\$[./A-Za-z0-9]{53}$/,
  )
})

test('nothing is cut at 72 bytes', async () => {
  const stored = await hasher.hash(`${'密'.repeat(100)}A`)
  expect((await hasher.verify(`${'密'.repeat(100)}B`, stored)).matches).toBe(false)
})

test('what follows a NUL character counts', async () => {
  const stored = await hasher.hash('Secret\0one')
  expect((await hasher.verify('Secret\0two', stored)).matches).toBe(false)
})

test('both spellings of a composed letter are one password', async () => {
  const stored = await hasher.hash('cafe\u0301')
  expect((await hasher.verify('caf\u00e9', stored)).matches).toBe(true)
})

test('the hash alone is worth nothing without the key', async () => {
  const stored = await hasher.hash('Secret!1')
  const stranger = createPasswordHasher({ masterKeys: [{ id: 'k1', key: randomBytes(32) }], cost: 4 })
  expect((await stranger.verify('Secret!1', stored)).matches).toBe(false)
})

test('a password of an older key or cost still matches and asks to be stored anew', async () => {
  const stored = await hasher.hash('Secret!1')
  const rotated = createPasswordHasher({ masterKeys: [newKey, oldKey], cost: 4 })
  expect(await rotated.verify('Secret!1', stored)).toEqual({ matches: true, isOutdated: true })
  const dearer = createPasswordHasher({ masterKeys: [oldKey], cost: 5 })
  expect(await dearer.verify('Secret!1', stored)).toEqual({ matches: true, isOutdated: true })
  expect(await dearer.verify('wrong', stored)).toEqual({ matches: false, isOutdated: false })
})

test('an unknown name costs as much as a wrong password', async () => {
  const dear = createPasswordHasher({ masterKeys: [oldKey], cost: 10 })
  const stored = await dear.hash('Secret!1')
  const known = await time(() => dear.verify('wrong', stored))
  const unknown = await time(() => dear.verify('wrong', null))
  expect(unknown / known).toBeGreaterThan(0.4)
  expect(unknown / known).toBeLessThan(2.5)
})

test('who would wait behind too many others is sent away', async () => {
  const small = createPasswordHasher({ ...cheap, parallel: 1, maxWaiting: 2 })
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => small.hash('Secret!1')))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect(await small.hash('Secret!1')).toMatch(/^k1:/)
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
