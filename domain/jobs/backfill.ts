import { z } from 'zod'
import { backfillOrders } from './backfill-status.ts'

const time = z.iso.datetime({ offset: true })

/** Both ends of the range count. `skip_successful` leaves out the times for which the job has succeeded already. */
export const backfillInput = z.strictObject({
  start: time,
  end: time,
  concurrency: z.int().min(1).max(100).default(1),
  order: z.enum(backfillOrders).default('asc'),
  skip_successful: z.boolean().default(true),
  dry_run: z.boolean().default(false),
  params: z.record(z.string(), z.json()).default({}),
})
export type BackfillInput = z.infer<typeof backfillInput>
