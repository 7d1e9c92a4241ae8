import type { Context } from 'hono'
import { findSessionOfRefreshToken } from '../../db/iam/refresh-token-queries.ts'
import { endSessions } from '../../db/iam/sessions.ts'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { hashRefreshToken } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'
import { bearerOf } from '../define-route.ts'
import { dropRefreshCookie, readRefreshCookie } from './refresh-cookie.ts'

/** Ends the sessions of every credential that was shown: bearer token, refresh token, cookie. */
export async function signOut(c: Context<ApiEnv>, refreshToken: string | undefined): Promise<void> {
  const bearer = bearerOf(c)
  const tokens = [refreshToken, readRefreshCookie(c)].filter((token) => token !== undefined)
  if (bearer === undefined && tokens.length === 0) throw signInFirst()
  const ids = new Set<number>()
  for (const token of tokens) {
    const id = await findSessionOfRefreshToken(c.var.db, hashRefreshToken(token))
    if (id !== undefined) ids.add(id)
  }
  if (bearer !== undefined) {
    const caller = await c.var.deps.sessions.authenticate(bearer).catch((error: unknown) => {
      if (ids.size === 0) throw error
    })
    // An API key has no session to end.
    if (caller && !caller.apiKey) {
      ids.add(caller.sessionId)
      c.set('caller', caller)
    }
  }
  if (ids.size === 0) throw signInFirst()
  const [resourceId] = ids
  await c.var.write((tx) => endSessions(tx, [...ids], 'logout'), { resourceId })
  c.var.deps.sessions.forget()
  dropRefreshCookie(c)
}

function signInFirst(): DomainError {
  return new DomainError('unauthenticated', text('请先登录', 'Please sign in'))
}
