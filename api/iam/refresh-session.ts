import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import {
  insertRefreshToken,
  lockRefreshToken,
  type StoredRefreshToken,
  useRefreshToken,
} from '../../db/iam/refresh-token-queries.ts'
import { touchSessions } from '../../db/iam/session-queries.ts'
import { endSessions, findOpenSession, type SessionState } from '../../db/iam/sessions.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { findSessionFault } from '../../domain/iam/session-rules.ts'
import { text } from '../../domain/text.ts'
import { createRefreshToken, hashRefreshToken, openSuccessor, sealSuccessor } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'
import { nameCaller } from './begin-session.ts'
import { issueTokens, type TokenAnswer } from './issue-tokens.ts'
import { noteAttempt } from './note-attempt.ts'
import { sessionRevoked } from './session-gate.ts'
import { tellOfReuse } from './tell-of-sessions.ts'

/** Tabs that refresh at the same moment all get the one successor. */
const graceSeconds = 10

type Rotation =
  | { outcome: 'renewed'; session: SessionState; refreshToken: string }
  | { outcome: 'reused'; session: SessionState }
  | { outcome: 'ended' }
  | { outcome: 'unknown' }

/** Trades a refresh token for its successor and an access token. One that comes back later was stolen: its session ends. */
export async function refreshSession(c: Context<ApiEnv>, refreshToken: string): Promise<TokenAnswer> {
  // Not by `write`: what it finds decides how the request is answered, and its audit row tells that.
  const rotation = await c.var.db.transaction().execute((tx) => rotate(c, tx, refreshToken))
  if (rotation.outcome === 'unknown') throw unknownToken()
  if (rotation.outcome === 'ended') throw sessionRevoked()
  if (rotation.outcome === 'reused') {
    c.var.deps.sessions.forget()
    throw sessionRevoked()
  }
  const { id, userId, stamp, expiresAt } = rotation.session
  return issueTokens(c, { id, userId, stamp, expiresAt, refreshToken: rotation.refreshToken })
}

async function rotate(c: Context<ApiEnv>, tx: Tx, token: string): Promise<Rotation> {
  const stored = await lockRefreshToken(tx, hashRefreshToken(token))
  if (!stored) return { outcome: 'unknown' }
  const session = await findOpenSession(tx, stored.session_id)
  if (!session) return { outcome: 'ended' }
  await nameCaller(c, tx, session)
  const refreshed = await followChain(tx, stored, token, session)
  if (refreshed === 'reused') {
    await endSessions(tx, [session.id], 'reuse')
    const { userId, user } = session
    await noteAttempt(
      c,
      { loginType: 'password', username: user.username, userId, failReason: 'refresh_token_reused' },
      tx,
    )
    await tellOfReuse(c, tx, { sessionId: session.id, userId })
    // What the audit row of this refusal tells beyond its 401.
    c.set('reason', `refresh token reused, session ${session.id} ended`)
    return { outcome: 'reused', session }
  }
  const fault = findSessionFault(session, await getSettings(tx, 'session'), Date.now())
  if (fault || stored.isExpired) {
    await endSessions(tx, [session.id], fault ?? 'expired')
    return { outcome: 'ended' }
  }
  await touchSessions(tx, new Map([[session.id, Date.now()]]))
  return { outcome: 'renewed', session, refreshToken: refreshed }
}

/** The newest token that follows, as long as each before it was used within the grace. */
async function followChain(
  tx: Tx,
  stored: StoredRefreshToken,
  token: string,
  session: SessionState,
): Promise<string | 'reused'> {
  if (stored.usedSecondsAgo === null) {
    const successor = createRefreshToken()
    await useRefreshToken(tx, stored.id, sealSuccessor(successor, token))
    const tokenHash = hashRefreshToken(successor)
    await insertRefreshToken(tx, { sessionId: session.id, tokenHash, expiresAt: session.expiresAt })
    return successor
  }
  if (stored.usedSecondsAgo > graceSeconds || stored.successor_ciphertext === null) return 'reused'
  const successor = openSuccessor(stored.successor_ciphertext, token)
  const next = await lockRefreshToken(tx, hashRefreshToken(successor))
  if (next?.usedSecondsAgo === null) return successor
  return next ? followChain(tx, next, successor, session) : 'reused'
}

function unknownToken(): DomainError {
  return new DomainError('unauthenticated', text('请先登录', 'Please sign in'))
}
