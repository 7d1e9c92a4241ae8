import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { SecretBox } from '../domain/secret-box.ts'

/** Of a link; nobody guesses it, so that its bare hash can be stored. */
export function createAccountToken(): { token: string; tokenHash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashAccountToken(token) }
}

export function hashAccountToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Six digits are soon tried out: the hash needs a key that is not in the database, and is bound to its user. */
export function createResetCode(secrets: SecretBox, userId: number): { code: string; codeHash: Buffer } {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { code, codeHash: keyedHash(secrets.deriveKey(purpose), userId, code) }
}

export function isResetCode(secrets: SecretBox, userId: number, code: string, stored: Buffer): boolean {
  return secrets.deriveKeys(purpose).some(({ key }) => timingSafeEqual(keyedHash(key, userId, code), stored))
}

const purpose = 'codes that reset a password'

function keyedHash(key: Buffer, userId: number, code: string): Buffer {
  return createHmac('sha256', key).update(`${userId}:${code}`).digest()
}
