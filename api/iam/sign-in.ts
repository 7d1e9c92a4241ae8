import type { Context } from 'hono'
import { addressGroup } from '../../platform/client-address.ts'
import type { ApiEnv } from '../context.ts'
import { beginSession, type SignInAnswer } from './begin-session.ts'
import { checkPassword } from './check-password.ts'
import { byDirectory } from './directory/by-directory.ts'
import { expireOldPassword } from './expire-old-password.ts'
import { gateOf } from './known-browser.ts'
import { noteAttempt } from './note-attempt.ts'

export async function signIn(
  c: Context<ApiEnv>,
  { username, password, provider }: { username: string; password: string; provider?: string | undefined },
): Promise<SignInAnswer> {
  const way = { loginType: 'password', ...(provider !== undefined && { provider }) } as const
  const attempt = { gate: gateOf(c, username), password, source: addressGroup(c.var.ipAddress) }
  const verify = provider === undefined ? undefined : await byDirectory(c, { provider, username })
  const check = await checkPassword(c.var.deps, attempt, verify)
  if (check.outcome === 'refused') {
    await noteAttempt(c, { ...way, username, userId: check.user?.id, failReason: check.reason })
    throw check.error
  }
  const { id: userId, username: exactName, password_hash } = check.user
  if (provider === undefined) await expireOldPassword(c, userId)
  return beginSession(c, {
    ...way,
    userId,
    username: exactName,
    stillHolds: (user) => user.password_hash === password_hash,
  })
}
