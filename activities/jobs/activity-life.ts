import { Context } from '@temporalio/activity'
import { ApplicationFailure } from '@temporalio/common'

/** Why a run that was stopped ends here: cancelled for good, or put down by a process that stops, for another to take up. */
export function stopFailure(): Error {
  const { cancellationDetails, cancellationSignal } = Context.current()
  if (cancellationDetails?.cancelRequested) return cancellationSignal.reason
  return ApplicationFailure.retryable('The process stopped before the run ended', 'stopped')
}

/** Tells Temporal every now and then that the activity lives, which also brings a cancellation back. */
export async function whileBeating<T>(run: () => Promise<T>): Promise<T> {
  const context = Context.current()
  const beat = setInterval(() => context.heartbeat(), heartbeatMs)
  try {
    return await run()
  } finally {
    clearInterval(beat)
  }
}

const heartbeatMs = 2000
