export const backfillStatuses = ['running', 'paused', 'success', 'failed', 'cancelled'] as const
export type BackfillStatus = (typeof backfillStatuses)[number]

export const backfillOrders = ['asc', 'desc'] as const
export type BackfillOrder = (typeof backfillOrders)[number]

export function isEndedBackfill(status: BackfillStatus): boolean {
  return status !== 'running' && status !== 'paused'
}
