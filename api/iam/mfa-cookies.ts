import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { challengeSeconds } from '../../domain/iam/factor.ts'
import type { ApiEnv } from '../context.ts'
import { cookieOf } from './refresh-cookie.ts'

/**
 * For a sign-in that comes back by a redirect: the console goes on with the second step, and no secret stands in an
 * address. The console finds it by `GET /auth/mfa/pending`; `verify` and `challenge` take it in place of `mfa_token`.
 */
export function putChallengeCookie(c: Context<ApiEnv>, mfaToken: string): void {
  const { name, secure } = cookieOf(c, 'mfa')
  setCookie(c, name, mfaToken, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: challengeSeconds })
}

export function readChallengeCookie(c: Context<ApiEnv>): string | undefined {
  return getCookie(c, cookieOf(c, 'mfa').name)
}

export function dropChallengeCookie(c: Context<ApiEnv>): void {
  const { name, secure } = cookieOf(c, 'mfa')
  if (getCookie(c, name) !== undefined) deleteCookie(c, name, { path: '/', secure })
}

/** Lax: it must be there when a provider sends the browser back to us, and alone it opens nothing. */
export function putDeviceCookie(c: Context<ApiEnv>, token: string, days: number): void {
  const { name, secure } = cookieOf(c, 'device')
  setCookie(c, name, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: days * 86_400 })
}

export function readDeviceCookie(c: Context<ApiEnv>): string | undefined {
  return getCookie(c, cookieOf(c, 'device').name)
}
