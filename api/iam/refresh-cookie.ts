import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { ownCookie } from '../http/own-cookie.ts'
import { isSameOrigin } from '../http/same-origin.ts'

/** The console asks for its refresh token as a cookie; programs get it in the body. */
export function wantsCookie(c: Context<ApiEnv>): boolean {
  return c.req.header('X-OPS-Client') === 'console'
}

export function putRefreshCookie(c: Context<ApiEnv>, token: string, maxAgeSeconds: number): void {
  const { name, secure } = ownCookie(c, 'refresh')
  setCookie(c, name, token, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: maxAgeSeconds })
}

export function dropRefreshCookie(c: Context<ApiEnv>): void {
  const { name, secure } = ownCookie(c, 'refresh')
  if (getCookie(c, name) !== undefined) deleteCookie(c, name, { path: '/', secure })
}

/** Undefined without the cookie; refuses one that another site may have sent along. */
export function readRefreshCookie(c: Context<ApiEnv>): string | undefined {
  const token = getCookie(c, ownCookie(c, 'refresh').name)
  if (token === undefined) return undefined
  if (c.req.header('X-OPS-CSRF') !== '1' || !isSameOrigin(c)) {
    throw new DomainError('forbidden', text('请求来源不受信任', 'This request did not come from the console itself'))
  }
  return token
}
