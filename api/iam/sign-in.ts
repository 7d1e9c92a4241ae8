import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { findAccess } from '../../db/iam/access-queries.ts'
import { insertLoginLog } from '../../db/iam/login-log-queries.ts'
import { insertRefreshToken } from '../../db/iam/refresh-token-queries.ts'
import { openSession, type SessionState } from '../../db/iam/sessions.ts'
import { type Credentials, lockCredentials, noteLogin } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { addressGroup } from '../../platform/client-address.ts'
import { createRefreshToken, hashRefreshToken } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'
import { checkPassword, wrongCredentials } from './check-password.ts'
import { issueTokens, type NewTokens, type TokenAnswer } from './issue-tokens.ts'

export async function signIn(
  c: Context<ApiEnv>,
  { username, password }: { username: string; password: string },
): Promise<TokenAnswer> {
  const check = await checkPassword(c.var.deps, { username, password, source: addressGroup(c.var.ipAddress) })
  if (check.outcome === 'refused') {
    await noteAttempt(c, { username, userId: check.user?.id, failReason: check.reason })
    throw check.error
  }
  const tokens = await c.var.write((tx) => beginSession(c, tx, check.user))
  return issueTokens(c, tokens)
}

async function beginSession(c: Context<ApiEnv>, tx: Tx, checked: Credentials): Promise<NewTokens> {
  const user = await lockCredentials(tx, checked.id)
  // The password may have been changed, or the account disabled, while the hash was computed.
  if (user?.status !== 'active' || user.password_hash !== checked.password_hash) throw wrongCredentials()
  const settings = await getSettings(tx, 'session')
  const stamp = user.security_stamp
  const { ipAddress, device } = c.var
  const userAgent = c.req.header('User-Agent')?.slice(0, 500) ?? null
  const session = await openSession(
    tx,
    { userId: user.id, stamp, loginType: 'password', ipAddress, userAgent, device },
    settings,
  )
  const refreshToken = createRefreshToken()
  const { id: sessionId, expiresAt } = session
  await insertRefreshToken(tx, { sessionId, tokenHash: hashRefreshToken(refreshToken), expiresAt })
  await noteLogin(tx, user.id)
  await noteAttempt(c, { username: user.username, userId: user.id }, tx)
  await nameCaller(c, tx, { id: sessionId, userId: user.id, user: { ...user, department_id: null } })
  return { id: sessionId, userId: user.id, stamp, refreshToken, expiresAt }
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

type Attempt = { username: string; userId: number | undefined; failReason?: string }

export async function noteAttempt(
  c: Context<ApiEnv>,
  { username, userId, failReason }: Attempt,
  db = c.var.db,
): Promise<void> {
  await insertLoginLog(db, {
    user_id: userId ?? null,
    user_name: username.slice(0, 64),
    login_type: 'password',
    ip_address: c.var.ipAddress,
    device: c.var.device,
    status: failReason === undefined ? 'success' : 'failed',
    fail_reason: failReason ?? null,
    trace_id: c.var.traceId,
  })
}
