import { z } from 'zod'
import { text } from '../text.ts'

export const mfaSettings = z.strictObject({
  /** What counts as a second factor. E-mail is the weakest: whoever reads the mailbox may also reset the password. */
  methods: z
    .array(z.enum(['totp', 'sms', 'email']))
    .min(1)
    .max(3)
    // NIST 800-63B, 3.1.3.3: who is offered text messages is offered something stronger as well.
    .refine((methods) => !methods.includes('sms') || methods.includes('totp'), {
      params: text('允许短信时，也须允许身份验证器', 'Where text messages are allowed, authenticator apps are, too'),
    })
    .default(['totp', 'sms', 'email']),
  /** Who has one of these roles, or one that inherits from them, must bind a factor. */
  required_role_ids: z.array(z.number().int().positive()).max(100).default([]),
  /** Sign-ins, and days after the first of them, for which it may be put off. */
  grace_sign_ins: z.number().int().min(0).max(20).default(0),
  grace_days: z.number().int().min(0).max(90).default(0),
  /** How long a device that was trusted needs no second factor; 0 trusts none. */
  trusted_device_days: z.number().int().min(0).max(90).default(30),
  /** How long a sign-in or a confirmation is fresh enough for a sensitive operation. */
  step_up_minutes: z.number().int().min(1).max(1440).default(15),
})
export type MfaSettings = z.infer<typeof mfaSettings>
