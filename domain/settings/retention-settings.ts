import { z } from 'zod'
import { text } from '../text.ts'

const days = (standard: number, min = 1) => z.number().int().min(min).max(3650).default(standard)

/** Days that records are kept. */
export const retentionSettings = z
  .strictObject({
    run_days: days(180),
    run_output_days: days(30),
    message_days: days(180),
    notification_days: days(90),
    /** GB/T 22239 wants at least six months of audit and sign-in records. */
    audit_days: days(365, 183),
  })
  .refine(({ run_output_days, run_days }) => run_output_days <= run_days, {
    path: ['run_output_days'],
    params: text('不能比运行记录保留得更久', 'Must not be kept longer than the runs themselves'),
  })
