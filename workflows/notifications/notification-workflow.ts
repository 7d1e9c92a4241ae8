import { proxyActivities, sleep } from '@temporalio/workflow'
import type { DeliveryRound, NotificationActivities } from '../../activities/notifications/notification-activities.ts'
import type { NotificationRequest } from './messages.ts'

const { deliverMessages } = proxyActivities<NotificationActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})

/** Delivers the messages of a batch: again and again, ever more slowly, until each is settled. */
export async function notificationWorkflow({ batch }: NotificationRequest): Promise<void> {
  let afterId: number | undefined = 0
  while (afterId !== undefined) {
    const round: DeliveryRound = await deliverMessages({ batch, afterId })
    if (round.waitMs > 0) await sleep(round.waitMs)
    afterId = round.nextAfterId
  }
}
