import { z } from 'zod'

export const generalSettings = z.strictObject({
  site_name: z.string().trim().min(1).max(50).default('OPS'),
  /** Of users who chose none. */
  default_language: z.enum(['zh', 'en']).default('zh'),
})
