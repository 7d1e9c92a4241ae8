import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { findAccess } from '../../db/iam/access-queries.ts'
import { insertLoginLog } from '../../db/iam/login-log-queries.ts'
import { insertRefreshToken } from '../../db/iam/refresh-token-queries.ts'
import { openSession } from '../../db/iam/sessions.ts'
import { type Credentials, lockCredentials, noteLogin } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { createRefreshToken, hashRefreshToken } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'
import { checkPassword, wrongCredentials } from './check-password.ts'
import { issueTokens, type NewTokens, type TokenAnswer } from './issue-tokens.ts'

export async function signIn(
  c: Context<ApiEnv>,
  { username, password }: { username: string; password: string },
): Promise<TokenAnswer> {
  const check = await checkPassword(c.var.deps, { username, password })
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
  await nameCaller(c, tx, user, sessionId)
  return { userId: user.id, sessionId, stamp, refreshToken, expiresAt }
}

/** The audit row of a sign-in names who came in. */
async function nameCaller(c: Context<ApiEnv>, tx: Tx, user: Credentials, sessionId: number): Promise<void> {
  const { roleCodes, permissions } = await findAccess(tx, user.id)
  c.set('caller', {
    userId: user.id,
    username: user.username,
    name: user.name,
    departmentId: null,
    roleCodes,
    permissions: new Set(permissions),
    sessionId,
    mustChangePassword: user.must_change_password,
  })
}

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
