import { Context } from '@temporalio/activity'
import { createBatchDelivery, type DeliveryDeps, type DeliveryRound } from './deliver-batch.ts'

export type { DeliveryRound } from './deliver-batch.ts'

export type NotificationActivities = ReturnType<typeof createNotificationActivities>

export function createNotificationActivities(deps: DeliveryDeps) {
  const deliverBatch = createBatchDelivery(deps)
  return {
    /** One round of a batch. */
    async deliverMessages(round: { batch: string; afterId: number }): Promise<DeliveryRound> {
      const context = Context.current()
      const pulse = setInterval(() => context.heartbeat(), 5000)
      try {
        return await deliverBatch(round, context.cancellationSignal)
      } finally {
        clearInterval(pulse)
      }
    },
  }
}
