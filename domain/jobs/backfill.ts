import { z } from 'zod'

export const backfillStatuses = ['running', 'paused', 'success', 'failed', 'cancelled'] as const
export type BackfillStatus = (typeof backfillStatuses)[number]

export const backfillOrders = ['asc', 'desc'] as const
export type BackfillOrder = (typeof backfillOrders)[number]

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

export function isEndedBackfill(status: BackfillStatus): boolean {
  return status !== 'running' && status !== 'paused'
}
