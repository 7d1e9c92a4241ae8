import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { takeCodeTry, useCode } from '../../db/iam/factor-code-queries.ts'
import { admitFactorTry, forgetFactorTries } from '../../db/iam/factor-gate-queries.ts'
import {
  acceptCounter,
  type Factor,
  factorSecretPlace,
  isRecoveryCode,
  listFactors,
  noteFactorUse,
  useRecoveryCode,
} from '../../db/iam/factor-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import type { AnswerMethod } from '../../domain/iam/factor.ts'
import { text } from '../../domain/text.ts'
import { findTotpCounter, hashRecoveryCode, isSentCode } from '../../platform/one-time-codes.ts'
import type { ApiEnv } from '../context.ts'
import { tellRecoveryUse } from './tell-factor-change.ts'

/** Spends what was shown, together with what it opens. Throws when somebody else spent it a moment ago. */
export type Spend = (tx: Tx) => Promise<void>

export type Answer = {
  userId: number
  method: Exclude<AnswerMethod, 'password'>
  code: string
  /** What a code was sent for; one that was sent for something else is wrong here. */
  request: string
}

/**
 * The one way in which a second factor is tried, whatever it is to open: counted before it is looked at. Throws
 * `locked`, or `wrong_credentials` for a wrong answer.
 */
export async function checkAnswer(c: Context<ApiEnv>, answer: Answer): Promise<Spend> {
  await admitTry(c, answer.userId)
  const factors = await listFactors(c.var.db, answer.userId, await getSettings(c.var.db, 'mfa'))
  const spend = factors.length > 0 ? await find(c, answer, factors) : undefined
  if (!spend) throw wrongCode()
  return async (tx) => {
    if (!(await spend(tx))) throw wrongCode()
    await forgetFactorTries(tx, answer.userId)
  }
}

export async function admitTry(c: Context<ApiEnv>, userId: number): Promise<void> {
  const seconds = await admitFactorTry(c.var.db, userId, await getSettings(c.var.db, 'lockout'))
  if (seconds === undefined) return
  const minutes = Math.ceil(seconds / 60)
  throw new DomainError(
    'locked',
    text(
      `验证失败次数过多，请约 ${minutes} 分钟后再试，或联系管理员解锁`,
      `Too many wrong codes; try again in about ${minutes} min or ask an administrator to unlock it`,
    ),
    { retryAfter: seconds },
  )
}

export function wrongCode(): DomainError {
  const message = text('验证码错误或已失效', 'The code is wrong or no longer valid')
  return new DomainError('wrong_credentials', message, { fields: [{ field: 'code', message }] })
}

type TrySpend = (tx: Tx) => Promise<boolean>

async function find(c: Context<ApiEnv>, answer: Answer, factors: Factor[]): Promise<TrySpend | undefined> {
  if (answer.method === 'recovery') return findRecoveryCode(c, answer)
  const factor = factors.find(({ method }) => method === answer.method)
  if (!factor) return undefined
  return factor.method === 'totp' ? findCounter(c, answer, factor) : findSentCode(c, answer, factor)
}

/** Also tries a secret that is still being bound. */
export function findCounter(
  c: Context<ApiEnv>,
  { userId, code }: Pick<Answer, 'userId' | 'code'>,
  { id, secret_ciphertext, last_counter }: Factor,
): TrySpend | undefined {
  const key = c.var.deps.secrets.decrypt(secret_ciphertext ?? '', factorSecretPlace(userId))
  const counter = findTotpCounter(key, code, Date.now())
  if (counter === undefined || counter <= last_counter) return undefined
  return (tx) => acceptCounter(tx, id, counter)
}

export async function findSentCode(
  c: Context<ApiEnv>,
  { userId, code, request }: Pick<Answer, 'userId' | 'code' | 'request'>,
  { id, method }: Factor,
): Promise<TrySpend | undefined> {
  if (method === 'totp') return undefined
  const sent = await takeCodeTry(c.var.db, { userId, request, method })
  if (!sent || !isSentCode(c.var.deps.secrets, { userId, request }, code, sent.code_hash)) return undefined
  return async (tx) => {
    await noteFactorUse(tx, id)
    return useCode(tx, sent.id)
  }
}

async function findRecoveryCode(c: Context<ApiEnv>, { userId, code }: Answer): Promise<TrySpend | undefined> {
  const hash = hashRecoveryCode(code)
  if (!(await isRecoveryCode(c.var.db, userId, hash))) return undefined
  return async (tx) => {
    const isUsed = await useRecoveryCode(tx, userId, hash)
    if (isUsed) await tellRecoveryUse(c, tx, userId)
    return isUsed
  }
}
