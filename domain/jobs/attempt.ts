import type { Text } from '../text.ts'
import type { RunStatus } from './job-status.ts'

/**
 * What one attempt of a run came to. `retryable` says whether trying again could help; `executor` names who ran it;
 * `ended` is how the run ended, when the attempt settled it already.
 */
export type AttemptOutcome = {
  status: 'success' | 'failed' | 'timeout'
  result?: unknown
  errorMsg?: Text
  retryable: boolean
  executor?: string
  ended?: RunStatus
}

/** A result larger than this stays out of the row; the run's output says so. */
export const maxResultBytes = 64 * 1024

/** Names one fire across its attempts and crashes, for those whom its outgoing calls reach. */
export function runIdempotencyKey(runId: number): string {
  return `ops-run-${runId}`
}

export type RetryRule = {
  retry_count: number
  retry_backoff: 'exponential' | 'fixed'
  retry_interval: number
  retry_max_interval: number
}

/** Milliseconds to wait before each retry, in order; as many as there may be retries. */
export function retryDelaysMs(rule: RetryRule): number[] {
  return Array.from({ length: rule.retry_count }, (_, retry) => {
    const seconds = rule.retry_backoff === 'fixed' ? rule.retry_interval : rule.retry_interval * 2 ** retry
    return Math.min(seconds, Math.max(rule.retry_interval, rule.retry_max_interval)) * 1000
  })
}
