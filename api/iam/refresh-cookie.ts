import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { isSameOrigin } from '../http/same-origin.ts'

/** The console asks for its refresh token as a cookie; programs get it in the body. */
export function wantsCookie(c: Context<ApiEnv>): boolean {
  return c.req.header('X-OPS-Client') === 'console'
}

export function putRefreshCookie(c: Context<ApiEnv>, token: string, maxAgeSeconds: number): void {
  const { name, secure } = cookieOf(c)
  setCookie(c, name, token, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: maxAgeSeconds })
}

export function dropRefreshCookie(c: Context<ApiEnv>): void {
  const { name, secure } = cookieOf(c)
  if (getCookie(c, name) !== undefined) deleteCookie(c, name, { path: '/', secure })
}

/** For what other sites gain nothing by: to use the token take `readRefreshCookie`. */
export function heldRefreshToken(c: Context<ApiEnv>): string | undefined {
  return getCookie(c, cookieOf(c).name)
}

/** Undefined without the cookie; refuses one that another site may have sent along. */
export function readRefreshCookie(c: Context<ApiEnv>): string | undefined {
  return readOwnCookie(c, 'refresh')
}

export function readOwnCookie(c: Context<ApiEnv>, purpose: 'refresh' | 'room'): string | undefined {
  const token = getCookie(c, cookieOf(c, purpose).name)
  if (token === undefined) return undefined
  if (c.req.header('X-OPS-CSRF') !== '1' || !isSameOrigin(c)) {
    throw new DomainError('forbidden', text('请求来源不受信任', 'This request did not come from the console itself'))
  }
  return token
}

function addressOf(c: Context<ApiEnv>): URL {
  const { OPS_PUBLIC_URL } = c.var.deps.settings
  return new URL(OPS_PUBLIC_URL ?? `http://${c.req.header('Host') ?? 'localhost'}`)
}

/**
 * `__Host-` wherever the browser takes it: over HTTPS, and on this machine. Safari refuses it there. Cookies don't know
 * ports, so the name does: two instances on one machine would sign each other out.
 */
export function cookieOf(
  c: Context<ApiEnv>,
  purpose: 'refresh' | 'mfa' | 'device' | 'sso' | 'room' | 'known' | 'codec' = 'refresh',
): { name: string; secure: boolean } {
  const { protocol, hostname, port } = addressOf(c)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const isSafari =
    /Safari\//.test(c.req.header('User-Agent') ?? '') && !/Chrom(e|ium)\//.test(c.req.header('User-Agent') ?? '')
  const secure = protocol === 'https:' || (isLocal && !isSafari)
  return { name: `${secure ? '__Host-' : ''}ops_${purpose}${port && `_${port}`}`, secure }
}
