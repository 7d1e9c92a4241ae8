import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Gate } from '../../db/iam/login-gate-queries.ts'
import { foldUsername } from '../../domain/iam/user.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import type { ApiEnv } from '../context.ts'
import { cookieOf } from './refresh-cookie.ts'

const purpose = 'browsers that a name signed in with'
/** The longest that browsers keep a cookie. */
const maxAgeSeconds = 400 * 86_400

/** Lets this browser show later that this name signed in with it; it lets nobody in. */
export function rememberBrowser(c: Context<ApiEnv>, username: string): void {
  if (browserOf(c, username) !== undefined) return
  const mark = randomBytes(16).toString('base64url')
  const { name, secure } = cookieOf(c, 'known')
  const value = `${mark}.${proofOf(c.var.deps.secrets.deriveKey(purpose), mark, username).toString('base64url')}`
  setCookie(c, name, value, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: maxAgeSeconds })
}

/**
 * Where tries at this name from this browser are counted. Strangers can lock a name for strangers alone: its owner goes on
 * in every browser that it signed in with before, each of which has as many tries of its own.
 */
export function gateOf(c: Context<ApiEnv>, username: string): Gate {
  const mark = browserOf(c, username)
  const name = foldUsername(username)
  return mark === undefined ? { name } : { name, browser: createHash('sha256').update(mark).digest('base64url') }
}

function browserOf(c: Context<ApiEnv>, username: string): string | undefined {
  const [, mark = '', proof = ''] = form.exec(getCookie(c, cookieOf(c, 'known').name) ?? '') ?? []
  if (mark === '') return undefined
  const given = Buffer.from(proof, 'base64url')
  const keys = c.var.deps.secrets.deriveKeys(purpose)
  return keys.some(({ key }) => timingSafeEqual(proofOf(key, mark, username), given)) ? mark : undefined
}

const form = /^([\w-]{22})\.([\w-]{43})$/

function proofOf(key: ReturnType<SecretBox['deriveKey']>, mark: string, username: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([mark, foldUsername(username)]))
    .digest()
}
