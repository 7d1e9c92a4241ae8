import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { createTOTPKeyURI, verifyHOTP } from '@oslojs/otp'
import { totpDigits, totpPeriodSeconds } from '../domain/iam/factor.ts'
import type { SecretBox } from '../domain/secret-box.ts'

/** A secret for an authenticator, in base64 as it is stored sealed, and as such programs take it. */
export function createTotpKey(): string {
  return randomBytes(20).toString('base64')
}

export function describeTotp(storedKey: string, { issuer, account }: { issuer: string; account: string }) {
  const otpauthUrl = createTOTPKeyURI(issuer, account, Buffer.from(storedKey, 'base64'), totpPeriodSeconds, totpDigits)
  return { otpauthUrl, secret: new URL(otpauthUrl).searchParams.get('secret') ?? '' }
}

/** The counter whose code this is, one period early or late included; RFC 6238, 5.2. */
export function findTotpCounter(storedKey: string, code: string, nowMs: number): number | undefined {
  const key = Buffer.from(storedKey, 'base64')
  const current = Math.floor(nowMs / 1000 / totpPeriodSeconds)
  let found: number | undefined
  for (const counter of [current - 1, current, current + 1]) {
    if (verifyHOTP(key, BigInt(counter), totpDigits, code)) found ??= counter
  }
  return found
}

export function createSentCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

type CodePlace = { userId: number; request: string }

/** Six digits are soon tried out: the hash needs a key that is not in the database. It is bound to what the code is for. */
export function hashSentCode(secrets: SecretBox, place: CodePlace, code: string): Buffer {
  return keyedHash(secrets.deriveKey(codePurpose), place, code)
}

export function isSentCode(secrets: SecretBox, place: CodePlace, code: string, stored: Buffer): boolean {
  return secrets.deriveKeys(codePurpose).some(({ key }) => timingSafeEqual(keyedHash(key, place, code), stored))
}

const codePurpose = 'codes that were sent'

function keyedHash(key: Buffer, { userId, request }: CodePlace, code: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([userId, request, code]))
    .digest()
}

// Without letters and digits that are mistaken for each other.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 6
const groupLength = 4

/** Above 112 bits, as ASVS 5.0, 6.5.2 wants of what is kept by its bare hash. */
export function createRecoveryCode(): string {
  const letters = Array.from({ length: groups * groupLength }, () => alphabet[randomInt(alphabet.length)])
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-')
}

/** However it was copied: case, spaces and dashes are of no account. */
export function hashRecoveryCode(code: string): Buffer {
  return createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest()
}
