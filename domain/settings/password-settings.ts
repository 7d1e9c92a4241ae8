import { z } from 'zod'
import { providerUrl } from '../iam/identity-providers/provider-fields.ts'

export const passwordSettings = z.strictObject({
  min_length: z.number().int().min(8).max(64).default(8),
  require_upper: z.boolean().default(true),
  require_lower: z.boolean().default(true),
  require_digit: z.boolean().default(true),
  require_special: z.boolean().default(true),
  /** How many of the last passwords may not come back; 0 allows all. */
  history: z.number().int().min(0).max(24).default(5),
  /** Days after which a password has to be changed at the next sign-in; 0 never. */
  max_age_days: z.number().int().min(0).max(3650).default(0),
  /** Refuses the 3,000 commonest passwords, also with a few characters replaced or added. */
  refuse_common: z.boolean().default(true),
  /** Refuses what holds, or is nearly, the name, username, e-mail address or phone number of its owner. */
  refuse_similar: z.boolean().default(true),
  /** Words of the organization that no password may hold, besides those that `context-words.ts` finds in other settings. */
  forbidden_words: z
    .array(
      z
        .string()
        .trim()
        .min(2)
        .max(50)
        .regex(/^\P{Cc}*$/u),
    )
    .max(200)
    .default([]),
  /**
   * A list of breached passwords that answers like the range API of “Have I Been Pwned”: `GET {list}/{five hex digits}` of
   * the SHA-1. Empty asks none; one that does not answer lets a password pass.
   */
  breach_list_url: z.union([z.literal(''), providerUrl]).default(''),
})
export type PasswordSettings = z.infer<typeof passwordSettings>
