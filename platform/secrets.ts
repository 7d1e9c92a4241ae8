import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretBox, SecretPlace } from '../domain/secret-box.ts'
import { deriveKey, type MasterKey } from './derived-keys.ts'

export type { SecretBox } from '../domain/secret-box.ts'

const version = 'v1'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const idPattern = /^[A-Za-z0-9_-]{1,32}$/

/**
 * Reads `OPS_SECRET_KEY`: one key of 32 bytes in base64 or hex, or several as `id:key,id:key`, newest first. A key
 * without an id is named by its own fingerprint, and every key answers to that too, so that naming it later loses nothing.
 */
export function parseSecretKeys(value: string): MasterKey[] {
  const keys = value.split(',').map((entry) => {
    const parts = entry.trim().split(':')
    const [id, encoded] = parts.length === 1 ? [undefined, parts[0]] : parts
    const key = decodeKey(encoded ?? '')
    if (parts.length > 2 || !key) throw new Error('each key must be 32 bytes in base64 or hex, as KEY or ID:KEY')
    if (id !== undefined && !idPattern.test(id)) throw new Error('a key id is 1 to 32 letters, digits, _ or -')
    return { id: id ?? fingerprintOf(key), key }
  })
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('two keys have the same id')
  return keys
}

export function createSecretBox({ keys }: { keys: MasterKey[] }): SecretBox {
  const known = keys.map(({ id, key }) => ({
    id,
    fingerprint: fingerprintOf(key),
    key,
    wrap: deriveKey(key, 'secret box'),
  }))
  const [newest] = known
  if (!newest) throw new Error('a secret box needs a key')

  return {
    keyId: newest.id,

    // Envelope: each secret has a key of its own, which alone is sealed under the installation's key.
    encrypt(plain, place) {
      const dataKey = randomBytes(keyBytes)
      const wrapped = seal(newest.wrap, dataKey, aad('key', newest.id, place))
      return [version, newest.id, wrapped, seal(dataKey, Buffer.from(plain), aad('value', '', place))].join('.')
    },

    decrypt(sealed, place) {
      const { dataKey, value } = unwrap(sealed, place)
      return open(dataKey, value, aad('value', '', place)).toString()
    },

    reseal(sealed, place) {
      const { dataKey, value, keyId } = unwrap(sealed, place)
      open(dataKey, value, aad('value', '', place))
      if (keyId === newest.id) return undefined
      return [version, newest.id, seal(newest.wrap, dataKey, aad('key', newest.id, place)), value].join('.')
    },

    deriveKey(purpose, keyId) {
      return deriveKey(keyId === undefined ? newest.key : find(keyId).key, purpose)
    },

    deriveKeys(purpose) {
      return known.map(({ id, key }) => ({ keyId: id, key: deriveKey(key, purpose) }))
    },
  }

  function unwrap(sealed: string, place: SecretPlace) {
    const [format, keyId, wrapped, value, ...rest] = sealed.split('.')
    if (format !== version || !keyId || !wrapped || !value || rest.length > 0) throw new Error('not a sealed secret')
    return { keyId, value, dataKey: open(find(keyId).wrap, wrapped, aad('key', keyId, place)) }
  }

  function find(keyId: string) {
    const found = known.find(({ id }) => id === keyId) ?? known.find(({ fingerprint }) => fingerprint === keyId)
    if (!found) throw new Error(`OPS_SECRET_KEY lacks the key "${keyId}"`)
    return found
  }
}

function seal(key: Buffer, plain: Buffer, about: Buffer): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

function open(key: Buffer, sealed: string, about: Buffer): Buffer {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < nonceBytes + tagBytes) throw new Error('not a sealed secret')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(about)
    .setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
}

function aad(part: 'key' | 'value', keyId: string, { table, column, row }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([version, part, keyId, table, column, String(row)]))
}

function fingerprintOf(key: Uint8Array): string {
  return deriveKey(key, 'fingerprint').toString('hex').slice(0, 12)
}

function decodeKey(encoded: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(encoded)) return Buffer.from(encoded, 'hex')
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(encoded)) return Buffer.from(encoded, 'base64url')
  return undefined
}
