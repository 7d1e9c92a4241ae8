export const callbackTypes = ['webhook', 'job', 'flow', 'config', 'notify', 'grant_role'] as const
export type CallbackType = (typeof callbackTypes)[number]

/** `skipped`: somebody let it pass. `void`: what it belonged to was taken back. */
export const callbackStatuses = ['waiting', 'running', 'success', 'failed', 'skipped', 'void'] as const
export type CallbackStatus = (typeof callbackStatuses)[number]

export function hasCallbackEnded(status: CallbackStatus): boolean {
  return status !== 'waiting' && status !== 'running'
}

export type CallbackVerb = 'retry' | 'skip'

/** What may be done about it by hand, by where it stands. */
export const callbackVerbs: Record<CallbackVerb, readonly CallbackStatus[]> = {
  retry: ['failed'],
  skip: ['waiting', 'running', 'failed'],
}

const longestWaitMs = 3_600_000

/** Before the try after so many in a row. */
export function retryWaitMs(intervalSeconds: number, tries: number): number {
  return Math.min(intervalSeconds * 1000 * 2 ** Math.max(0, tries - 1), longestWaitMs)
}
