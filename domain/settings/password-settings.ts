import { z } from 'zod'

export const passwordSettings = z.strictObject({
  min_length: z.number().int().min(8).max(64).default(8),
  require_upper: z.boolean().default(true),
  require_lower: z.boolean().default(true),
  require_digit: z.boolean().default(true),
  require_special: z.boolean().default(true),
  /** How many of the last passwords may not come back; 0 allows all. */
  history: z.number().int().min(0).max(24).default(5),
})
export type PasswordSettings = z.infer<typeof passwordSettings>
