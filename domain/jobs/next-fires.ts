import { activeWindow, visitBaseFires } from './base-fires.ts'
import type { SkipReason } from './job-status.ts'
import { movesFires, type VisitFire, visitWithMoved } from './moved-fires.ts'
import type { Trigger } from './trigger.ts'
import { isWorkday, nextWorkdayStart } from './workday-rules.ts'

/*
 * The one truth about when a trigger fires: what a preview shows, what Temporal is given, what the fire step accepts. A
 * fire that falls on no workday of the calendar is a fire all the same: it leaves a row that says why nothing ran.
 */

export type { Trigger } from './trigger.ts'

type Window = { from: number; count: number; until?: never } | { from: number; until: number; count?: never }

const mostPreviewed = 10_000
const mostSkippedInARow = 3000
const mostStretches = 500

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

/** Whether the calendar keeps a fire at this instant from running. */
export function isOffDay({ calendar }: Pick<Trigger, 'calendar'>, instant: number): boolean {
  return calendar ? !isWorkday(calendar, instant) : false
}

/** The next fire that its calendar lets run. */
export function nextRun(trigger: Trigger, from: number): number | undefined {
  let start: number | undefined = from
  for (let stretch = 0; start !== undefined && stretch < mostStretches; stretch++) {
    const [fire] = nextFires(trigger, { from: start, count: 1 })
    if (fire === undefined || !isOffDay(trigger, fire)) return fire
    start = stretchEnd(trigger, fire)
  }
  return undefined
}

export type FirePreview = { scheduled_at: string; skipped: boolean; skip_reason: SkipReason | null }

/**
 * `count` fires that run, with the skipped ones between them; of more than 3,000 that are skipped in a row, the first.
 * A fixed delay is shown as if its runs took no time.
 */
export function previewFires(
  trigger: Trigger,
  { from, count }: { from: number; count: number },
): { items: FirePreview[] } {
  const items: FirePreview[] = []
  const shown = trigger.trigger_type === 'fixed_delay' ? withoutDuration(trigger, from) : trigger
  let left = count
  let start: number | undefined = from
  for (let stretch = 0; start !== undefined && left > 0 && stretch < mostStretches; stretch++) {
    let skippedInARow = 0
    let next: number | undefined
    visitFires(shown, { from: start, until: Infinity }, (fire) => {
      const skipped = isOffDay(shown, fire)
      skippedInARow = skipped ? skippedInARow + 1 : 0
      if (!skipped) left--
      items.push({
        scheduled_at: new Date(fire).toISOString(),
        skipped,
        skip_reason: skipped ? 'calendar' : null,
      })
      if (skippedInARow === mostSkippedInARow) next = stretchEnd(shown, fire)
      return left > 0 && items.length < mostPreviewed && skippedInARow < mostSkippedInARow
    })
    start = items.length < mostPreviewed ? next : undefined
  }
  return { items }
}

/** Where the days end on which a skipped fire stands. */
function stretchEnd({ calendar }: Trigger, skipped: number): number | undefined {
  return calendar ? nextWorkdayStart(calendar, skipped) : undefined
}

function withoutDuration(trigger: Trigger, from: number): Trigger {
  const first = Math.max(from + (trigger.interval ?? 0) * 1000, new Date(trigger.start_at ?? 0).getTime())
  return { ...trigger, trigger_type: 'fixed_rate', start_at: new Date(first) }
}

/** Also those that the calendar skips; `isMoved` tells those that it moved here. */
export function visitFires(trigger: Trigger, window: { from: number; until: number }, visit: VisitFire): void {
  const active = activeWindow(trigger, window)
  if (!active) return
  if (movesFires(trigger)) visitWithMoved(trigger, active, visit)
  else visitBaseFires(trigger, active, (fire) => visit(fire, false))
}
