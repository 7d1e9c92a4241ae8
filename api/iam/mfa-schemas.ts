import { z } from '@hono/zod-openapi'
import { answerMethods, factorMethods } from '../../domain/iam/factor.ts'
import { tokenAnswer } from './iam-schemas.ts'

const time = z.iso.datetime({ offset: true })
const mfaToken = z.string().min(1).max(200).optional().openapi({ description: 'Of the sign-in' })
const code = z.string().trim().min(1).max(256)

const challengeAnswer = z
  .object({
    mfa_required: z.literal(true),
    mfa_token: z.string(),
    methods: z.array(z.enum(answerMethods)),
    trusted_device_days: z.int().openapi({ description: 'How long `trust_device` lasts; 0: no device is trusted' }),
  })
  .openapi('MfaChallenge')

export const signInAnswer = z.union([tokenAnswer, challengeAnswer])

export const verifyInput = z.strictObject({
  mfa_token: mfaToken,
  method: z.enum(answerMethods),
  code: code.openapi({ description: 'Of the method; with `password` the password' }),
  trust_device: z.boolean().default(false).openapi({ description: 'Ask this browser for no code for some days' }),
})
export const confirmation = z
  .object({ confirmed_at: time, expires_in: z.int().openapi({ description: 'seconds' }) })
  .openapi('Confirmation')

export const bindInput = z.strictObject({ method: z.enum(factorMethods), code: code.optional() })

export const totpOffer = z
  .object({ secret: z.string(), otpauth_url: z.string(), qr_svg: z.string() })
  .openapi('TotpOffer')
export const sentCode = z
  .object({
    target: z.string().openapi({ description: 'Masked' }),
    expires_in: z.int().openapi({ description: 'seconds' }),
    resend_in: z.int().openapi({ description: 'seconds until another may be sent' }),
  })
  .openapi('SentCode')
export const recoveryCodes = z
  .object({ recovery_codes: z.array(z.string()).openapi({ description: 'Empty when there are some already' }) })
  .openapi('RecoveryCodes')

export const challengeInput = z.strictObject({ mfa_token: mfaToken, method: z.enum(['sms', 'email']) })

export const pendingAnswer = challengeAnswer.omit({ mfa_token: true }).openapi('PendingMfa')

export const factorOverview = z
  .object({
    factors: z.array(
      z.object({
        method: z.enum(factorMethods),
        target: z.string().nullable(),
        bound_at: time,
        last_used_at: time.nullable(),
      }),
    ),
    recovery_codes_left: z.int(),
    required: z.boolean().openapi({ description: 'A role asks for a factor' }),
    available: z.array(z.enum(factorMethods)).openapi({ description: 'What can be bound' }),
    trusted_device_days: z.int(),
  })
  .openapi('Factors')

export const trustedDeviceRecord = z
  .object({
    id: z.int(),
    device: z.string().nullable(),
    ip_address: z.string().nullable(),
    created_at: time,
    last_used_at: time,
    expires_at: time,
  })
  .openapi('TrustedDevice')
