import {
  defineSearchAttributeKey,
  TypedSearchAttributes,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/common'
import {
  condition,
  continueAsNew,
  executeChild,
  ParentClosePolicy,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow'
import type { BackfillActivities, BackfillStep } from '../../activities/jobs/backfill-activities.ts'
import type { BackfillStatus } from '../../domain/jobs/backfill-status.ts'
import { type BackfillRequest, backfillPriority, heedBackfill, processOf } from './messages.ts'

const { openBackfillFires, settleBackfill, hasRunEnded } = proxyLocalActivities<BackfillActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})

const opsKind = defineSearchAttributeKey('OpsKind', 'KEYWORD')
const opsSubject = defineSearchAttributeKey('OpsSubject', 'KEYWORD')
const opsTrace = defineSearchAttributeKey('OpsTrace', 'KEYWORD')

/** Whoever changes the row signals; this often it is looked at in case nobody could. */
const lookAgain = '1 minute'
const lookAtRun = '5 seconds'

/** Runs the fires of a backfill's plan in their order, so many at a time. Its row says whether it goes on. */
export async function backfillWorkflow(request: BackfillRequest): Promise<BackfillStatus> {
  const { backfillId, concurrency, mostEvents = 4000 } = request
  let after = request.after ?? 0
  let openRuns = 0
  let isWoken = false
  let state: BackfillStep['state'] = 'open'
  setHandler(heedBackfill, () => {
    isWoken = true
  })

  for (;;) {
    isWoken = false
    // A history that is long begins anew when nothing is under way that it would have to hand over.
    const isLong = workflowInfo().historyLength > mostEvents
    if (isLong && openRuns === 0) return continueAsNew<typeof backfillWorkflow>({ ...request, after })
    const count = isLong ? 0 : concurrency - openRuns
    const step = await openBackfillFires({ backfillId, after, count })
    after = step.after
    state = step.state
    for (const run of step.runs) follow(run, step)
    if (openRuns === 0 && (state === 'done' || state === 'ended')) {
      const ended = await settleBackfill({ backfillId })
      if (ended) return ended
    }
    await condition(() => isWoken, lookAgain)
  }

  function follow(run: BackfillStep['runs'][number], about: BackfillStep): void {
    openRuns++
    void carryOut(run, about).finally(() => {
      openRuns--
      isWoken = true
    })
  }
}

/** How a run ends stands in its row; here it only counts that it has. */
async function carryOut(run: BackfillStep['runs'][number], { jobId, traceId, process }: BackfillStep): Promise<void> {
  try {
    const { workflowType, idPrefix, kind } = process ?? processOf('http')
    await executeChild(workflowType, {
      workflowId: `${idPrefix}${run.runId}`,
      args: [run],
      priority: { priorityKey: backfillPriority },
      // A run ends by its own rules, whatever becomes of the backfill.
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: new TypedSearchAttributes([
        { key: opsKind, value: kind },
        { key: opsSubject, value: `job:${jobId}` },
        { key: opsTrace, value: traceId },
      ]),
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) return
    while (!(await hasRunEnded(run))) await sleep(lookAtRun)
  }
}
