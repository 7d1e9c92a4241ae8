import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  isCancellation,
  proxyActivities,
  TimeoutFailure,
} from '@temporalio/workflow'
import type { ForeignActivities, ForeignAnswer, ForeignCall } from '../../activities/jobs/foreign-activities.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { withTraceparent } from './trace-headers.ts'

type Attempt = { runId: number; scheduledAt: string; attempt: number }
type AnyActivity = (...args: unknown[]) => Promise<unknown>

const { openForeignAttempt, closeForeignAttempt } = proxyActivities<ForeignActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '15 seconds' },
})

/** One attempt by a worker that is not ours: it is asked once, on its own queue; whether again is for the run to say. */
export async function runForeignActivity(attempt: Attempt, timeoutMs: number): Promise<AttemptOutcome> {
  const call = await openForeignAttempt(attempt)
  if ('refused' in call) return call.refused
  const close = (answer: ForeignAnswer) =>
    CancellationScope.nonCancellable(() => closeForeignAttempt({ attempt, claim: call.claim, answer }))
  try {
    return await close({ result: await ask(call, timeoutMs) })
  } catch (error) {
    if (isCancellation(error)) {
      await close({ isStopped: true })
      throw error
    }
    if (!(error instanceof ActivityFailure)) throw error
    return close({ outcome: outcomeOf(error, { ...call, timeoutMs }) })
  }
}

function ask({ taskQueue, activity, args, activityId, traceparent }: ForeignCall, timeoutMs: number): Promise<unknown> {
  const activities = proxyActivities<Record<string, AnyActivity>>({
    taskQueue,
    activityId,
    scheduleToCloseTimeout: timeoutMs,
    // A moment less, so that a queue where nobody works is told from work that takes long.
    scheduleToStartTimeout: Math.max(timeoutMs - 500, 500),
    // Such a worker may never look for a cancellation.
    cancellationType: ActivityCancellationType.TRY_CANCEL,
    retry: { maximumAttempts: 1 },
  })
  const asked = activities[activity] as AnyActivity
  return withTraceparent(traceparent, () => asked(...args))
}

type Asked = ForeignCall & { timeoutMs: number }

function outcomeOf({ cause }: ActivityFailure, { taskQueue, activity, timeoutMs }: Asked): AttemptOutcome {
  const seconds = timeoutMs / 1000
  if (cause instanceof TimeoutFailure) {
    const isUnclaimed = cause.timeoutType === 'SCHEDULE_TO_START'
    return {
      status: 'timeout',
      errorMsg: isUnclaimed
        ? {
            zh: `${seconds} 秒内没有 worker 在队列 ${taskQueue} 上接手`,
            en: `No worker took it up on ${taskQueue} within ${seconds} s`,
          }
        : { zh: `${activity} 在 ${seconds} 秒内没有完成`, en: `${activity} did not end within ${seconds} s` },
      retryable: true,
    }
  }
  const message = cause?.message ?? activity
  return {
    status: 'failed',
    errorMsg: { zh: `${activity} 失败：${message}`, en: `${activity} failed: ${message}` },
    retryable: !(cause instanceof ApplicationFailure && cause.nonRetryable),
  }
}
