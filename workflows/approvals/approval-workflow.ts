import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  sleep,
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
type Wake = NonNullable<ApprovalStep['wake']>

/**
 * One request on its way: what people do to it is done one after the other, and what falls due wakes it.
 *
 * What is told to Temporal follows from promises alone, never from a condition that becomes true: on a replay, what came
 * in several activations may come in one, in which conditions are looked at later. Timers are not taken back for the
 * same reason: one that is not needed any more rings in vain.
 */
export async function approvalWorkflow({
  instanceId,
  mostEvents = mostEventsByDefault,
}: ApprovalRequest): Promise<string> {
  let step: ApprovalStep = { status: 'pending' }
  let turns: Promise<unknown> = Promise.resolve()
  let openTurns = 0
  let isHeedAhead = false
  let fault: unknown
  const alarms = new Set<number>()

  const begun = inTurn(() => beginApproval({ instanceId }))
  setHandler(heedApproval, heed)
  setHandler(awaitApproval, async (): Promise<ApprovalStep> => {
    await begun
    return step
  })
  setHandler(actOnApproval, (order) => inTurn(() => actOnInstance({ instanceId, order })))

  await begun
  lookAgain()
  const isLong = () => workflowInfo().historyLength > mostEvents
  const isIdle = () => openTurns === 0 && allHandlersFinished()
  await condition(() => isIdle() && (step.status !== 'pending' || isLong() || fault !== undefined))
  if (fault !== undefined) throw fault
  if (step.status === 'pending') return continueAsNew<typeof approvalWorkflow>({ instanceId, mostEvents })
  return step.status

  /** In the order in which they came; what somebody else is doing comes to its end first. */
  async function inTurn(change: () => Promise<ApprovalStep>): Promise<ApprovalStep> {
    openTurns++
    const turn = turns.then(change)
    turns = turn.catch(() => {})
    try {
      step = await turn
      if (step.wake) setAlarm(step.wake)
      return step
    } finally {
      openTurns--
    }
  }

  /** Does what has fallen due; what is asked for while one is ahead is done by that one. */
  function heed(): void {
    if (isHeedAhead) return
    isHeedAhead = true
    const heeding = inTurn(() => {
      isHeedAhead = false
      return heedInstance({ instanceId })
    })
    heeding.catch((error) => {
      fault = error
    })
  }

  function setAlarm({ at, inMs }: Wake): void {
    if (alarms.has(at) || inMs > lookAgainMs) return
    alarms.add(at)
    ring(inMs, () => {
      alarms.delete(at)
      if (step.wake?.at === at) heed()
    })
  }

  function lookAgain(): void {
    ring(lookAgainMs, () => {
      heed()
      lookAgain()
    })
  }
}

/** A process that is cancelled is rung no more. */
function ring(inMs: number, heard: () => void): void {
  sleep(inMs).then(heard, () => {})
}
