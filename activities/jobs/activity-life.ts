import { Context } from '@temporalio/activity'
import { ApplicationFailure } from '@temporalio/common'

/** What an attempt has of whoever waits for it. */
export type AttemptLife = {
  /** Aborts when the attempt is to stop; `stopped` is then how it ends. */
  signal: AbortSignal
  stopped(): Error
  /** Says that the attempt lives. */
  beat(): void
}

/** Of the activity that calls this; it is told also to those who are not called by it. */
export function activityLife(): AttemptLife {
  const context = Context.current()
  return { signal: context.cancellationSignal, stopped: () => stopFailure(context), beat: () => context.heartbeat() }
}

/** Why a run that was stopped ends here: cancelled for good, or put down by a process that stops, for another to take up. */
function stopFailure({ cancellationDetails, cancellationSignal }: Context): Error {
  if (cancellationDetails?.cancelRequested) return cancellationSignal.reason
  return processStops()
}

export function processStops(): Error {
  return ApplicationFailure.retryable('The process stopped before the run ended', 'stopped')
}

/** Tells Temporal every now and then that the activity lives, which also brings a cancellation back. */
export async function whileBeating<T>({ beat }: Pick<AttemptLife, 'beat'>, run: () => Promise<T>): Promise<T> {
  const beating = setInterval(beat, heartbeatMs)
  try {
    return await run()
  } finally {
    clearInterval(beating)
  }
}

const heartbeatMs = 2000
