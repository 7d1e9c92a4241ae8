import { defineSearchAttributeKey } from '@temporalio/common'
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import type { FlowActivities } from '../../activities/flows/flow-activities.ts'
import type { FireActivities } from '../../activities/jobs/fire-activities.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import { failure } from '../failures.ts'
import { cancelRun, type FirePlan } from '../jobs/messages.ts'
import { heedFlow } from './messages.ts'

const { openFire } = proxyLocalActivities<FireActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})
const { advanceFlow, stopFlow } = proxyLocalActivities<FlowActivities>({
  startToCloseTimeout: '60 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})

const opsStatus = defineSearchAttributeKey('OpsStatus', 'KEYWORD')
const scheduledStartTime = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME')

/** Whoever changes a run's rows signals; this often they are looked at in case nobody could. */
const lookAgainMs = 10 * 60_000
const mostEventsByDefault = 4000

/** Started by hand it names its row; started by a Schedule, the flow: the nominal time comes with the start. */
type FlowRunRequest = ({ runId: number; scheduledAt: string } | { jobId: number; scheduledAt?: string }) & {
  /** When a history begins anew. */
  mostEvents?: number
}

type RunEnd = RunStatus | 'queued' | 'not_due'

/** One run of a flow: its rows say how far it is, steps take it on, and between them it waits. */
export async function flowRunWorkflow(request: FlowRunRequest): Promise<RunEnd> {
  const { mostEvents = mostEventsByDefault } = request
  let isWoken = false
  let run: FirePlan['run'] | undefined
  let ended: RunEnd | undefined

  setHandler(heedFlow, () => {
    isWoken = true
  })
  setHandler(
    cancelRun,
    async (by) => {
      await condition(() => run !== undefined || ended !== undefined)
      if (run) await stopFlow({ run, by })
      isWoken = true
      await condition(() => ended !== undefined)
      return ended === undefined || ended === 'not_due' || ended === 'queued' ? 'cancelled' : ended
    },
    {
      validator: (_by) => {
        if (ended) throw failure('conflict', { zh: '这次运行已经结束', en: 'This run has already ended' })
      },
    },
  )

  const fire = await open(request)
  if (fire.kind === 'flow') run = fire.run
  else ended = fire.kind === 'ended' ? fire.status : fire.kind === 'queued' ? 'queued' : 'not_due'

  while (run && !ended) {
    isWoken = false
    const step = await advanceFlow({ run })
    if (step.state === 'ended') {
      // Woken since, it looks once more: somebody may have had the run go on.
      if (!isWoken) ended = step.status
    } else if (!step.again) await condition(() => isWoken, Math.min(step.wakeInMs ?? lookAgainMs, lookAgainMs))
    if (!ended && workflowInfo().historyLength > mostEvents && allHandlersFinished()) {
      return continueAsNew<typeof flowRunWorkflow>({ ...run, ...(request.mostEvents && { mostEvents }) })
    }
  }
  if (run && ended !== 'success') upsertSearchAttributes([{ key: opsStatus, value: ended ?? '' }])
  if (!allHandlersFinished()) await condition(allHandlersFinished)
  return ended ?? 'not_due'
}

/** The row of the fire is found or written, or it is said why nothing runs. */
function open(request: FlowRunRequest) {
  const { workflowId, typedSearchAttributes } = workflowInfo()
  const nominalTime = typedSearchAttributes.get(scheduledStartTime)?.toISOString()
  return CancellationScope.nonCancellable(() => openFire({ request, workflowId, nominalTime }))
}
