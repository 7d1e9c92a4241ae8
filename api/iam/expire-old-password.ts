import type { Context } from 'hono'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import { expirePassword } from '../../db/iam/account-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import type { ApiEnv } from '../context.ts'

/** Before a session begins by a password: one that is older than the policy allows has to be changed first. */
export async function expireOldPassword(c: Context<ApiEnv>, userId: number): Promise<void> {
  const { max_age_days } = await getSettings(c.var.db, 'password')
  if (max_age_days === 0) return
  const author = { reason: 'the password is older than the policy allows', traceId: c.var.traceId }
  await systemTransaction(c.var.db, author, (tx) => expirePassword(tx, userId, max_age_days))
}
