import {
  defineSearchAttributeKey,
  TypedSearchAttributes,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/common'
import {
  ChildWorkflowFailure,
  condition,
  continueAsNew,
  executeChild,
  isCancellation,
  ParentClosePolicy,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { LoopActivities, LoopTurn } from '../../activities/jobs/loop-activities.ts'
import { jobScheduleId, processOf, scheduledRunWorkflowId, wakeLoop } from './messages.ts'

const { nextDelayedFire } = proxyLocalActivities<LoopActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})

const longestHistory = 2000
const opsKind = defineSearchAttributeKey('OpsKind', 'KEYWORD')
const opsSubject = defineSearchAttributeKey('OpsSubject', 'KEYWORD')

/** Fires a job so long after its last run ended, until the job no longer asks for it. Woken, it looks at the job anew. */
export async function fixedDelayWorkflow({ jobId }: { jobId: number }): Promise<void> {
  let isWoken = false
  setHandler(wakeLoop, () => {
    isWoken = true
  })

  for (;;) {
    isWoken = false
    const turn = await nextDelayedFire({ jobId })
    if (isWoken) continue
    if (turn.kind === 'over') return
    const wasWoken = turn.inMs > 0 && (await condition(() => isWoken, turn.inMs))
    if (turn.kind === 'fire' && !wasWoken) await fire(jobId, turn)
    if (workflowInfo().historyLength > longestHistory && !isWoken) {
      await continueAsNew<typeof fixedDelayWorkflow>({ jobId })
    }
  }
}

/** However the run ends, its row says so; the next turn counts from there. */
async function fire(jobId: number, { scheduledAt, process }: Extract<LoopTurn, { kind: 'fire' }>): Promise<void> {
  try {
    const { workflowType, kind } = process ?? processOf('http')
    await executeChild(workflowType, {
      workflowId: scheduledRunWorkflowId(jobId, Date.parse(scheduledAt)),
      args: [{ jobId, scheduledAt }],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: new TypedSearchAttributes([
        { key: opsKind, value: kind },
        { key: opsSubject, value: jobScheduleId(jobId) },
      ]),
    })
  } catch (error) {
    if (isCancellation(error)) throw error
    const isSettled = error instanceof ChildWorkflowFailure || error instanceof WorkflowExecutionAlreadyStartedError
    if (!isSettled) throw error
  }
}
