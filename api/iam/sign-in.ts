import type { Context } from 'hono'
import { addressGroup } from '../../platform/client-address.ts'
import type { ApiEnv } from '../context.ts'
import { beginSession, type SignInAnswer } from './begin-session.ts'
import { checkPassword } from './check-password.ts'
import { expireOldPassword } from './expire-old-password.ts'
import { noteAttempt } from './note-attempt.ts'

export async function signIn(
  c: Context<ApiEnv>,
  { username, password }: { username: string; password: string },
): Promise<SignInAnswer> {
  const check = await checkPassword(c.var.deps, { username, password, source: addressGroup(c.var.ipAddress) })
  if (check.outcome === 'refused') {
    await noteAttempt(c, { loginType: 'password', username, userId: check.user?.id, failReason: check.reason })
    throw check.error
  }
  const { id: userId, username: exactName, password_hash } = check.user
  await expireOldPassword(c, userId)
  return beginSession(c, {
    loginType: 'password',
    userId,
    username: exactName,
    stillHolds: (user) => user.password_hash === password_hash,
  })
}
