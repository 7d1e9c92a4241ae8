import type { MfaSettings } from '../settings/mfa-settings.ts'

/** What a user can bind as a second factor. */
export const factorMethods = ['totp', 'sms', 'email'] as const
export type FactorMethod = (typeof factorMethods)[number]
export type SentMethod = Exclude<FactorMethod, 'totp'>

/** With what a second step can be answered. */
export const answerMethods = [...factorMethods, 'recovery', 'password'] as const
export type AnswerMethod = (typeof answerMethods)[number]

export const recoveryCodeCount = 10
export const totpPeriodSeconds = 30
export const totpDigits = 6

export const challengeSeconds = 300
export const challengeTries = 5
export const bindingSeconds = 600

export const sentCodeSeconds = 300
export const sentCodeTries = 5
/** Codes that may go out, to one person or to one address: the next one after so many seconds, so many in an hour and a day. */
export const sendLimits = { pauseSeconds: 60, perHour: 5, perDay: 15 }

export type FactorDuty = { isRequired: boolean; hasFactor: boolean; since: Date | null; signIns: number }

/** From when on somebody may do nothing but bind a factor, in milliseconds; Infinity when that is not so. */
export function bindingIsDueFrom(
  { isRequired, hasFactor, since, signIns }: FactorDuty,
  { grace_days, grace_sign_ins }: Pick<MfaSettings, 'grace_days' | 'grace_sign_ins'>,
): number {
  if (!isRequired || hasFactor) return Number.POSITIVE_INFINITY
  if (grace_sign_ins > 0 && signIns <= grace_sign_ins) return Number.POSITIVE_INFINITY
  if (grace_days === 0) return 0
  // A session from before the policy: the days begin with the next sign-in.
  if (since === null) return Number.POSITIVE_INFINITY
  return since.getTime() + grace_days * 86_400_000
}

/** An address as it may be shown to somebody who only began to prove who they are. */
export function maskTarget(method: SentMethod, target: string): string {
  if (method === 'sms') return `${target.slice(0, Math.max(0, target.length - 8))}****${target.slice(-4)}`
  const [name = '', domain = ''] = target.split('@')
  return `${name.slice(0, 1)}***@${domain}`
}
