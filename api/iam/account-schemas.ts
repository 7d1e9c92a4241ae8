import { z } from '@hono/zod-openapi'
import { providerTypes } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { inviteResults, mostInvited } from '../../domain/iam/invitation.ts'
import { passwordText, userInput } from '../../domain/iam/user.ts'
import { registrationModes } from '../../domain/settings/registration-settings.ts'

const account = z.string().trim().min(1).max(254)
const token = z.string().min(1).max(200)

const recoveryMethods = ['email', 'sms'] as const

export const registerInput = z
  .strictObject({
    username: userInput.shape.username,
    name: z.string().trim().min(1).max(100),
    email: z.email().max(254),
    phone: userInput.shape.phone,
    password: passwordText,
  })
  .openapi('RegisterInput')
export type RegisterInput = z.infer<typeof registerInput>

export const activateInput = z
  .strictObject({
    token,
    new_password: passwordText.optional().openapi({ description: 'needed by an invitation, refused otherwise' }),
  })
  .openapi('ActivateInput')
export type ActivateInput = z.infer<typeof activateInput>

export const activatedAccount = z.object({ username: z.string() })

export const forgotInput = z
  .strictObject({
    account: account.openapi({ description: 'username or e-mail address' }),
    method: z.enum(recoveryMethods),
  })
  .openapi('ForgotPasswordInput')
export type ForgotInput = z.infer<typeof forgotInput>

export const resetInput = z
  .union([
    z.strictObject({ token, new_password: passwordText }),
    z.strictObject({ account, code: z.string().trim().min(1).max(20), new_password: passwordText }),
  ])
  .openapi('ResetPasswordInput')
export type ResetInput = z.infer<typeof resetInput>

const userId = z.int().positive()

export const inviteInput = z.strictObject({ ids: z.array(userId).min(1).max(mostInvited) }).openapi('InviteInput')
export const invitedUser = z.object({ id: userId, result: z.enum(inviteResults) }).openapi('InvitedUser')

export const authOptions = z
  .object({
    registration: z.enum(registrationModes),
    recovery: z.array(z.enum(recoveryMethods)),
    providers: z.array(z.object({ code: z.string(), name: z.string(), type: z.enum(providerTypes) })),
    password: z.object({
      min_length: z.int(),
      require_upper: z.boolean(),
      require_lower: z.boolean(),
      require_digit: z.boolean(),
      require_special: z.boolean(),
      history: z.int(),
      max_age_days: z.int(),
      refuse_common: z.boolean(),
      refuse_similar: z.boolean(),
    }),
  })
  .openapi('AuthOptions')
