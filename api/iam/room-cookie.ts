import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { ApiEnv } from '../context.ts'
import { cookieOf, readOwnCookie } from './refresh-cookie.ts'

/** For a sign-in that comes back by a redirect and finds all places taken: no secret stands in an address. */
export function putRoomCookie(c: Context<ApiEnv>, roomToken: string, maxAgeSeconds: number): void {
  const { name, secure } = cookieOf(c, 'room')
  setCookie(c, name, roomToken, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: maxAgeSeconds })
}

/** Once: what comes of it, the answer says. */
export function takeRoomCookie(c: Context<ApiEnv>): string | undefined {
  const token = readOwnCookie(c, 'room')
  const { name, secure } = cookieOf(c, 'room')
  if (token !== undefined) deleteCookie(c, name, { path: '/', secure })
  return token
}
