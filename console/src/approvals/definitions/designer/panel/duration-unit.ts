export const units = ['seconds', 'minutes', 'hours', 'days'] as const
export type Unit = (typeof units)[number]

export const unitSeconds: Record<Unit, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

/** The largest unit in which so many seconds are a whole number; hours for nothing yet. */
export function unitOf(seconds: number | undefined): Unit {
  if (!seconds) return 'hours'
  return units.findLast((unit) => seconds % unitSeconds[unit] === 0) ?? 'seconds'
}
