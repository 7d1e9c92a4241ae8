import { z } from 'zod'

export const sessionSettings = z.strictObject({
  /** Minutes without a request after which a session ends; 0 never ends one for that. */
  idle_minutes: z.number().int().min(0).max(10_080).default(480),
  /** Days after the sign-in when a session ends, however busy it is. */
  max_days: z.number().int().min(1).max(7).default(7),
  /** The oldest ends when one more begins. */
  max_sessions: z.number().int().min(1).max(100).default(5),
})
export type SessionSettings = z.infer<typeof sessionSettings>
