/** Expressions that a scheduler gets wrong first: both day fields, `L`, `W`, `#`, and the hours in which clocks change. */
export const notableExpressions = [
  '* * * * *',
  '*/5 * * * *',
  '*/7 * * * *',
  '13 * * * *',
  '0 * * * *',
  '30 * * * *',
  '45 */2 * * *',
  '30 1-23/2 * * *',
  '15 0-23/3 * * *',
  '20 1/4 * * *',
  '0 0 * * *',
  '30 0 * * *',
  '15 1 * * *',
  '45 1 * * *',
  '0 2 * * *',
  '1 2 * * *',
  '30 2 * * *',
  '0 3 * * *',
  '0 1,2,3 * * *',
  '*/20 1-3 * * *',
  '* 2 * * *',
  '50 23 * * *',
  '0 9 * * *',
  '0 9 * * 1-5',
  '0 9 * * MON',
  '0 9 * * SUN',
  '30 2 * * SUN',
  '30 1 * * 0,6',
  '*/10 * * * SAT-SUN',
  '0 */6 * * 7',
  '0 0 1 * *',
  '0 0 1 * 1',
  '30 1 13 * FRI',
  '*/30 * 1,15 * 0',
  '0 0 29 2 *',
  '0 0 31 * *',
  '30 2 8-14 3 *',
  '30 1 1-7 11 *',
  '0 0 L * *',
  '30 1 L 2 *',
  '0 12 15,L * *',
  '* 2 L 3,10 *',
  '0 0 LW * *',
  '0 0 1W * *',
  '0 8 15W * *',
  '0 8 31W * *',
  '15 3 30W,1 * *',
  '0 10 * * 5#2',
  '30 2 * 3 0#2',
  '30 1 * * 0#1',
  '*/15 * * * 0L',
  '0 18 * * 5L',
  '0 0 * * 1#1,3#3,5L',
  '0 6 * * 1-5#5',
  '0 0 L * 5L',
  '30 6 1W * 1#1',
  '0 0 1 1 *',
  '59 23 31 12 *',
  '0 2 * 3,11 *',
  '0 4 1-7 * 1',
  '30 1 * 4,10 0',
  '@hourly',
  '@daily',
  '@weekly',
  '@monthly',
  '@yearly',
  '0 0/15 * * * ?',
  '15 30 2 * * *',
  '10,50 */10 1-2 * * *',
  '*/20 * * * * *',
  '*/30 */15 * * * 0',
  '5 5 5 5 5 5',
  '0 0 0 L * ?',
] as const

/** An expression of any form that is understood; the hours in which clocks change come often. */
export function randomExpression(random: () => number): string {
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const span = (low: number, high: number) => {
    const start = between(low, high)
    return `${start}-${between(start, high)}`
  }
  const list = (low: number, high: number) => {
    const size = between(2, 4)
    return Array.from({ length: size }, () => between(low, high)).join(',')
  }
  const field = (low: number, high: number) =>
    pick([
      () => `${between(low, high)}`,
      () => `${between(low, high)}`,
      () => list(low, high),
      () => span(low, high),
      () => `${span(low, high)}/${between(1, 4)}`,
      () => `*/${between(2, Math.min(high, 25))}`,
    ])()
  const minute = pick([() => field(0, 59), () => `${pick([0, 15, 30, 45])}`, () => '*', () => '*/10'])()
  const hour = pick([
    () => field(0, 23),
    () => field(0, 3),
    () => '*',
    () => `*/${between(2, 8)}`,
    () => `${between(0, 3)}`,
  ])()
  const everyDay = () => '*'
  const day = pick([
    everyDay,
    everyDay,
    everyDay,
    () => field(1, 28),
    () => pick(['L', 'LW', '15,L', '1W', '31W', `${between(1, 31)}W`, `${between(1, 28)}W,${between(1, 28)}`]),
  ])()
  const month = pick([everyDay, everyDay, everyDay, () => field(1, 12), () => pick(['3', '10,11', 'MAR-NOV', '4'])])()
  const weekday = pick([
    everyDay,
    everyDay,
    everyDay,
    () => field(0, 6),
    () => pick(['SUN', 'SAT,SUN', '7', 'MON-FRI', `${between(0, 6)}#${between(1, 4)}`, `${between(0, 6)}L`]),
  ])()
  const second = random() < 0.15 ? `${pick(['0', '30', '15,45', '*/20', `${between(0, 59)}`])} ` : ''
  return `${second}${minute} ${hour} ${day} ${month} ${weekday}`
}
