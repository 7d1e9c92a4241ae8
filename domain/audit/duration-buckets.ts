/** Upper bounds in milliseconds; a last bucket takes what is above them all. */
export const durationBoundsMs = [5, 10, 25, 50, 75, 100, 150, 200, 300, 500, 750, 1000, 2000, 5000, 10_000] as const

export function bucketOf(durationMs: number): number {
  let bucket = 0
  while (bucket < durationBoundsMs.length && durationMs > (durationBoundsMs[bucket] ?? 0)) bucket++
  return bucket
}

/**
 * The duration that a share of all requests stayed within, in milliseconds, interpolated inside its bucket; undefined
 * without requests. What lies above the last bound counts as that bound.
 */
export function quantileMs(buckets: readonly number[], share: number): number | undefined {
  const total = buckets.reduce((sum, count) => sum + count, 0)
  if (total === 0) return undefined
  let before = 0
  for (const [index, count] of buckets.entries()) {
    const from = durationBoundsMs[index - 1] ?? 0
    const to = durationBoundsMs[index] ?? from
    if (count > 0 && before + count >= share * total) return from + ((share * total - before) / count) * (to - from)
    before += count
  }
  return durationBoundsMs.at(-1)
}
