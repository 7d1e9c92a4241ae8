import type { Context } from 'hono'
import { findFactorDuty } from '../../db/iam/factor-queries.ts'
import { getUser, type User } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { bindingIsDueFrom } from '../../domain/iam/factor.ts'
import { accessTokenSeconds } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'
import { rememberBrowser } from './known-browser.ts'
import { putRefreshCookie, wantsCookie } from './refresh-cookie.ts'

/** `id` is the session's. */
export type NewTokens = { id: number; userId: number; stamp: number; refreshToken: string; expiresAt: Date }

export type TokenAnswer = {
  access_token: string
  expires_in: number
  refresh_token?: string
  refresh_expires_in: number
  user: User
  must_change_password: boolean
  must_bind_factor: boolean
}

/** What login and refresh answer. The console gets its refresh token in a cookie that no script can read. */
export async function issueTokens(c: Context<ApiEnv>, tokens: NewTokens): Promise<TokenAnswer> {
  const { id: sessionId, userId, stamp, refreshToken, expiresAt } = tokens
  const user = await getUser(c.var.db, userId)
  const policy = await getSettings(c.var.db, 'mfa')
  const bindFactorFrom = bindingIsDueFrom(await findFactorDuty(c.var.db, userId, policy), policy)
  const secondsLeft = Math.max(0, Math.round((expiresAt.getTime() - Date.now()) / 1000))
  const isCookie = wantsCookie(c)
  if (isCookie) {
    putRefreshCookie(c, refreshToken, secondsLeft)
    rememberBrowser(c, user.username)
  }
  return {
    access_token: await c.var.deps.identity.tokens.issue({ userId, sessionId, stamp }),
    expires_in: accessTokenSeconds,
    ...(!isCookie && { refresh_token: refreshToken }),
    refresh_expires_in: secondsLeft,
    user,
    must_change_password: user.must_change_password,
    must_bind_factor: bindFactorFrom <= Date.now(),
  }
}
