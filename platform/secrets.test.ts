import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSecretBox, parseSecretKeys } from './secrets.ts'

const place = { table: 'setting', column: 'password', row: 'mail' }
const oldKey = { id: 'k1', key: randomBytes(32) }
const newKey = { id: 'k2', key: randomBytes(32) }
const box = createSecretBox({ keys: [oldKey] })

describe('a sealed secret', () => {
  it.each(['', '密码 🔑', 'x'.repeat(100_000)])('opens again: %.10s', (plain) => {
    expect(box.decrypt(box.encrypt(plain, place), place)).toBe(plain)
  })

  it('names its key and tells nothing of its content', () => {
    const sealed = box.encrypt('secret', place)
    expect(sealed).toMatch(/^v1\.k1\.[\w-]+\.[\w-]+$/)
    expect(sealed).not.toContain('secret')
    expect(box.encrypt('secret', place)).not.toBe(sealed)
  })

  it('opens only where it was put', () => {
    const sealed = box.encrypt('secret', place)
    for (const other of [{ row: 'sms' }, { column: 'user' }, { table: 'lasting_key' }]) {
      expect(() => box.decrypt(sealed, { ...place, ...other })).toThrow()
    }
  })

  it('does not open when anything in it was altered', () => {
    const parts = box.encrypt('secret', place).split('.')
    for (const position of [2, 3]) {
      const bytes = Buffer.from(parts[position] ?? '', 'base64url')
      for (const at of [0, 12, bytes.length - 1]) {
        const altered = Buffer.from(bytes)
        altered[at] = (altered[at] ?? 0) ^ 1
        expect(() => box.decrypt(parts.with(position, altered.toString('base64url')).join('.'), place)).toThrow()
      }
    }
    for (const text of ['', 'v1', 'v2.k1.a.b', 'v1.k1.AA.AA', `${parts.join('.')}.x`]) {
      expect(() => box.decrypt(text, place)).toThrow()
    }
  })

  it('does not take the key of one secret with the content of another', () => {
    const one = box.encrypt('one', place).split('.')
    const other = box.encrypt('other', place).split('.')
    expect(() => box.decrypt([one[0], one[1], one[2], other[3]].join('.'), place)).toThrow()
  })
})

describe('a new key', () => {
  it('is used for what is sealed from now on, while the old one still opens', () => {
    const sealed = box.encrypt('secret', place)
    const rotating = createSecretBox({ keys: [newKey, oldKey] })
    expect(rotating.decrypt(sealed, place)).toBe('secret')
    expect(rotating.encrypt('secret', place)).toMatch(/^v1\.k2\./)
  })

  it('lets the old one go once everything is sealed anew', () => {
    const rotating = createSecretBox({ keys: [newKey, oldKey] })
    const resealed = rotating.reseal(box.encrypt('secret', place), place)
    const later = createSecretBox({ keys: [newKey] })
    expect(later.decrypt(resealed ?? '', place)).toBe('secret')
    expect(later.reseal(resealed ?? '', place)).toBeUndefined()
    expect(() => later.decrypt(box.encrypt('secret', place), place)).toThrow('lacks the key "k1"')
  })

  it('derives other keys for the same purpose, and the old ones stay known while it is there', () => {
    const rotating = createSecretBox({ keys: [newKey, oldKey] })
    expect(rotating.deriveKey('cookie')).not.toEqual(box.deriveKey('cookie'))
    expect(rotating.deriveKeys('cookie').map(({ keyId }) => keyId)).toEqual(['k2', 'k1'])
    expect(rotating.deriveKeys('cookie')[1]?.key).toEqual(box.deriveKey('cookie'))
    expect(box.deriveKey('cookie')).not.toEqual(box.deriveKey('token'))
  })
})

describe('the setting of keys', () => {
  const hex = oldKey.key.toString('hex')
  const base64 = oldKey.key.toString('base64')

  it('takes one key in hex or base64 and names it by itself', () => {
    const [fromHex] = parseSecretKeys(hex)
    expect(fromHex?.id).toMatch(/^[0-9a-f]{12}$/)
    expect(parseSecretKeys(base64)).toEqual([fromHex])
    expect(parseSecretKeys(oldKey.key.toString('base64url'))).toEqual([fromHex])
  })

  it('takes several, newest first', () => {
    expect(parseSecretKeys(`k2:${newKey.key.toString('hex')}, k1:${base64}`)).toEqual([newKey, oldKey])
  })

  it('still opens what a key sealed before it was given a name', () => {
    const unnamed = createSecretBox({ keys: parseSecretKeys(hex) })
    const named = createSecretBox({ keys: parseSecretKeys(`k9:${hex}`) })
    expect(named.decrypt(unnamed.encrypt('secret', place), place)).toBe('secret')
  })

  it.each(['', 'short', `k1:${hex},k1:${base64}`, `a b:${hex}`, `a:b:${hex}`, `${hex},`])('refuses %j', (value) => {
    expect(() => parseSecretKeys(value)).toThrow()
  })
})
