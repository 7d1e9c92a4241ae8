import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from '../../db/database.ts'
import { admitAttempt, countFailure, forgetAttempts, takeBackAttempt } from '../../db/iam/login-gate-queries.ts'
import { type Credentials, findCredentials } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { foldUsername } from '../../domain/iam/user.ts'
import type { LockoutSettings } from '../../domain/settings/lockout-settings.ts'
import { text } from '../../domain/text.ts'
import { type Identity, tooManyAttempts } from './identity.ts'

export type PasswordCheck =
  | { outcome: 'right'; user: Credentials }
  | { outcome: 'refused'; reason: Refusal; user: Credentials | undefined; error: DomainError }
type Refusal = 'unknown_user' | 'wrong_password' | 'disabled' | 'locked'

const pollMs = 100
const patienceMs = 10_000

/**
 * The one way in which a password is tried. Failures are counted by name, whether or not an account bears it, and before
 * anything is hashed; to the caller an unknown, a disabled and a wrongly entered account look the same.
 */
export async function checkPassword(
  { db, identity }: { db: Db; identity: Identity },
  { username, password }: { username: string; password: string },
): Promise<PasswordCheck> {
  const name = foldUsername(username)
  const policy = await getSettings(db, 'lockout')
  return identity.inTurnOf(name, async () => {
    const user = await findCredentials(db, name)
    const secondsLocked = await admit(db, name, policy)
    if (secondsLocked !== undefined) return { outcome: 'refused', reason: 'locked', user, error: locked(secondsLocked) }
    const matches = await identity.passwords.verify(password, user?.password_hash).catch(async (error: unknown) => {
      await takeBackAttempt(db, name)
      throw error
    })
    if (user && matches && user.status === 'active') {
      await forgetAttempts(db, name)
      return { outcome: 'right', user }
    }
    await countFailure(db, name, policy)
    const reason = !user ? 'unknown_user' : matches ? 'disabled' : 'wrong_password'
    return { outcome: 'refused', reason, user, error: wrongCredentials() }
  })
}

/** Seconds until the lock ends, or undefined when the attempt may go on. */
async function admit(db: Db, name: string, policy: LockoutSettings): Promise<number | undefined> {
  for (const end = Date.now() + patienceMs; ; ) {
    const admission = await admitAttempt(db, name, policy)
    if (admission.outcome === 'admitted') return undefined
    if (admission.outcome === 'locked') return admission.secondsLeft
    if (Date.now() > end) throw tooManyAttempts()
    await wait(pollMs)
  }
}

export function wrongCredentials(): DomainError {
  return new DomainError('wrong_credentials', text('用户名或密码错误', 'Wrong username or password'))
}

function locked(seconds: number): DomainError {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  const message = text(
    `连续失败次数过多，账号已锁定，请约 ${minutes} 分钟后再试或联系管理员解锁`,
    `Locked after too many failures; try again in about ${minutes} min or ask an administrator to unlock it`,
  )
  return new DomainError('locked', message, { retryAfter: seconds })
}
