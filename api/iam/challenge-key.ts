import type { Context } from 'hono'
import type { ChallengeKey } from '../../db/iam/mfa-challenge-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { addressGroup } from '../../platform/client-address.ts'
import { hashRefreshToken } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'

/** The token of a half-done sign-in together with where it is shown: elsewhere it is worth nothing. */
export function challengeKeyOf(c: Context<ApiEnv>, token: string): ChallengeKey {
  return { tokenHash: hashRefreshToken(token), addressGroup: addressGroup(c.var.ipAddress), device: c.var.device }
}

export function challengeOver(): DomainError {
  return new DomainError(
    'unauthenticated',
    text(
      '登录验证已过期或尝试次数已用完，请重新登录',
      'This sign-in took too long or had too many tries: sign in again',
    ),
  )
}
