import { z } from 'zod'
import { text } from '../text.ts'

export const apiKeySettings = z
  .strictObject({
    default_days: z.number().int().min(1).max(3650).default(90),
    /** The longest that a key may last. */
    max_days: z.number().int().min(1).max(3650).default(365),
    /** Keys that one account may have at a time. */
    max_keys: z.number().int().min(0).max(1000).default(20),
    /** Requests a minute with one key. */
    requests_per_minute: z.number().int().min(1).max(1_000_000).default(6000),
  })
  .refine(({ default_days, max_days }) => default_days <= max_days, {
    path: ['default_days'],
    params: text('不能长于最长有效期', 'Must not be longer than the longest that a key may last'),
  })
export type ApiKeySettings = z.infer<typeof apiKeySettings>
