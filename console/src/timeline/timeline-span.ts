export const zooms = ['24', '6', '1'] as const
export type Zoom = (typeof zooms)[number]

/** A stretch of time on the clocks of the person who looks; `from` included, `to` not. */
export type Span = { from: number; to: number }

const minute = 60_000
const tickMinutes: Record<Zoom, number> = { 24: 120, 6: 30, 1: 5 }

export function dayOf(time: number): string {
  const date = new Date(time)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayOf(startOf(text, 0)) === text
}

/** A whole day, or the part of one that holds the hour: days are cut into equal parts, so that steps meet. */
export function spanOf(day: string, zoom: Zoom, hour: number): Span {
  const hours = Number(zoom)
  const first = Math.floor(hour / hours) * hours
  return { from: startOf(day, first), to: startOf(day, first + hours) }
}

/** Where the clock shows round times. On the nights when clocks change, some are nearer to each other than others. */
export function ticksOf({ from, to }: Span, zoom: Zoom): number[] {
  const ticks: number[] = []
  const start = new Date(from)
  for (let at = from, count = 0; at < to; count++) {
    at = new Date(
      start.getFullYear(),
      start.getMonth(),
      start.getDate(),
      start.getHours(),
      start.getMinutes() + count * tickMinutes[zoom],
    ).getTime()
    if (at < to) ticks.push(at)
  }
  return ticks
}

/** Where a moment lies in the span, from 0 to 1; what lies outside stands at its edge. */
export function placeOf(time: number, { from, to }: Span): number {
  return Math.min(1, Math.max(0, (time - from) / (to - from)))
}

/** To the next part of the day (1) or the one before (-1). */
export function step({ from, to }: Span, by: 1 | -1): { day: string; hour: number } {
  const next = new Date(by === 1 ? to + minute : from - minute)
  return { day: dayOf(next.getTime()), hour: next.getHours() }
}

function startOf(day: string, hour: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, hour).getTime()
}
