import { z } from 'zod'

export const lockoutSettings = z.strictObject({
  /** Failures in a row after which a name is locked. */
  max_failures: z.number().int().min(1).max(100).default(5),
  lock_minutes: z.number().int().min(1).max(1440).default(30),
  /** Failures at so many names within so many minutes slow the address that they come from. */
  source_names: z.number().int().min(1).max(1000).default(20),
  source_minutes: z.number().int().min(1).max(1440).default(10),
})
export type LockoutSettings = z.infer<typeof lockoutSettings>
