import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { CallbackActivities } from '../../activities/approvals/callbacks/callback-activities.ts'
import { type CallbackRequest, type CallbackStep, heedCallback } from './messages.ts'

const { takeCallback, settleWebhook } = proxyLocalActivities<CallbackActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})
const { callWebhook } = proxyActivities<CallbackActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})

/** Whoever changes its row signals; this often it is looked at in case nobody could. */
const lookAgainMs = 10 * 60_000
const mostEventsByDefault = 4000

/** What follows from an approval, or a service on its way: its row says how far it is, and until it has ended it is tried or waited for. */
export async function approvalCallbackWorkflow({
  callbackId,
  mostEvents = mostEventsByDefault,
}: CallbackRequest): Promise<string> {
  let isWoken = false
  setHandler(heedCallback, () => {
    isWoken = true
  })

  for (;;) {
    isWoken = false
    const step = await advance()
    if (step.state === 'ended') {
      // Woken since, it looks once more: somebody may have had it tried again.
      if (!isWoken && allHandlersFinished()) return step.status
    } else if (step.state === 'open') {
      await condition(() => isWoken, Math.min(step.wakeInMs ?? lookAgainMs, lookAgainMs))
    }
    if (workflowInfo().historyLength > mostEvents && allHandlersFinished()) {
      return continueAsNew<typeof approvalCallbackWorkflow>({ callbackId, mostEvents })
    }
  }

  async function advance(): Promise<CallbackStep> {
    const step = await takeCallback({ callbackId })
    if (step.state !== 'call') return step
    const outcome = await callWebhook({ callbackId, attempt: step.attempt })
    return settleWebhook({ callbackId, attempt: step.attempt, outcome })
  }
}
