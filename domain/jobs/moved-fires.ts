import { visitBaseFires } from './base-fires.ts'
import { parseCron } from './cron-rules.ts'
import type { Trigger } from './trigger.ts'
import { earliestMovedTo, isWorkday, sameTimeNextWorkday } from './workday-rules.ts'

/** `isMoved`: the trigger alone would not fire then. Gives false to end the visit. */
export type VisitFire = (time: number, isMoved: boolean) => boolean

const dayMs = 86_400_000

/**
 * Whether fires that fall on other days than workdays are moved to the next workday. A trigger that fires on every day
 * stands on that workday anyhow; one that fires within the minute would bring whole days with it.
 */
export function movesFires({ trigger_type, cron_expr, interval, calendar, calendar_rule }: Trigger): boolean {
  if (!calendar || calendar_rule !== 'next_workday') return false
  if (trigger_type === 'cron' && cron_expr) {
    const { seconds, months, days } = parseCron(cron_expr)
    const isDaily = months.length === 12 && !days.dates && (!days.weekdays || days.weekdays.every(({ every }) => every))
    return seconds.length === 1 && !isDaily
  }
  return trigger_type === 'once' || (trigger_type === 'fixed_rate' && (interval ?? 0) * 1000 > dayMs)
}

/** Visits in order the trigger's own fires and those that are moved into the window. */
export function visitWithMoved(
  trigger: Trigger,
  { from, until }: { from: number; until: number },
  visit: VisitFire,
): void {
  const { calendar, timezone } = trigger
  if (!calendar) return
  const coming: number[] = []
  const visitComing = (before: number): boolean => {
    while (coming[0] !== undefined && coming[0] < before) {
      const time = coming.shift()
      if (time !== undefined && time >= from && !visit(time, true)) return false
    }
    return true
  }
  // A fire is always moved ahead, so what comes before the next one is complete.
  const isOpen = visitBaseFires(trigger, { from: earliestMovedTo(calendar, from), until }, (time) => {
    if (!visitComing(time)) return false
    if (coming[0] === time) coming.shift()
    if (!isWorkday(calendar, time)) keepInOrder(coming, sameTimeNextWorkday(calendar, timezone, time))
    return time < from || visit(time, false)
  })
  if (isOpen) visitComing(until)
}

function keepInOrder(times: number[], time: number | undefined): void {
  if (time === undefined) return
  let index = times.length
  while (index > 0 && (times[index - 1] ?? 0) > time) index--
  if (times[index - 1] !== time) times.splice(index, 0, time)
}
