export type DayKind = 'workday' | 'weekend' | 'holiday' | 'extra'

export type Days = { weekends: readonly number[]; holidays: ReadonlySet<string>; workdays: ReadonlySet<string> }

const dayMs = 86_400_000

/** The dates of a month, as `2027-01-31`. */
export function datesOf(year: number, month: number): string[] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Array.from({ length }, (_, index) => dateOf(Date.UTC(year, month - 1, index + 1)))
}

/** From 1, Monday, to 7. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

export function addDays(date: string, days: number): string {
  return dateOf(Date.parse(`${date}T00:00:00Z`) + days * dayMs)
}

export function kindOf(date: string, { weekends, holidays, workdays }: Days): DayKind {
  if (workdays.has(date)) return 'extra'
  if (holidays.has(date)) return 'holiday'
  return weekends.includes(weekdayOf(date)) ? 'weekend' : 'workday'
}

/** Workdays become holidays, days off extra workdays, and both become plain days again. */
export function toggled(date: string, days: Days): { holidays: string[]; workdays: string[] } {
  const [holidays, workdays] = [new Set(days.holidays), new Set(days.workdays)]
  const kind = kindOf(date, days)
  if (kind === 'extra') workdays.delete(date)
  else if (kind === 'holiday') holidays.delete(date)
  else if (kind === 'weekend') workdays.add(date)
  else holidays.add(date)
  return { holidays: [...holidays].sort(), workdays: [...workdays].sort() }
}

export function countYear(year: number, days: Days): { work: number; holiday: number; extra: number } {
  const counts = { workday: 0, weekend: 0, holiday: 0, extra: 0 }
  for (let month = 1; month <= 12; month++) for (const date of datesOf(year, month)) counts[kindOf(date, days)]++
  return { work: counts.workday + counts.extra, holiday: counts.holiday, extra: counts.extra }
}

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
