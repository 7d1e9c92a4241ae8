import { z } from 'zod'

export const lockoutSettings = z.strictObject({
  /** Failures in a row after which a name is locked. */
  max_failures: z.number().int().min(1).max(100).default(5),
  lock_minutes: z.number().int().min(1).max(1440).default(30),
})
export type LockoutSettings = z.infer<typeof lockoutSettings>
