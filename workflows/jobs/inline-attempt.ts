import { type ActivityOptions, isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { InlineAttempts } from '../../activities/jobs/inline-attempts.ts'
import type { WorkerAttempt } from '../../activities/jobs/worker-attempt.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import type { RunActivity } from '../../domain/jobs/fire-settings.ts'
import type { FirePlan } from './messages.ts'

const { runInline } = proxyLocalActivities<InlineAttempts>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumAttempts: 1 },
})

/**
 * An attempt that is carried out within this step of the workflow or, when it takes longer, in the hands of the process that
 * began it. Undefined when that came to no outcome: then the attempt is to be taken up by whoever can.
 */
export async function inlineAttempt(
  activity: RunActivity,
  attempt: WorkerAttempt,
  options: ActivityOptions,
): Promise<AttemptOutcome | undefined> {
  try {
    const begun = await runInline({ activity, attempt })
    if (!begun) return undefined
    return 'heldAt' in begun ? await outcomeOfHeld(begun.heldAt, attempt, options) : begun
  } catch (error) {
    if (isCancellation(error)) throw error
    return undefined
  }
}

/** An attempt that somebody else began: undefined when nothing came of it. */
export async function takeOver(
  begun: NonNullable<FirePlan['begun']>,
  attempt: WorkerAttempt,
  options: ActivityOptions,
): Promise<AttemptOutcome | undefined> {
  if ('outcome' in begun) return begun.outcome
  try {
    return await outcomeOfHeld(begun.heldAt, attempt, options)
  } catch (error) {
    if (isCancellation(error)) throw error
    return undefined
  }
}

function outcomeOfHeld(heldAt: string, attempt: WorkerAttempt, options: ActivityOptions): Promise<AttemptOutcome> {
  const { awaitHeld } = proxyActivities<InlineAttempts>({
    ...options,
    taskQueue: heldAt,
    scheduleToStartTimeout: '15 seconds',
    retry: { maximumAttempts: 1 },
  })
  return awaitHeld(attempt)
}
