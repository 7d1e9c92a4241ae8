import { defineSearchAttributeKey } from '@temporalio/common'
import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import type { FireActivities, OpenedFire } from '../../activities/jobs/fire-activities.ts'
import type { GrpcRunActivities } from '../../activities/jobs/grpc-run-activities.ts'
import type { HttpRunActivities } from '../../activities/jobs/http-run-activities.ts'
import type { ScriptRunActivities } from '../../activities/jobs/script-run-activities.ts'
import type { SqlRunActivities } from '../../activities/jobs/sql-run-activities.ts'
import type { WorkerAttempt } from '../../activities/jobs/worker-attempt.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import { failure } from '../failures.ts'
import { runForeignActivity } from './foreign-attempt.ts'
import { cancelRun, type FirePlan, type JobRunRequest } from './messages.ts'

const { openFire, openRetry, settleRun } = proxyLocalActivities<FireActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})

const scheduledStartTime = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME')
const opsStatus = defineSearchAttributeKey('OpsStatus', 'KEYWORD')

/** One fire of a job: its row, its attempts, its end. */
export async function jobRunWorkflow(request: JobRunRequest): Promise<RunStatus | 'not_due'> {
  let ended: RunStatus | 'not_due' | undefined
  let cancelledBy = 'system'
  const attempts = new CancellationScope()

  setHandler(
    cancelRun,
    async ({ name }) => {
      cancelledBy = name
      attempts.cancel()
      await condition(() => ended !== undefined)
      return ended === undefined || ended === 'not_due' ? 'cancelled' : ended
    },
    {
      validator: (_by) => {
        if (ended) throw failure('conflict', { zh: '这次运行已经结束', en: 'This run has already ended' })
      },
    },
  )

  const fire = 'ticket' in request ? ({ kind: 'run', ...request } as const) : await open(request)
  if (fire.kind === 'run') {
    const outcome = await attempts
      .run(() => runAttempts(fire))
      .catch((error): AttemptOutcome | { status: 'cancelled'; cancelledBy: string } => {
        if (isCancellation(error)) return { status: 'cancelled', cancelledBy }
        return outcomeOfFault(error)
      })
    // An attempt that is the last may have settled the run by itself.
    ended =
      'ended' in outcome && outcome.ended
        ? outcome.ended
        : await CancellationScope.nonCancellable(() => settleRun({ run: fire.run, outcome }))
    if (ended !== 'success') upsertSearchAttributes([{ key: opsStatus, value: ended }])
  } else {
    ended = fire.kind === 'ended' ? fire.status : 'not_due'
  }
  await condition(allHandlersFinished)
  return ended
}

/** The fire of a run that does not bring its plan: its row is found or written, or it says why nothing runs. */
function open(request: Exclude<JobRunRequest, FirePlan>): Promise<OpenedFire> {
  const { workflowId, typedSearchAttributes } = workflowInfo()
  const nominalTime = typedSearchAttributes.get(scheduledStartTime)?.toISOString()
  return CancellationScope.nonCancellable(() => openFire({ request, workflowId, nominalTime }))
}

async function runAttempts({ run, retryDelaysMs, ticket: firstTicket, ...fire }: FirePlan): Promise<AttemptOutcome> {
  const activities = proxyActivities<RunActivities>({
    taskQueue: fire.taskQueue,
    // The runner itself keeps the time limit; this one is for a runner that hangs.
    startToCloseTimeout: fire.timeoutMs + 60_000,
    heartbeatTimeout: '12 seconds',
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { initialInterval: '1 second', maximumInterval: '15 seconds' },
  })
  let ticket = firstTicket
  for (let attempt = 1; ; attempt++) {
    const delayMs = retryDelaysMs[attempt - 1]
    const outcome = await perform({ ...run, attempt, isLast: delayMs === undefined })
    if (outcome.status === 'success' || !outcome.retryable || delayMs === undefined) return outcome
    ticket = await openRetry({ run, attempt, outcome })
    await sleep(delayMs)
  }

  function perform(of: WorkerAttempt): Promise<AttemptOutcome> {
    const { activity = fire.runner === 'worker' ? 'runHttpJob' : 'runScriptJob', timeoutMs } = fire
    if (activity === 'foreignActivity') return runForeignActivity(of, timeoutMs)
    if (activity !== 'runScriptJob') return activities[activity](of)
    const { isLast, ...key } = of
    return activities.runScriptJob({ ...key, ticket })
  }
}

type RunActivities = HttpRunActivities & SqlRunActivities & GrpcRunActivities & ScriptRunActivities

/** A step that was refused, rather than one that failed and is retried, ends the run with the reason. */
function outcomeOfFault(error: unknown): AttemptOutcome {
  const cause = error instanceof ActivityFailure ? error.cause : error
  if (!(cause instanceof ApplicationFailure)) throw error
  const details = cause.details?.[0] as { text?: AttemptOutcome['errorMsg'] } | undefined
  return {
    status: 'failed',
    errorMsg: details?.text ?? { zh: cause.message, en: cause.message },
    retryable: false,
  }
}
