import { type Cron, parseCron } from './cron-rules.ts'
import type { SkipReason } from './job-status.ts'
import { type Visit, visitLocalTimes } from './local-times.ts'
import { type ZonePeriod, zonePeriods } from './zone-periods.ts'

/*
 * When a trigger fires, by the wall clock of its zone. Where clocks change:
 * - a fixed time that is left out runs at the first instant after the gap (once, however many were left out);
 * - a fixed time that comes twice runs at its first coming;
 * - an expression with a wildcard hour (`Cron.isInterval`) runs whenever the clock shows a time that matches: in both
 *   passes of a repeated hour, and never to make up for a gap.
 */

export type Trigger = {
  trigger_type: string
  cron_expr?: string | null | undefined
  timezone: string
  /** No fire before this; one at this very moment counts. */
  start_at?: string | Date | null | undefined
  /** No fire after this; one at this very moment counts. */
  end_at?: string | Date | null | undefined
}

type Window = { from: number; count: number; until?: never } | { from: number; until: number; count?: never }

const secondMs = 1000
const mostPreviewed = 10_000
/** What Temporal's calendars reach as well. Fires are only looked for between the two. */
const firstInstant = Date.UTC(2000, 0, 1)
export const lastInstant = Date.UTC(2100, 0, 1)

/** Instants in milliseconds, `from` included, `until` not. Fewer than `count` where the trigger ends. */
export function nextFires(trigger: Trigger, { from, count = Infinity, until = Infinity }: Window): number[] {
  const fires: number[] = []
  if (count > 0) visitFires(trigger, { from, until }, (fire) => fires.push(fire) < count)
  return fires
}

/** The newest `count` of the fires between `from` (included) and `until` (not), oldest first, however many there are. */
export function lastFires(
  trigger: Trigger,
  { from, until, count }: { from: number; until: number; count: number },
): number[] {
  const [first] = nextFires(trigger, { from, count: 1 })
  if (first === undefined || first >= until) return []
  for (let width = 3_600_000; ; width *= 4) {
    const start = Math.max(first, until - width)
    const fires = nextFires(trigger, { from: start, until })
    if (fires.length >= count || start === first) return fires.slice(-count)
  }
}

export function isFire(trigger: Trigger, instant: number): boolean {
  return nextFires(trigger, { from: instant, until: instant + 1 }).length === 1
}

export type FirePreview = { scheduled_at: string; skipped: boolean; skip_reason: SkipReason | null }

/** `count` fires that run, with those between them that `skipReasonOf` gives a reason for. */
export function previewFires(
  trigger: Trigger,
  { from, count }: { from: number; count: number },
  skipReasonOf: (instant: number) => SkipReason | undefined = () => undefined,
): { items: FirePreview[] } {
  const items: FirePreview[] = []
  let left = count
  visitFires(trigger, { from, until: Infinity }, (fire) => {
    const reason = skipReasonOf(fire)
    items.push({
      scheduled_at: new Date(fire).toISOString(),
      skipped: reason !== undefined,
      skip_reason: reason ?? null,
    })
    if (!reason) left--
    return left > 0 && items.length < mostPreviewed
  })
  return { items }
}

/** In their order, until `visit` has seen enough. */
export function visitFires(trigger: Trigger, { from, until }: { from: number; until: number }, visit: Visit): void {
  if (trigger.trigger_type !== 'cron' || !trigger.cron_expr) return
  const cron = parseCron(trigger.cron_expr)
  const first = Math.max(from, firstInstant, timeOf(trigger.start_at) ?? -Infinity)
  const end = Math.min(until, lastInstant, (timeOf(trigger.end_at) ?? Infinity) + 1)
  if (!(first < end)) return
  for (const period of zonePeriods(trigger.timezone, first, end)) {
    if (!visitPeriod(cron, period, { from: first, until: end }, visit)) return
  }
}

function visitPeriod(
  cron: Cron,
  period: ZonePeriod,
  { from, until }: { from: number; until: number },
  visit: Visit,
): boolean {
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

function timeOf(time: string | Date | null | undefined): number | undefined {
  return time === null || time === undefined ? undefined : new Date(time).getTime()
}
