import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { notePhoneProved } from '../../db/iam/contact-queries.ts'
import { lockCredentials } from '../../db/iam/credential-queries.ts'
import { forgetFactorTries } from '../../db/iam/factor-gate-queries.ts'
import {
  beginBinding,
  countRecoveryCodes,
  type Factor,
  factorSecretPlace,
  findPendingFactor,
  finishBinding,
  replaceRecoveryCodes,
} from '../../db/iam/factor-queries.ts'
import { removeTrustedDevices } from '../../db/iam/trusted-device-queries.ts'
import { getUser, type User } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { conflict, type DomainError, invalid } from '../../domain/errors.ts'
import { type FactorMethod, recoveryCodeCount, type SentMethod } from '../../domain/iam/factor.ts'
import { text } from '../../domain/text.ts'
import { createRecoveryCode, createTotpKey, describeTotp, hashRecoveryCode } from '../../platform/one-time-codes.ts'
import type { ApiEnv } from '../context.ts'
import { admitTry, findCounter, findSentCode, wrongCode } from './check-answer.ts'
import { drawQr } from './draw-qr.ts'
import { type SentCode, sendCode } from './send-code.ts'
import { tellFactorChange } from './tell-factor-change.ts'

export type TotpOffer = { secret: string; otpauth_url: string; qr_svg: string }

/** Offers a secret for an authenticator, or sends a code to the address that is to be proved. */
export async function offerFactor(c: Context<ApiEnv>, method: FactorMethod): Promise<TotpOffer | SentCode> {
  const { methods } = await getSettings(c.var.db, 'mfa')
  if (!methods.includes(method)) {
    throw invalid('method', text('管理员不允许使用这种方式', 'The policy does not allow this method'))
  }
  return method === 'totp' ? offerTotp(c) : offerAddress(c, method)
}

async function offerTotp(c: Context<ApiEnv>): Promise<TotpOffer> {
  const { userId, username } = c.var.caller
  const { site_name } = await getSettings(c.var.db, 'general')
  const key = createTotpKey()
  const sealed = c.var.deps.secrets.encrypt(key, factorSecretPlace(userId))
  await c.var.write(async (tx) => {
    await lockCredentials(tx, userId)
    await beginBinding(tx, { userId, method: 'totp', target: null, sealed })
  })
  const { secret, otpauthUrl } = describeTotp(key, { issuer: site_name, account: username })
  return { secret, otpauth_url: otpauthUrl, qr_svg: drawQr(otpauthUrl) }
}

async function offerAddress(c: Context<ApiEnv>, method: SentMethod): Promise<SentCode> {
  const { userId } = c.var.caller
  return c.var.write(async (tx) => {
    await lockCredentials(tx, userId)
    const target = addressOf(await getUser(tx, userId), method)
    const id = await beginBinding(tx, { userId, method, target, sealed: null })
    return sendCode(c, tx, { userId, method, target, request: requestOfBinding(id) })
  })
}

function addressOf({ email, phone }: User, method: SentMethod): string {
  const target = method === 'email' ? email : phone
  if (target) return target
  throw conflict(
    method === 'email'
      ? text('您的账号没有邮箱，请先填写', 'Your account has no e-mail address yet')
      : text('您的账号没有手机号，请先填写', 'Your account has no phone number yet'),
  )
}

function requestOfBinding(id: number): string {
  return `binding:${id}`
}

/** The recovery codes that come with a first factor; none when there are some already. Shown this once. */
export async function bindFactor(c: Context<ApiEnv>, method: FactorMethod, code: string): Promise<string[]> {
  const { userId } = c.var.caller
  await admitTry(c, userId)
  const pending = await findPendingFactor(c.var.db, userId, method)
  if (!pending) throw beginAgain()
  const spend =
    method === 'totp'
      ? findCounter(c, { userId, code }, pending)
      : await findSentCode(c, { userId, code, request: requestOfBinding(pending.id) }, pending)
  if (!spend) throw wrongCode()
  const codes = await c.var.write(async (tx) => {
    await lockCredentials(tx, userId)
    if (!(await spend(tx))) throw wrongCode()
    return bind(c, tx, userId, pending)
  })
  c.var.deps.sessions.forget()
  return codes
}

async function bind(c: Context<ApiEnv>, tx: Tx, userId: number, pending: Factor): Promise<string[]> {
  if (!(await finishBinding(tx, userId, pending))) throw beginAgain()
  if (pending.method === 'sms' && pending.target !== null) await notePhoneProved(tx, userId, pending.target)
  await forgetFactorTries(tx, userId)
  await removeTrustedDevices(tx, userId)
  await tellFactorChange(c, tx, userId, { change: 'bound', method: pending.method })
  return (await countRecoveryCodes(tx, userId)) > 0 ? [] : makeRecoveryCodes(tx, userId)
}

export async function makeRecoveryCodes(tx: Tx, userId: number): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, createRecoveryCode)
  await replaceRecoveryCodes(tx, userId, codes.map(hashRecoveryCode))
  return codes
}

function beginAgain(): DomainError {
  return conflict(text('绑定已过期，请重新开始', 'This binding took too long: begin again'))
}
