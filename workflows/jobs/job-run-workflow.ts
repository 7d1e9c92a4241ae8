import { defineSearchAttributeKey } from '@temporalio/common'
import {
  ActivityCancellationType,
  ActivityFailure,
  type ActivityOptions,
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  executeChild,
  isCancellation,
  ParentClosePolicy,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  TimeoutFailure,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import type { FireActivities, OpenedFire } from '../../activities/jobs/fire-activities.ts'
import type { GrpcRunActivities } from '../../activities/jobs/grpc-run-activities.ts'
import type { HttpRunActivities } from '../../activities/jobs/http-run-activities.ts'
import type { ScriptRunActivities } from '../../activities/jobs/script-run-activities.ts'
import type { RunOutcome } from '../../activities/jobs/settle-run.ts'
import type { SqlRunActivities } from '../../activities/jobs/sql-run-activities.ts'
import type { WorkerAttempt } from '../../activities/jobs/worker-attempt.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import { failure } from '../failures.ts'
import { runForeignActivity } from './foreign-attempt.ts'
import { inlineAttempt, takeOver } from './inline-attempt.ts'
import {
  type CancelRequest,
  cancelRun,
  executorActivityId,
  type FirePlan,
  isForOneExecutor,
  type JobRunRequest,
  jobRunWorkflowId,
  type ShardsPlan,
} from './messages.ts'

const { openFire, openRetry, settleRun, settleShards } = proxyLocalActivities<FireActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})

const endedWithWhole = { zh: '随整次运行一起取消', en: 'Cancelled with the whole run' }
const notTakenUp: AttemptOutcome = {
  status: 'failed',
  errorMsg: { zh: '执行器没有在两分钟内接手', en: 'The executor did not take the run up within two minutes' },
  retryable: false,
}
const scheduledStartTime = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME')
const opsStatus = defineSearchAttributeKey('OpsStatus', 'KEYWORD')

/** `queued`: another workflow takes the run up when those before it have ended. */
type RunEnd = RunStatus | 'queued' | 'not_due'

/** One fire of a job: its row, its attempts, its end. */
export async function jobRunWorkflow(request: JobRunRequest): Promise<RunEnd> {
  let ended: RunEnd | undefined
  let cancelled: CancelRequest = { userId: null, name: 'system' }
  const attempts = new CancellationScope()

  setHandler(
    cancelRun,
    async (request) => {
      cancelled = request
      attempts.cancel()
      await condition(() => ended !== undefined)
      return ended === undefined || ended === 'not_due' || ended === 'queued' ? 'cancelled' : ended
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
      .catch((error): RunOutcome => {
        if (isCancellation(error)) return cancelledBy(cancelled)
        return outcomeOfFault(error)
      })
    // An attempt that is the last may have settled the run by itself.
    ended =
      'ended' in outcome && outcome.ended
        ? outcome.ended
        : await CancellationScope.nonCancellable(() => settleRun({ run: fire.run, outcome }))
    if (ended !== 'success') upsertSearchAttributes([{ key: opsStatus, value: ended }])
  } else if (fire.kind === 'shards') {
    const wasCancelled = await attempts
      .run(() => runShards(fire.shards))
      .then(() => attempts.consideredCancelled, isCancellation)
    const outcome = wasCancelled ? cancelledBy(cancelled) : undefined
    ended = await CancellationScope.nonCancellable(() => settleShards({ run: fire.run, cancelled: outcome }))
    if (ended !== 'success') upsertSearchAttributes([{ key: opsStatus, value: ended }])
  } else {
    ended = fire.kind === 'ended' ? fire.status : fire.kind === 'queued' ? 'queued' : 'not_due'
  }
  if (!allHandlersFinished()) await CancellationScope.nonCancellable(() => condition(allHandlersFinished))
  return ended
}

/** Every shard is a run of its own, whose row says how it ended. */
async function runShards(shards: ShardsPlan['shards']): Promise<void> {
  const ends = shards.map((shard) =>
    executeChild(jobRunWorkflow, {
      workflowId: jobRunWorkflowId(shard.runId),
      args: [shard],
      parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
    }),
  )
  await Promise.allSettled(ends)
}

function cancelledBy({ name, why }: CancelRequest): RunOutcome {
  return { status: 'cancelled', cancelledBy: name, why: why ?? (workflowInfo().parent && endedWithWhole) }
}

/** The fire of a run that does not bring its plan: its row is found or written, or it says why nothing runs. */
function open(request: Exclude<JobRunRequest, FirePlan>): Promise<OpenedFire> {
  const { workflowId, typedSearchAttributes } = workflowInfo()
  const nominalTime = typedSearchAttributes.get(scheduledStartTime)?.toISOString()
  return CancellationScope.nonCancellable(() => openFire({ request, workflowId, nominalTime }))
}

async function runAttempts({ run, retryDelaysMs, ticket: firstTicket, ...fire }: FirePlan): Promise<AttemptOutcome> {
  const options: ActivityOptions = {
    taskQueue: fire.taskQueue,
    ...(fire.priority && { priority: { priorityKey: fire.priority } }),
    // The runner itself keeps the time limit; this one is for a runner that hangs.
    startToCloseTimeout: fire.timeoutMs + 60_000,
    heartbeatTimeout: '12 seconds',
    // Nobody else takes up what waits for one executor.
    ...(isForOneExecutor(fire.taskQueue) && { scheduleToStartTimeout: '2 minutes' }),
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { initialInterval: '1 second', maximumInterval: '15 seconds' },
  }
  const activities = proxyActivities<WorkerActivities>(options)
  let ticket = firstTicket
  for (let attempt = 1; ; attempt++) {
    const delayMs = retryDelaysMs[attempt - 1]
    const outcome = await perform({ ...run, attempt, isLast: delayMs === undefined })
    if (outcome.status === 'success' || !outcome.retryable || delayMs === undefined) return outcome
    ticket = await openRetry({ run, attempt, outcome })
    await sleep(delayMs)
  }

  async function perform(of: WorkerAttempt): Promise<AttemptOutcome> {
    const { activity = fire.runner === 'worker' ? 'runHttpJob' : 'runScriptJob', timeoutMs } = fire
    const begun = of.attempt === 1 && fire.begun && (await takeOver(fire.begun, of, options))
    if (begun) return begun
    if (activity === 'foreignActivity') return runForeignActivity(of, timeoutMs)
    if (activity !== 'runScriptJob') {
      return (fire.inline && (await inlineAttempt(activity, of, options))) || activities[activity](of)
    }
    const { isLast, ...key } = of
    const isSealedForIt = patched('executor-payloads')
    const activityId = isSealedForIt ? { activityId: executorActivityId(of.attempt) } : {}
    return proxyActivities<ScriptRunActivities>({ ...options, ...activityId }).runScriptJob({ ...key, ticket })
  }
}

type WorkerActivities = HttpRunActivities & SqlRunActivities & GrpcRunActivities

/** A step that was refused, rather than one that failed and is retried, ends the run with the reason. */
function outcomeOfFault(error: unknown): AttemptOutcome {
  const cause = error instanceof ActivityFailure ? error.cause : error
  if (cause instanceof TimeoutFailure && cause.timeoutType === 'SCHEDULE_TO_START') return notTakenUp
  if (!(cause instanceof ApplicationFailure)) throw error
  const details = cause.details?.[0] as { text?: AttemptOutcome['errorMsg'] } | undefined
  return {
    status: 'failed',
    errorMsg: details?.text ?? { zh: cause.message, en: cause.message },
    retryable: false,
  }
}
