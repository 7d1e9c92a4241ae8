import { proxyActivities, sleep } from '@temporalio/workflow'
import type { CardActivities } from '../../activities/approvals/cards/card-activities.ts'
import type { CardPressRequest, CardsRequest } from './messages.ts'

const retry = { initialInterval: '1 second', maximumInterval: '1 minute' } as const
const { showCards } = proxyActivities<CardActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry,
})
const { carryOutCardPress } = proxyActivities<CardActivities>({ startToCloseTimeout: '30 seconds', retry })

/** Has messengers show what changed of an instance's cards: again and again, ever more slowly, until each is told or given up. */
export async function showCardsWorkflow({ instanceId }: CardsRequest): Promise<void> {
  for (;;) {
    const { waitMs } = await showCards({ instanceId })
    if (waitMs === undefined) return
    if (waitMs > 0) await sleep(waitMs)
  }
}

/** Carries out a press that was accepted while nobody could, and has its card say what became of it. */
export async function cardPressWorkflow({ pressId, instanceId }: CardPressRequest): Promise<void> {
  await carryOutCardPress({ pressId })
  await showCardsWorkflow({ instanceId })
}
