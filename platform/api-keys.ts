import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const form = /^ops_([1-9]\d{0,14})_([\w-]{43})$/
const noHash = Buffer.alloc(32)

/** 256 bits; the hash is what is kept. */
export function createKeySecret(): { secret: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashOf(secret) }
}

export function writeApiKey(id: number, secret: string): string {
  return `ops_${id}_${secret}`
}

export function looksLikeApiKey(bearer: string): boolean {
  return bearer.startsWith('ops_')
}

/** Undefined when this is no key. */
export function readApiKey(bearer: string): { id: number; secret: string } | undefined {
  const [, id, secret] = form.exec(bearer) ?? []
  return id === undefined || secret === undefined ? undefined : { id: Number(id), secret }
}

/** Takes as long without a stored hash as with one. */
export function isKeySecret(secret: string, stored: Buffer | undefined): boolean {
  const isEqual = timingSafeEqual(hashOf(secret), stored ?? noHash)
  return isEqual && stored !== undefined
}

// The secret has 256 random bits: no salt and no slow hash could make guessing it harder.
function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
