import { z } from 'zod'

const perMinute = (points: number) => z.number().int().min(1).max(1_000_000).default(points)

/** Requests a minute by class of route: of one caller, and, before a caller is known, of one address. */
export const securitySettings = z.strictObject({
  read_per_minute: perMinute(120_000),
  write_per_minute: perMinute(30_000),
  send_per_minute: perMinute(30),
  auth_per_minute: perMinute(120),
  internal_per_minute: perMinute(60_000),
})
export type SecuritySettings = z.infer<typeof securitySettings>
