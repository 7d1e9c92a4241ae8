import type { KeyObject } from 'node:crypto'
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  randomUUID,
} from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { DomainError } from '../domain/errors.ts'
import type { SecretBox } from '../domain/secret-box.ts'
import { text } from '../domain/text.ts'
import { deriveKey } from './derived-keys.ts'

export const accessTokenSeconds = 900

/** `stamp` is the user's security stamp when the session began. */
export type AccessClaims = { userId: number; sessionId: number; stamp: number; expiresAt: number }

export type AccessTokens = {
  issue(claims: Omit<AccessClaims, 'expiresAt'>): Promise<string>
  /** Throws `unauthenticated` or `token_expired`. `expiresAt` is in seconds. */
  verify(token: string): Promise<AccessClaims>
}

const algorithm = 'EdDSA'
const tokenType = 'at+jwt'
const issuer = 'ops'
const audience = 'ops-api'

/** Keys are derived, not stored: every copy of the api with the same secret keys signs and checks alike. */
export function createAccessTokens(secrets: Pick<SecretBox, 'deriveKeys'>): AccessTokens {
  const keys = secrets.deriveKeys('access token signature').map(({ keyId, key }) => ({ keyId, key: signingKey(key) }))
  const [current] = keys
  if (!current) throw new Error('access tokens need a secret key')
  const publicKeys = new Map(keys.map(({ keyId, key }) => [keyId, createPublicKey(key)]))

  return {
    async issue({ userId, sessionId, stamp }) {
      return new SignJWT({ sid: sessionId, ver: stamp })
        .setProtectedHeader({ alg: algorithm, typ: tokenType, kid: current.keyId })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(String(userId))
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${accessTokenSeconds}s`)
        .sign(current.key)
    },
    async verify(token) {
      const { payload } = await jwtVerify(token, ({ kid }) => publicKeys.get(kid ?? '') ?? refuseToken(), {
        algorithms: [algorithm],
        typ: tokenType,
        issuer,
        audience,
        requiredClaims: ['sub', 'sid', 'jti', 'ver', 'iat', 'exp'],
      }).catch((error: unknown) => {
        if (error instanceof errors.JWTExpired) {
          throw new DomainError('token_expired', text('登录凭证已过期', 'The access token has expired'))
        }
        return refuseToken()
      })
      const { sub, sid, ver, exp } = payload
      const [userId, sessionId, stamp, expiresAt] = [Number(sub), sid, ver, exp]
      if (!isCount(userId) || !isCount(sessionId) || !isCount(stamp) || !isCount(expiresAt)) return refuseToken()
      return { userId, sessionId, stamp, expiresAt }
    },
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

function refuseToken(): never {
  throw new DomainError('unauthenticated', text('请先登录', 'Please sign in'))
}

function signingKey(seed: Buffer): KeyObject {
  // RFC 8410: the fixed beginning of a PKCS #8 document around a 32-byte Ed25519 seed.
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  return createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' })
}

export function createRefreshToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Locks the successor with the token that it follows: only who shows that one again can be given the same successor. */
export function sealSuccessor(successor: string, token: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', successorKey(token), nonce)
  return Buffer.concat([nonce, cipher.update(successor), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

export function openSuccessor(sealed: string, token: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', successorKey(token), bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString()
}

function successorKey(token: string): Buffer {
  return deriveKey(Buffer.from(token), 'refresh token successor')
}
