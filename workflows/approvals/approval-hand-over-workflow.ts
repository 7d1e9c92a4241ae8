import {
  ActivityFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow'
import type { HandOverActivities } from '../../activities/approvals/hand-over-activities.ts'
import { cancelHandOver, type HandOverRequest } from './messages.ts'

const { handOverTasks } = proxyActivities<HandOverActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})
const { gatherHandOver, settleHandOver } = proxyLocalActivities<HandOverActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})

/** Tasks come to somebody while theirs are handed over; one who goes on getting them is handed over again. */
const mostRounds = 5

/** Everything that somebody has to decide goes to others, some at a time; what is done by a cancellation stays. */
export async function approvalHandOverWorkflow({ handOverId }: HandOverRequest): Promise<string> {
  let isCancelled = false
  let end: string | undefined

  setHandler(cancelHandOver, async () => {
    isCancelled = true
    await condition(() => end !== undefined)
    return end ?? 'cancelled'
  })

  try {
    await story()
  } catch (error) {
    // What is left then shows as waiting, and can be tried again.
    if (isCancellation(error)) isCancelled = true
    else if (!(error instanceof ActivityFailure)) throw error
  }
  end = await CancellationScope.nonCancellable(() => settleHandOver({ handOverId, isCancelled }))
  await condition(allHandlersFinished)
  return end

  async function story(): Promise<void> {
    let waiting = await gatherHandOver({ handOverId })
    for (let round = 0; waiting > 0 && round < mostRounds; round++) {
      while (waiting > 0) {
        if (isCancelled) return
        waiting = await handOverTasks({ handOverId })
      }
      waiting = await gatherHandOver({ handOverId })
    }
  }
}
