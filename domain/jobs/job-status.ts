export const runStatuses = ['waiting', 'running', 'success', 'failed', 'timeout', 'cancelled', 'skipped'] as const
export type RunStatus = (typeof runStatuses)[number]

export const runTriggers = ['schedule', 'manual', 'backfill', 'flow', 'retry', 'callback'] as const
export type RunTrigger = (typeof runTriggers)[number]

export const skipReasons = ['calendar', 'overlap', 'paused', 'halted', 'misfire', 'dependency'] as const
export type SkipReason = (typeof skipReasons)[number]

export function isEnded(status: RunStatus): boolean {
  return status !== 'waiting' && status !== 'running'
}
