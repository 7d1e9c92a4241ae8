/** Which dates match. A field that is undefined is `*`; with both set either suffices, with none every date matches. */
export type DayRule = {
  dates?: { days: number[]; nearestWeekdays: number[]; lastDay: boolean; lastWeekday: boolean }
  /** From Sunday to Saturday, the occurrences in a month that match: 1 to 5, `every` and `last`. */
  weekdays?: WeekdayRule[]
}
export type WeekdayRule = { every: boolean; ordinals: number[]; last: boolean }

/** `month` from 1 to 12. */
export function matchesDay(rule: DayRule, year: number, month: number, day: number): boolean {
  if (!rule.dates && !rule.weekdays) return true
  const length = daysIn(year, month)
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return matchesDate(rule, { day, length, weekday }) || matchesWeekday(rule, { day, length, weekday })
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

type Day = { day: number; length: number; weekday: number }

function matchesDate({ dates }: DayRule, { day, length, weekday }: Day): boolean {
  if (!dates) return false
  if (dates.days.includes(day) || (dates.lastDay && day === length)) return true
  const nearest = (target: number) => nearestWeekday(target, length, (weekday + target - day + 35) % 7)
  if (dates.lastWeekday && nearest(length) === day) return true
  return dates.nearestWeekdays.some((target) => target <= length && nearest(target) === day)
}

function matchesWeekday({ weekdays }: DayRule, { day, length, weekday }: Day): boolean {
  const rule = weekdays?.[weekday]
  if (!rule) return false
  return rule.every || rule.ordinals.includes(Math.ceil(day / 7)) || (rule.last && day + 7 > length)
}

/** The working day next to a date, without leaving its month; `weekday` is that of the date. */
function nearestWeekday(day: number, length: number, weekday: number): number {
  if (weekday === 6) return day === 1 ? 3 : day - 1
  if (weekday === 0) return day === length ? day - 2 : day + 1
  return day
}
