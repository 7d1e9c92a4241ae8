import type { Context } from 'hono'
import { takeQuota } from '../../db/iam/send-quota-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { accountQuotas, sourceQuotas } from '../../domain/iam/account-rules.ts'
import { text } from '../../domain/text.ts'
import { addressGroup } from '../../platform/client-address.ts'
import type { ApiEnv } from '../context.ts'

/**
 * Refuses one more message than may be asked for from one address, or to one name. The name counts as it was entered,
 * whether or not an account bears it, so that a refusal tells nothing.
 */
export async function refuseFrequentSending(c: Context<ApiEnv>, name: string): Promise<void> {
  const seconds =
    (await takeQuota(c.var.db, `source:${addressGroup(c.var.ipAddress)}`, sourceQuotas)) ??
    (await takeQuota(c.var.db, `name:${name}`, accountQuotas))
  if (seconds !== undefined) throw tooOften(seconds)
}

/** Whether the account itself may be sent one more, by whichever of its names it is asked for. */
export async function maySendTo(c: Context<ApiEnv>, userId: number): Promise<boolean> {
  return (await takeQuota(c.var.db, `user:${userId}`, accountQuotas)) === undefined
}

export function tooOften(seconds: number): DomainError {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return new DomainError(
    'too_many_requests',
    text(`发送过于频繁，请约 ${minutes} 分钟后再试`, `Asked for too often; try again in about ${minutes} min`),
    { retryAfter: seconds },
  )
}
