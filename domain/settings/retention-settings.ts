import { z } from 'zod'

const days = (standard: number, min = 1) => z.number().int().min(min).max(3650).default(standard)

/** Days that records are kept. */
export const retentionSettings = z.strictObject({
  run_days: days(180),
  run_output_days: days(30),
  message_days: days(180),
  notification_days: days(90),
  /** GB/T 22239 wants at least six months of audit and sign-in records. */
  audit_days: days(365, 183),
})
