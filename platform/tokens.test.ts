import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import {
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import { createSecretBox } from './secrets.ts'
import { createAccessTokens, createRefreshToken, hashRefreshToken, openSuccessor, sealSuccessor } from './tokens.ts'

const oldKey = { id: 'k1', key: randomBytes(32) }
const newKey = { id: 'k2', key: randomBytes(32) }
const tokens = createAccessTokens(createSecretBox({ keys: [oldKey] }))
const claims = { userId: 7, sessionId: 42, stamp: 3 }

afterEach(() => void vi.useRealTimers())

test('a token says who, in which session, and is of the pinned kind', async () => {
  const token = await tokens.issue(claims)
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: 'k1' })
  expect(decodeJwt(token)).toMatchObject({
    iss: 'ops',
    aud: 'ops-api',
    sub: '7',
    sid: 42,
    ver: 3,
    jti: expect.any(String),
  })
  expect(await tokens.verify(token)).toMatchObject(claims)
})

test('every copy with the same secret key signs and checks alike', async () => {
  const copy = createAccessTokens(createSecretBox({ keys: [{ ...oldKey }] }))
  expect(await copy.verify(await tokens.issue(claims))).toMatchObject(claims)
})

test('after a rotation the new key signs and the old key still checks', async () => {
  const rotated = createAccessTokens(createSecretBox({ keys: [newKey, oldKey] }))
  expect(await rotated.verify(await tokens.issue(claims))).toMatchObject(claims)
  expect(decodeProtectedHeader(await rotated.issue(claims)).kid).toBe('k2')
  await expect(tokens.verify(await rotated.issue(claims))).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('a token lives for fifteen minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const token = await tokens.issue(claims)
  vi.advanceTimersByTime(899_000)
  await expect(tokens.verify(token)).resolves.toMatchObject(claims)
  vi.advanceTimersByTime(2_000)
  await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token_expired' })
})

test('forged tokens are refused', async () => {
  const genuine = await tokens.issue(claims)
  const payload = decodeJwt(genuine)
  const stranger = generateKeyPairSync('ed25519').privateKey
  const header = { alg: 'EdDSA', typ: 'at+jwt', kid: 'k1' }
  const [head = '', body = '', signature = ''] = genuine.split('.')
  const forged = [
    '',
    'not a token',
    new UnsecuredJWT(payload).encode(),
    await new SignJWT(payload).setProtectedHeader(header).sign(stranger),
    await new SignJWT(payload).setProtectedHeader({ ...header, kid: 'unknown' }).sign(stranger),
    await new SignJWT(payload).setProtectedHeader({ ...header, alg: 'HS256' }).sign(oldKey.key),
    `${head}.${Buffer.from(JSON.stringify({ ...payload, sub: '1' })).toString('base64url')}.${signature}`,
    `${head}.${body}.`,
  ]
  for (const token of forged) await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('a token of another type, for another audience, of another issuer, without an end or not yet good is refused', async () => {
  const { payload, header, key } = await genuineParts()
  const sign = (claimed: JWTPayload, changed: Partial<JWTHeaderParameters> = {}) =>
    new SignJWT(claimed).setProtectedHeader({ ...header, ...changed }).sign(key)
  const { exp: _, ...endless } = payload
  expect(await tokens.verify(await sign(payload))).toMatchObject(claims)
  for (const token of [
    await sign(payload, { typ: 'JWT' }),
    await sign(payload, { typ: 'id+jwt' }),
    await sign({ ...payload, aud: 'other-api' }),
    await sign({ ...payload, iss: 'somebody' }),
    await sign({ ...payload, nbf: Date.now() / 1000 + 60 }),
    await sign(endless),
  ]) {
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'unauthenticated' })
  }
})

test('a key that the token itself brings, or says where to find, is not believed', async () => {
  const { payload, header } = await genuineParts()
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const jwk = await exportJWK(publicKey)
  for (const brought of [{ jwk }, { jku: 'https://evil.example/keys' }, { x5u: 'https://evil.example/chain' }]) {
    for (const kid of ['k1', undefined]) {
      const token = await new SignJWT(payload).setProtectedHeader({ ...header, ...brought, kid }).sign(privateKey)
      await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'unauthenticated' })
    }
  }
})

/** With the very key that signs, so that only what is changed can be the reason of a refusal. */
async function genuineParts() {
  const payload = decodeJwt(await tokens.issue(claims))
  const [derived] = createSecretBox({ keys: [oldKey] }).deriveKeys('access token signature')
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), derived?.key ?? Buffer.alloc(0)])
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  return { payload, header: { alg: 'EdDSA', typ: 'at+jwt', kid: 'k1' }, key }
}

test('a successor is given only to who shows the token before it', () => {
  const token = createRefreshToken()
  const successor = createRefreshToken()
  const sealed = sealSuccessor(successor, token)
  expect(openSuccessor(sealed, token)).toBe(successor)
  expect(() => openSuccessor(sealed, createRefreshToken())).toThrow()
  expect(sealed).not.toContain(successor)
})

test('refresh tokens have 256 bits and are looked up by their SHA-256', () => {
  expect(Buffer.from(createRefreshToken(), 'base64url')).toHaveLength(32)
  expect(hashRefreshToken('abc').toString('hex')).toMatch(/^ba7816bf/)
})
