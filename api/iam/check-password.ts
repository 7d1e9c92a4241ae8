import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from '../../db/database.ts'
import { type Credentials, findCredentials } from '../../db/iam/credential-queries.ts'
import {
  admitAttempt,
  countFailure,
  forgetAttempts,
  type Gate,
  takeBackAttempt,
} from '../../db/iam/login-gate-queries.ts'
import { admitSource, forgetName } from '../../db/iam/login-source-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import type { LockoutSettings } from '../../domain/settings/lockout-settings.ts'
import { text } from '../../domain/text.ts'
import { type Identity, tooManyAttempts } from './identity.ts'

export type PasswordCheck =
  | { outcome: 'right'; user: Credentials }
  | { outcome: 'refused'; reason: Refusal; user: Credentials | undefined; error: DomainError }
type Refusal =
  | 'unknown_user'
  | 'wrong_password'
  | 'disabled'
  | 'locked'
  | 'source_slowed'
  | 'not_allowed'
  | 'not_admitted'

/** Whether the password is right, and whose it is; `reason` tells the log more than the caller learns. */
export type Verdict = { matches: boolean; user: Credentials | undefined; reason?: Refusal }
/** `user` is who bears the name here. */
export type VerifyPassword = (asked: { password: string; user: Credentials | undefined }) => Promise<Verdict>

type Deps = { db: Db; identity: Identity }
type Attempt = { gate: Gate; password: string; source: string }

const pollMs = 100
const patienceMs = 10_000

/**
 * The one way in which a password is tried. Failures are counted by name, whether or not an account bears it, and before
 * anything is hashed; those in browsers that the name knows are counted apart. To the caller an unknown, a disabled and a
 * wrongly entered account look the same. `source` is the address: failing at many names slows it, failing at one name
 * locks only that name. `verify` is asked only for what was let through: a directory stands behind the same gate as our
 * own passwords.
 */
export async function checkPassword(
  deps: Deps,
  { gate, password, source }: Attempt,
  verify: VerifyPassword = byOwnPasswords(deps.identity),
): Promise<PasswordCheck> {
  const { db, identity } = deps
  const { name } = gate
  const policy = await getSettings(db, 'lockout')
  return identity.inTurnOf(`${name} ${gate.browser ?? ''}`, async () => {
    const user = await findCredentials(db, name)
    const secondsLocked = await admitName(db, gate, policy)
    if (secondsLocked !== undefined) return { outcome: 'refused', reason: 'locked', user, error: locked(secondsLocked) }
    try {
      const secondsSlowed = await admitSource(db, { source, name }, policy)
      if (secondsSlowed !== undefined) {
        await takeBackAttempt(db, gate)
        return { outcome: 'refused', reason: 'source_slowed', user, error: slowed(secondsSlowed) }
      }
      const verdict = await verify({ password, user })
      return await settle(db, { ...verdict, gate, source, policy })
    } catch (error) {
      await takeBackAttempt(db, gate)
      throw error
    }
  })
}

function byOwnPasswords({ passwords }: Identity): VerifyPassword {
  return async ({ password, user }) => ({ user, matches: await passwords.verify(password, user?.password_hash) })
}

type Decided = Verdict & {
  gate: Gate
  source: string
  policy: LockoutSettings
}

async function settle(db: Db, { user, matches, gate, source, policy, ...told }: Decided): Promise<PasswordCheck> {
  if (user && matches && user.status === 'active') {
    await forgetName(db, { source, name: gate.name })
    await forgetAttempts(db, gate)
    return { outcome: 'right', user }
  }
  await countFailure(db, gate, policy)
  const reason = told.reason ?? (!user ? 'unknown_user' : matches ? 'disabled' : 'wrong_password')
  return { outcome: 'refused', reason, user, error: wrongCredentials() }
}

/** Seconds until the lock ends, or undefined when the attempt may go on. */
export async function admitName(db: Db, gate: Gate, policy: LockoutSettings): Promise<number | undefined> {
  for (const end = Date.now() + patienceMs; ; ) {
    const admission = await admitAttempt(db, gate, policy)
    if (admission.outcome === 'admitted') return undefined
    if (admission.outcome === 'locked') return admission.secondsLeft
    if (Date.now() > end) throw tooManyAttempts()
    await wait(pollMs)
  }
}

export function wrongCredentials(): DomainError {
  return new DomainError('wrong_credentials', text('用户名或密码错误', 'Wrong username or password'))
}

export function locked(seconds: number): DomainError {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  const message = text(
    `连续失败次数过多，账号已锁定，请约 ${minutes} 分钟后再试或联系管理员解锁`,
    `Locked after too many failures; try again in about ${minutes} min or ask an administrator to unlock it`,
  )
  return new DomainError('locked', message, { retryAfter: seconds })
}

export function slowed(seconds: number): DomainError {
  const message = text(
    '来自您所在网络的登录失败过多，请稍后再试',
    'Too many failed sign-ins from your network, try again later',
  )
  return new DomainError('too_many_requests', message, { retryAfter: seconds })
}
