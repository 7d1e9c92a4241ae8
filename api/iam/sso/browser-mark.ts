import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { ApiEnv } from '../../context.ts'
import { cookieOf } from '../refresh-cookie.ts'

/** How long somebody may be away at a provider, and then take for the next step. */
export const awaySeconds = 600

/** A secret that only this browser has. What it proves is derived from it, so that the database holds nothing to steal. */
export type BrowserMark = {
  hash: Buffer
  nonceOf(state: string): string
  verifierOf(state: string): string
}

/** Sent along when a provider sends the browser back (`Lax`), never by another page's own requests. */
export function markBrowser(c: Context<ApiEnv>): BrowserMark {
  const { name, secure } = cookieOf(c, 'sso')
  const kept = getCookie(c, name)
  const value = kept && marks.test(kept) ? kept : randomBytes(32).toString('base64url')
  setCookie(c, name, value, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: awaySeconds })
  return markOf(value)
}

export function browserMark(c: Context<ApiEnv>): BrowserMark | undefined {
  const value = getCookie(c, cookieOf(c, 'sso').name)
  return value && marks.test(value) ? markOf(value) : undefined
}

export function unmarkBrowser(c: Context<ApiEnv>): void {
  const { name, secure } = cookieOf(c, 'sso')
  deleteCookie(c, name, { path: '/', secure })
}

const marks = /^[\w-]{43}$/

function markOf(value: string): BrowserMark {
  const derive = (purpose: string, state: string) =>
    createHmac('sha256', value).update(`${purpose}:${state}`).digest('base64url')
  return {
    hash: sha256(value),
    nonceOf: (state) => derive('nonce', state),
    verifierOf: (state) => derive('verifier', state),
  }
}

export function newState(): string {
  return randomBytes(32).toString('base64url')
}

export function sha256(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}
