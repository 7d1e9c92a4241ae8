import { z } from 'zod'

const zones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])

/** How departments and people of a directory are taken over. */
const syncSettings = z.strictObject({
  /** Changes wait for somebody who has looked at them; `auto` applies them at once. */
  mode: z.enum(['confirm', 'auto']).default('confirm'),
  /** The time of day at which a sync begins by itself. */
  daily_at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullish(),
  timezone: z
    .string()
    .refine((zone) => zones.has(zone))
    .default('Asia/Shanghai'),
  /** When more of the people known here would be switched off, somebody has to confirm it in any case. */
  max_disable_percent: z.number().int().min(0).max(100).default(10),
  create_users: z.boolean().default(true),
  sync_departments: z.boolean().default(true),
})
export type SyncSettings = z.infer<typeof syncSettings>

/** To be spread into the config of every kind of provider that is a directory as well. */
export const syncField = { sync: syncSettings.prefault({}) }
