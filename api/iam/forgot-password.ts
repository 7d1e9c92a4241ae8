import type { Context } from 'hono'
import { type Account, findAccount, getAnybody, inEarnest } from '../../db/iam/account-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { foldUsername } from '../../domain/iam/user.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import type { ForgotInput } from './account-schemas.ts'
import { maySendTo, refuseFrequentSending } from './refuse-sending.ts'
import { sendReset } from './send-account-link.ts'

/** Sends what sets the password anew, if there is such an account. Without one the same is done, and undone. */
export async function forgotPassword(c: Context<ApiEnv>, { account: asked, method }: ForgotInput): Promise<void> {
  const policy = await getSettings(c.var.db, 'registration')
  if (!(method === 'email' ? policy.recover_by_email : policy.recover_by_sms)) throw notOffered()
  const name = foldUsername(asked)
  await refuseFrequentSending(c, name)
  const account = await findAccount(c.var.db, name)
  const anybody = account ?? (await getAnybody(c.var.db))
  const isWithin = await maySendTo(c, account?.id ?? 0)
  const isMeant = account !== undefined && isWithin && isReached(account, method)
  await c.var.write((tx) => inEarnest(tx, isMeant, () => sendReset(c, tx, anybody.id, method)), { status: 202 })
}

function isReached({ status, email, hasValidPhone }: Account, method: 'email' | 'sms'): boolean {
  return status === 'active' && (method === 'email' ? email !== null : hasValidPhone)
}

function notOffered(): DomainError {
  return new DomainError(
    'forbidden',
    text('未开放这种找回方式，请联系管理员', 'This way is not offered; ask an administrator'),
  )
}
