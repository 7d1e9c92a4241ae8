import { setTimeout as wait } from 'node:timers/promises'
import { ApplicationFailure } from '@temporalio/common'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import type { RunActivity } from '../../domain/jobs/fire-settings.ts'
import { type AttemptLife, activityLife, processStops, whileBeating } from './activity-life.ts'
import type { WorkerAttempt } from './worker-attempt.ts'

export type InlineAttempts = ReturnType<typeof createInlineAttempts>

/** Who carries attempts out, by the activity that does so at the common queue. */
export type Runners = Partial<Record<RunActivity, Runner>>
type Runner = (attempt: WorkerAttempt, life?: AttemptLife) => Promise<AttemptOutcome>
type HeldAttempt = { outcome: Promise<AttemptOutcome>; stop: AbortController; lease: NodeJS.Timeout }

type HoldingOptions = {
  heldAt: string
  inlineMs?: number
  leaseMs?: number
  /** Whether the process stops: then it takes nothing more into its hands, and ends within the grace what it has begun. */
  isLeaving?: () => boolean
  graceMs?: number
}

/** Beyond that, attempts wait at the common queue for a worker that has a hand free. */
const mostHeld = 200

/**
 * Most calls are answered in a moment, so an attempt is carried out within the step of its workflow that comes to it, without
 * a way through a queue. One that takes longer stays in the hands of this process, and an activity at a queue of its own,
 * `heldAt`, waits for it: that one beats, and brings a cancellation. What nobody waits for within the lease is stopped; it is
 * shorter than the time in which the waiting has to begin, so that whoever takes the attempt up then finds it stopped.
 */
export function createInlineAttempts(
  runners: Runners,
  { heldAt, inlineMs = 2000, leaseMs = 12_000, graceMs = 0, isLeaving = () => false }: HoldingOptions,
) {
  const held = new Map<string, HeldAttempt>()
  return {
    /** Null when the attempt is for others. */
    async runInline({ activity, attempt }: { activity: RunActivity; attempt: WorkerAttempt }) {
      const run = runners[activity]
      if (!run || held.size >= mostHeld) return null
      const stop = new AbortController()
      const outcome = run(attempt, { signal: stop.signal, stopped: () => stop.signal.reason, beat: () => {} })
      const early = await passingOn(stop, async () => {
        const settled = await settledWithin(outcome, inlineMs)
        return settled || !isLeaving() ? settled : lastChance(outcome, stop)
      })
      if (early) return early
      hold(attempt, outcome, stop)
      return { heldAt }
    },

    /** Retried by nobody: when the process is gone, another takes the attempt up. */
    async awaitHeld(attempt: WorkerAttempt): Promise<AttemptOutcome> {
      const key = keyOf(attempt)
      const found = held.get(key)
      if (!found) throw notHere('The attempt is not held here')
      clearTimeout(found.lease)
      try {
        return await passingOn(found.stop, () => whileBeating(activityLife(), () => found.outcome))
      } finally {
        letGo(key, found)
      }
    },
  }

  async function lastChance(outcome: Promise<AttemptOutcome>, stop: AbortController): Promise<AttemptOutcome> {
    const settled = await settledWithin(outcome, graceMs)
    if (!settled) stop.abort(processStops())
    return settled ?? outcome
  }

  function hold(attempt: WorkerAttempt, outcome: Promise<AttemptOutcome>, stop: AbortController): void {
    const key = keyOf(attempt)
    const lease = setTimeout(() => {
      letGo(key, own)
      stop.abort(notHere('Nobody waits for the attempt'))
    }, leaseMs)
    const own = { outcome, stop, lease }
    // A step of the workflow that is done again takes the attempt over from the one before.
    const before = held.get(key)
    if (before) {
      clearTimeout(before.lease)
      before.stop.abort(notHere('The attempt was taken up again'))
    }
    held.set(key, own)
  }

  function letGo(key: string, own: HeldAttempt): void {
    if (held.get(key) === own) held.delete(key)
  }
}

/** Stops the attempt when the activity that waits for it is to stop. */
async function passingOn<T>(stop: AbortController, waiting: () => Promise<T>): Promise<T> {
  const { signal, stopped } = activityLife()
  const pass = () => stop.abort(stopped())
  if (signal.aborted) pass()
  signal.addEventListener('abort', pass, { once: true })
  try {
    return await waiting()
  } finally {
    signal.removeEventListener('abort', pass)
  }
}

async function settledWithin<T>(outcome: Promise<T>, ms: number): Promise<T | undefined> {
  const settled = new AbortController()
  const tooLong = wait(ms, undefined, { signal: settled.signal }).catch(() => undefined)
  return Promise.race([outcome, tooLong]).finally(() => settled.abort())
}

function keyOf({ runId, attempt }: WorkerAttempt): string {
  return `${runId}:${attempt}`
}

function notHere(message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, 'not_held')
}
