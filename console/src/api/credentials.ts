import { createSignal } from 'solid-js'
import { languageTag } from '../i18n/language.ts'
import { canKeepPreferences, readPreference, writePreference } from '../ui/preferences.ts'
import { ApiError } from './api-error.ts'
import { readEnvelope, unreachable } from './envelope.ts'

type Token = { value: string; expiresAt: number }

export type TokenAnswer = {
  access_token: string
  expires_in: number
  must_change_password?: boolean
  must_bind_factor?: boolean
}

type ChannelMessage = { kind: 'token'; token: Token; state: SessionState } | { kind: 'signed-out' }

type SessionState = 'starting' | 'signed-out' | 'signed-in' | 'password-change' | 'factor-binding'

const refreshPath = '/api/v1/auth/refresh'
const earlyMs = 20_000

const [state, setState] = createSignal<SessionState>('starting')
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('ops.session')

let token: Token | undefined
let refreshing: Promise<string | undefined> | undefined

export const sessionState = state

/** Keeps a token in memory only; other tabs of this browser learn it, so that they needn't spend the refresh token. */
export function keepToken(answer: TokenAnswer): void {
  token = { value: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000 }
  const next = answer.must_change_password
    ? 'password-change'
    : answer.must_bind_factor
      ? 'factor-binding'
      : 'signed-in'
  writePreference('session', 'open')
  setState(next)
  channel?.postMessage({ kind: 'token', token, state: next } satisfies ChannelMessage)
}

export function forgetToken(): void {
  dropToken()
  channel?.postMessage({ kind: 'signed-out' } satisfies ChannelMessage)
}

export function requirePasswordChange(): void {
  setState('password-change')
}

export function requireFactorBinding(): void {
  if (state() === 'signed-in') setState('factor-binding')
}

/** The session is a whole one from now on. */
export function endFactorBinding(): void {
  if (state() === 'factor-binding') setState('signed-in')
}

/** A token that is good for the next call, or undefined when the person has to sign in. */
export async function currentToken(): Promise<string | undefined> {
  if (token && token.expiresAt - earlyMs > Date.now()) return token.value
  return renewToken(token?.value)
}

/**
 * Trades the HttpOnly cookie for a new token. All calls of this tab share one exchange and tabs take turns;
 * whoever comes later finds the token that the first one got in the place of the `stale` one.
 */
export function renewToken(stale: string | undefined): Promise<string | undefined> {
  refreshing ??= inTurn(async () => {
    if (token && token.value !== stale) return token.value
    return exchangeCookie()
  }).finally(() => {
    refreshing = undefined
  })
  return refreshing
}

async function exchangeCookie(): Promise<string | undefined> {
  if (isSurelySignedOut()) {
    dropToken()
    return undefined
  }
  const response = await fetch(refreshPath, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-OPS-CSRF': '1', 'X-OPS-Client': 'console', 'Accept-Language': languageTag() },
  }).catch((error: unknown) => {
    throw unreachable(error)
  })
  try {
    const answer = (await readEnvelope(response)) as TokenAnswer
    keepToken(answer)
    return answer.access_token
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 429) {
      dropToken()
      return undefined
    }
    throw error
  }
}

// The cookie can't be seen from here: without this note everybody's first visit would begin with a refusal.
function isSurelySignedOut(): boolean {
  return canKeepPreferences() && readPreference('session') !== 'open'
}

function dropToken(): void {
  token = undefined
  writePreference('session', 'none')
  setState('signed-out')
}

// Web Locks exist in secure contexts only; elsewhere the server's grace for parallel tabs has to do.
function inTurn<T>(exchange: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return exchange()
  return navigator.locks.request('ops.refresh', exchange) as Promise<T>
}

channel?.addEventListener('message', ({ data }: MessageEvent<ChannelMessage>) => {
  if (data.kind === 'signed-out') return dropToken()
  token = data.token
  setState(data.state)
})
