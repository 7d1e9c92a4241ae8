import { type Cron, parseCron } from './cron-rules.ts'
import { type Visit, visitLocalTimes } from './local-times.ts'
import type { Trigger } from './trigger.ts'
import { type ZonePeriod, zonePeriods } from './zone-periods.ts'

/*
 * When a trigger fires by itself, whatever a calendar makes of it. A cron expression goes by the wall clock of its zone.
 * Where clocks change:
 * - a fixed time that is left out runs at the first instant after the gap (once, however many were left out);
 * - a fixed time that comes twice runs at its first coming;
 * - an expression with a wildcard hour (`Cron.isInterval`) runs whenever the clock shows a time that matches: in both
 *   passes of a repeated hour, and never to make up for a gap.
 */

type Window = { from: number; until: number }

const secondMs = 1000
/** What Temporal's calendars reach as well. Fires are only looked for between the two. */
const firstInstant = Date.UTC(2000, 0, 1)
export const lastInstant = Date.UTC(2100, 0, 1)

/** The part of a window in which the trigger may fire; undefined when nothing is left of it. */
export function activeWindow({ start_at, end_at }: Trigger, { from, until }: Window): Window | undefined {
  const first = Math.max(from, firstInstant, start_at ? new Date(start_at).getTime() : -Infinity)
  const end = Math.min(until, lastInstant, end_at ? new Date(end_at).getTime() + 1 : Infinity)
  return first < end ? { from: first, until: end } : undefined
}

/** Visits the fires of a window in order. Gives false when the visitor ended it. */
export function visitBaseFires(trigger: Trigger, window: Window, visit: Visit): boolean {
  const active = activeWindow(trigger, window)
  if (!active) return true
  switch (trigger.trigger_type) {
    case 'cron':
      return trigger.cron_expr ? visitCron(parseCron(trigger.cron_expr), trigger.timezone, active, visit) : true
    case 'fixed_rate':
      return visitRate(rateOf(trigger), active, visit)
    case 'once':
      return visitOnce(trigger, active, visit)
    default:
      return true
  }
}

/** Temporal knows whole seconds only; nothing fires before its time. */
export function wholeSecond(time: string | Date): number {
  return Math.ceil(new Date(time).getTime() / secondMs) * secondMs
}

/** A rate counts from its start, or else from 1970: so it needs no memory of earlier fires. */
export function rateOf({ interval, start_at }: Trigger): { every: number; anchor: number } {
  return { every: (interval ?? 0) * secondMs, anchor: start_at ? wholeSecond(start_at) : 0 }
}

function visitRate({ every, anchor }: ReturnType<typeof rateOf>, { from, until }: Window, visit: Visit): boolean {
  if (every <= 0) return true
  for (let time = anchor + Math.ceil((from - anchor) / every) * every; time < until; time += every) {
    if (!visit(time)) return false
  }
  return true
}

function visitOnce({ run_at }: Trigger, { from, until }: Window, visit: Visit): boolean {
  const time = run_at ? wholeSecond(run_at) : Number.NaN
  return time >= from && time < until ? visit(time) : true
}

function visitCron(cron: Cron, timezone: string, window: Window, visit: Visit): boolean {
  for (const period of zonePeriods(timezone, window.from, window.until)) {
    if (!visitPeriod(cron, period, window, visit)) return false
  }
  return true
}

function visitPeriod(cron: Cron, period: ZonePeriod, { from, until }: Window, visit: Visit): boolean {
  const { start, end, offset } = period
  const isMadeUp = makesUpForGap(cron, period)
  if (isMadeUp && start >= from && start < until && !visit(start)) return false
  // The first instant after a gap may match by itself, too: it is one fire.
  const begin = Math.max(from, isMadeUp ? start + secondMs : countsFrom(cron, period))
  const local = { from: begin + offset, until: Math.min(end, until) + offset }
  return visitLocalTimes(cron, local, (time) => visit(time - offset))
}

/** Whether a fixed time that matches was left out when the period began. */
export function makesUpForGap(cron: Cron, { start, offset, before }: ZonePeriod): boolean {
  if (cron.isInterval || offset <= before) return false
  return !visitLocalTimes(cron, { from: start + before, until: start + offset }, () => false)
}

/** When the period's wall clock begins to count: what it shows a second time does not, save for an interval. */
export function countsFrom(cron: Cron, { start, offset, before }: ZonePeriod): number {
  return cron.isInterval ? start : start + Math.max(0, before - offset)
}
