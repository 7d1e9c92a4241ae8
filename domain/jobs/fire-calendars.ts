import type { FireCalendar } from './calendar-ranges.ts'
import { type Cron, parseCron } from './cron-rules.ts'
import { countsFrom, lastInstant, makesUpForGap, type Trigger } from './next-fires.ts'
import { calendarsWithin, endlessCalendars, instantCalendar, type Span } from './utc-calendars.ts'
import { zonePeriods } from './zone-periods.ts'

/** What a Schedule of Temporal is given, in the words of its client. */
export type FireSchedule = {
  timezone: 'UTC'
  calendars: FireCalendar[]
  startAt?: Date
  endAt?: Date
  /** It fires exactly what `nextFires` says up to this instant (ms), for ever when absent. Give a new one long before. */
  validUntil?: number
}

type Calendars = Pick<FireSchedule, 'calendars' | 'validUntil'>

const dayMs = 86_400_000
/** A server that was away makes up for what it missed: that has to be in the schedule still. */
const lookBackMs = 7 * dayMs
const aheadMs = 800 * dayMs
const longestComment = 200

/**
 * The schedule that fires exactly as `nextFires` says. It speaks of UTC alone, since Temporal loses, doubles or invents
 * fires where clocks change, and since its server may know other clock changes than this process. Where the zone's
 * offset changes, or dates of the month are asked for, it reaches as far as `validUntil`.
 */
export function fireCalendars(trigger: Trigger, { from }: { from: number }): FireSchedule {
  const { trigger_type, cron_expr, timezone, start_at, end_at } = trigger
  if (trigger_type !== 'cron' || !cron_expr) return { timezone: 'UTC', calendars: [] }
  // Temporal ignores a start's fraction of a second, so it has to be the next whole one.
  const startAt = start_at ? new Date(Math.ceil(new Date(start_at).getTime() / 1000) * 1000) : undefined
  const endAt = end_at ? new Date(end_at) : undefined
  const begin = Math.max(from, startAt?.getTime() ?? from)
  const end = Math.min(lastInstant, endAt?.getTime() ?? lastInstant)
  const cron = parseCron(cron_expr)
  const { calendars, ...validity } =
    endless(cron, timezone, { from: begin - lookBackMs, until: lastInstant }) ?? bounded(cron, timezone, { begin, end })
  const comment = `${cron_expr} (${timezone})`.slice(0, longestComment)
  return {
    timezone: 'UTC',
    calendars: calendars.map((calendar, index) => (index === 0 ? { ...calendar, comment } : calendar)),
    ...(startAt && { startAt }),
    ...(endAt && { endAt }),
    ...validity,
  }
}

/** Undefined unless the same calendars hold at every offset of the zone, so that its clock changes change nothing. */
function endless(cron: Cron, timezone: string, span: Span): Calendars | undefined {
  const offsets = new Set(zonePeriods(timezone, span.from, span.until).map(({ offset }) => offset))
  if (offsets.size > 1 && !cron.isInterval) return undefined
  const found = [...offsets].map((offset) => endlessCalendars(cron, offset))
  const [calendars] = found
  const areSame = new Set(found.map((each) => JSON.stringify(each))).size === 1
  return areSame && calendars ? { calendars } : undefined
}

function bounded(cron: Cron, timezone: string, { begin, end }: { begin: number; end: number }): Calendars {
  const from = startOfDay(begin - lookBackMs)
  const until = startOfDay(begin + aheadMs)
  const calendars = zonePeriods(timezone, from, until).flatMap((period) => {
    const regular = calendarsWithin(cron, period.offset, {
      from: Math.max(from, countsFrom(cron, period)),
      until: Math.min(until, period.end),
    })
    const isMadeUp = period.start >= from && makesUpForGap(cron, period)
    return isMadeUp ? [...regular, instantCalendar(period.start)] : regular
  })
  return { calendars: calendars.toArray(), ...(until <= end && { validUntil: until }) }
}

function startOfDay(instant: number): number {
  return Math.floor(instant / dayMs) * dayMs
}
