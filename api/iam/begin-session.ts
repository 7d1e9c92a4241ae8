import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { findAccess } from '../../db/iam/access-queries.ts'
import { insertRefreshToken } from '../../db/iam/refresh-token-queries.ts'
import { openSession, type SessionState } from '../../db/iam/sessions.ts'
import { type Credentials, lockCredentials, noteLogin } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { createRefreshToken, hashRefreshToken } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'
import { wrongCredentials } from './check-password.ts'
import { issueTokens, type NewTokens, type TokenAnswer } from './issue-tokens.ts'
import { noteAttempt, type SignInWay } from './note-attempt.ts'

/** Who proved to be this user, and how. */
export type Admitted = SignInWay & {
  userId: number
  username: string
  /** Whether what was proved still holds, now that the user's row is held. */
  stillHolds?: (user: Credentials) => boolean
  /** The HTTP status that the request will be answered with (200). */
  status?: number
}

/** The one way in which a session begins, whichever way somebody signed in. */
export async function beginSession(c: Context<ApiEnv>, admitted: Admitted): Promise<TokenAnswer> {
  const { status, ...who } = admitted
  return issueTokens(c, await c.var.write((tx) => openFor(c, tx, who), { status: status ?? 200 }))
}

async function openFor(
  c: Context<ApiEnv>,
  tx: Tx,
  { userId, stillHolds, ...way }: Omit<Admitted, 'status'>,
): Promise<NewTokens> {
  const user = await lockCredentials(tx, userId)
  // The account may have been disabled, or its password changed, since it was looked at.
  if (user?.status !== 'active' || stillHolds?.(user) === false) throw wrongCredentials()
  const settings = await getSettings(tx, 'session')
  const stamp = user.security_stamp
  const { ipAddress, device } = c.var
  const userAgent = c.req.header('User-Agent')?.slice(0, 500) ?? null
  const session = await openSession(
    tx,
    { userId, stamp, loginType: way.loginType, provider: way.provider, ipAddress, userAgent, device },
    settings,
  )
  const refreshToken = createRefreshToken()
  const { id: sessionId, expiresAt } = session
  await insertRefreshToken(tx, { sessionId, tokenHash: hashRefreshToken(refreshToken), expiresAt })
  await noteLogin(tx, userId)
  await noteAttempt(c, { ...way, userId }, tx)
  await nameCaller(c, tx, { id: sessionId, userId, user: { ...user, department_id: null } })
  return { id: sessionId, userId, stamp, refreshToken, expiresAt }
}

/** The audit row names who signed in or refreshed, although no token said so. */
export async function nameCaller(
  c: Context<ApiEnv>,
  tx: Tx,
  { id, userId, user }: Pick<SessionState, 'id' | 'userId'> & { user: CallerFacts },
): Promise<void> {
  const { roleCodes, permissions } = await findAccess(tx, userId)
  c.set('caller', {
    userId,
    username: user.username,
    name: user.name,
    departmentId: user.department_id,
    roleCodes,
    permissions: new Set(permissions),
    sessionId: id,
    mustChangePassword: user.must_change_password,
  })
}

type CallerFacts = Pick<SessionState['user'], 'username' | 'name' | 'department_id' | 'must_change_password'>
