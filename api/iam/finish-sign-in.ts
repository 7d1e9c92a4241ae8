import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { lockCredentials } from '../../db/iam/credential-queries.ts'
import { type Challenge, settleChallenge, takeChallengeTry } from '../../db/iam/mfa-challenge-queries.ts'
import { insertTrustedDevice } from '../../db/iam/trusted-device-queries.ts'
import { getUser } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { DomainError, invalid } from '../../domain/errors.ts'
import type { AnswerMethod } from '../../domain/iam/factor.ts'
import { text } from '../../domain/text.ts'
import { createRefreshToken, hashRefreshToken } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'
import { openFor } from './begin-session.ts'
import { challengeKeyOf, challengeOver } from './challenge-key.ts'
import { checkAnswer, type Spend } from './check-answer.ts'
import { issueTokens, type NewTokens, type TokenAnswer } from './issue-tokens.ts'
import { dropChallengeCookie, putDeviceCookie } from './mfa-cookies.ts'
import { noteAttempt } from './note-attempt.ts'

type SecondStep = { mfaToken: string; method: AnswerMethod; code: string; trustDevice: boolean }

/** The second step of a sign-in. The try is counted, by token and by user, before anything is looked at. */
export async function finishSignIn(c: Context<ApiEnv>, step: SecondStep): Promise<TokenAnswer> {
  const { mfaToken, method, code, trustDevice } = step
  if (method === 'password') {
    throw invalid('method', text('密码不能作为第二因素', 'The password is not a second factor'))
  }
  const challenge = await takeChallengeTry(c.var.db, challengeKeyOf(c, mfaToken))
  if (!challenge) throw challengeOver()
  const { id, user_id: userId } = challenge
  try {
    const spend = await checkAnswer(c, { userId, method, code, request: requestOfChallenge(id) })
    const days = trustDevice ? (await getSettings(c.var.db, 'mfa')).trusted_device_days : 0
    const deviceToken = days > 0 ? createRefreshToken() : undefined
    const tokens = await c.var.write(async (tx) => {
      const opened = await open(c, tx, { challenge, spend })
      if (deviceToken !== undefined) {
        const { device, ipAddress } = c.var
        await insertTrustedDevice(tx, { userId, tokenHash: hashRefreshToken(deviceToken), device, ipAddress, days })
      }
      return opened
    })
    dropChallengeCookie(c)
    if (deviceToken !== undefined) putDeviceCookie(c, deviceToken, days)
    return await issueTokens(c, tokens)
  } catch (error) {
    await noteRefusal(c, challenge, error)
    throw error
  }
}

/** What a code that is sent during this sign-in is good for. */
export function requestOfChallenge(id: number): string {
  return `challenge:${id}`
}

type Opening = { challenge: Challenge; spend: Spend }

async function open(c: Context<ApiEnv>, tx: Tx, { challenge, spend }: Opening): Promise<NewTokens> {
  const user = await lockCredentials(tx, challenge.user_id)
  if (user?.status !== 'active' || user.security_stamp !== challenge.security_stamp) throw challengeOver()
  if (!(await settleChallenge(tx, challenge.id))) throw challengeOver()
  await spend(tx)
  const { username } = user
  const provider = challenge.provider ?? undefined
  return openFor(c, tx, user, { loginType: 'mfa', username, ...(provider !== undefined && { provider }) })
}

const reasons: Record<string, string> = {
  wrong_credentials: 'wrong_code',
  locked: 'locked',
  unauthenticated: 'challenge_over',
}

async function noteRefusal(c: Context<ApiEnv>, { user_id, provider }: Challenge, error: unknown): Promise<void> {
  const failReason = error instanceof DomainError ? reasons[error.code] : undefined
  if (failReason === undefined) return
  const { username } = await getUser(c.var.db, user_id)
  const way = { loginType: 'mfa' as const, ...(provider !== null && { provider }) }
  await noteAttempt(c, { ...way, username, userId: user_id, failReason })
}
