import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { ApprovalActivities } from '../../activities/approvals/approval-activities.ts'
import { type ApprovalStep, actOnApproval, awaitApproval, heedApproval } from './messages.ts'

const { beginApproval, actOnInstance, heedInstance } = proxyLocalActivities<ApprovalActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})

/** Whoever changes rows that it waits for signals; this often they are looked at in case nobody could. */
const lookAgainMs = 60 * 60_000
const mostEventsByDefault = 4000

/** `mostEvents`: when a history begins anew. */
type ApprovalRequest = { instanceId: number; mostEvents?: number }

/** One request on its way: what people do to it is done one after the other, and what falls due wakes it. */
export async function approvalWorkflow({
  instanceId,
  mostEvents = mostEventsByDefault,
}: ApprovalRequest): Promise<string> {
  let step: ApprovalStep | undefined
  let isBusy = false
  let isWoken = false

  setHandler(heedApproval, () => {
    isWoken = true
  })
  setHandler(awaitApproval, async (): Promise<ApprovalStep> => {
    await condition(() => step !== undefined)
    return step ?? { status: 'pending' }
  })
  setHandler(actOnApproval, (order) => inTurn(() => actOnInstance({ instanceId, order })))

  await inTurn(() => beginApproval({ instanceId }))
  while (isPending() || !allHandlersFinished()) {
    const seen = step
    const wait = Math.min(step?.wakeInMs ?? lookAgainMs, lookAgainMs)
    // After each change something else may be due next.
    const isChanged = () => step !== seen || (!isPending() && allHandlersFinished())
    const isEarly = await condition(() => isWoken || isChanged(), wait)
    if (isPending() && (isWoken || !isEarly)) {
      isWoken = false
      await inTurn(() => heedInstance({ instanceId }))
    }
    if (isPending() && workflowInfo().historyLength > mostEvents && allHandlersFinished()) {
      return continueAsNew<typeof approvalWorkflow>({ instanceId, mostEvents })
    }
  }
  return step?.status ?? 'pending'

  function isPending(): boolean {
    return step === undefined || step.status === 'pending'
  }

  /** What somebody else is doing comes to its end first. */
  async function inTurn(change: () => Promise<ApprovalStep>): Promise<ApprovalStep> {
    await condition(() => !isBusy)
    isBusy = true
    try {
      step = await change()
      return step
    } finally {
      isBusy = false
    }
  }
}
