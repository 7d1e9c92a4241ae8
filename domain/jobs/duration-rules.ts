/** Of a job's latest successful runs, in milliseconds. */
export type DurationHistory = { runs: number; p50: number; p95: number }

const leastRuns = 20
const leastExcess = 1000
/** A run that took less, in milliseconds, is never far beyond anything. */
export const leastDuration = leastExcess

/**
 * Whether a run took far longer than the job's own history lets expect: more than twice its p95 and thrice its p50, and
 * at least a second beyond the p95. Without 20 successful runs there is no history to speak of.
 */
export function isOutlier(duration: number, { runs, p50, p95 }: DurationHistory): boolean {
  return runs >= leastRuns && duration > 2 * p95 && duration > 3 * p50 && duration >= p95 + leastExcess
}

/** The latest days are compared with those before them. */
export const recentDays = 7
export const trendDays = 37
