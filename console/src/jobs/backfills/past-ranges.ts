export const pastRanges = ['yesterday', 'week', 'month', 'lastMonth'] as const
export type PastRange = (typeof pastRanges)[number]

const minute = 60_000

/** Whole days of the person's own zone, up to now at most. */
export function pastRange(name: PastRange, now: Date): { from: string; to: string } {
  const day = (offset: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset)
  const range = (from: Date, to: Date) => ({ from: from.toISOString(), to: to.toISOString() })
  // The last second of the day before: both ends count.
  const before = (time: Date): Date => new Date(time.getTime() - 1000)
  if (name === 'yesterday') return range(day(-1), before(day(0)))
  if (name === 'lastMonth') {
    return range(
      new Date(now.getFullYear(), now.getMonth() - 1, 1),
      before(new Date(now.getFullYear(), now.getMonth(), 1)),
    )
  }
  return range(day(name === 'week' ? -7 : -30), new Date(Math.floor(now.getTime() / minute) * minute))
}
