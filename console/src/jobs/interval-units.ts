const unitSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const

export type IntervalUnit = keyof typeof unitSeconds
export const intervalUnits = Object.keys(unitSeconds) as IntervalUnit[]

/** The largest unit of which it is a whole number. */
export function unitOf(seconds: number | undefined): IntervalUnit {
  return intervalUnits.findLast((unit) => seconds && seconds % unitSeconds[unit] === 0) ?? 'seconds'
}

export const secondsOf = (amount: number, unit: IntervalUnit): number => amount * unitSeconds[unit]
export const amountOf = (seconds: number, unit: IntervalUnit): number => Math.round(seconds / unitSeconds[unit])
