import { countsFrom, lastInstant, makesUpForGap, rateOf, wholeSecond } from './base-fires.ts'
import type { FireCalendar } from './calendar-ranges.ts'
import { type Cron, parseCron } from './cron-rules.ts'
import { instantCalendars } from './instant-calendars.ts'
import { movesFires } from './moved-fires.ts'
import { nextFires, visitFires } from './next-fires.ts'
import type { Trigger } from './trigger.ts'
import { calendarsWithin, endlessCalendars, type Span } from './utc-calendars.ts'
import { zonePeriods } from './zone-periods.ts'

/** What a Schedule of Temporal is given, in the words of its client. */
export type FireSchedule = {
  timezone: 'UTC'
  calendars: FireCalendar[]
  /** In milliseconds, counted from 1970. */
  intervals?: { every: number; offset: number }[]
  startAt?: Date
  endAt?: Date
  /** It fires exactly what `nextFires` says up to this instant (ms), for ever when absent. Give a new one long before. */
  validUntil?: number
}

type Fires = Pick<FireSchedule, 'calendars' | 'intervals' | 'validUntil'>
type Reach = { begin: number; end: number }

const dayMs = 86_400_000
/** A server that was away makes up for what it missed: that has to be in the schedule still. */
const lookBackMs = 7 * dayMs
const aheadMs = 800 * dayMs
const longestComment = 200

/**
 * The schedule that fires exactly as `nextFires` says. It speaks of UTC alone, since Temporal loses, doubles or invents
 * fires where clocks change, and since its server may know other clock changes than this process. Where the zone's
 * offset changes, dates of the month are asked for, or fires are moved to workdays, it reaches as far as `validUntil`.
 */
export function fireCalendars(trigger: Trigger, { from }: { from: number }): FireSchedule {
  const { start_at, end_at } = trigger
  const startAt = start_at ? new Date(wholeSecond(start_at)) : undefined
  const endAt = end_at ? new Date(end_at) : undefined
  const begin = Math.max(from, startAt?.getTime() ?? from)
  const end = Math.min(lastInstant, endAt?.getTime() ?? lastInstant)
  const fires = withMoved(trigger, ownFires(trigger, { begin, end }), { begin, end })
  if (fires.calendars.length === 0 && !fires.intervals) return { timezone: 'UTC', calendars: [] }
  return { timezone: 'UTC', ...fires, ...(startAt && { startAt }), ...(endAt && { endAt }) }
}

/** Of the trigger without its calendar. */
function ownFires(trigger: Trigger, reach: Reach): Fires {
  switch (trigger.trigger_type) {
    case 'cron':
      return trigger.cron_expr ? cronFires(trigger.cron_expr, trigger.timezone, reach) : { calendars: [] }
    case 'fixed_rate': {
      const { every, anchor } = rateOf(trigger)
      return { calendars: [], intervals: [{ every, offset: ((anchor % every) + every) % every }] }
    }
    case 'once':
      return { calendars: instantCalendars(nextFires({ ...trigger, calendar: null }, { from: -Infinity, count: 1 })) }
    default:
      return { calendars: [] }
  }
}

function cronFires(expression: string, timezone: string, { begin, end }: Reach): Fires {
  const cron = parseCron(expression)
  const { calendars, ...validity } =
    endless(cron, timezone, { from: begin - lookBackMs, until: lastInstant }) ?? bounded(cron, timezone, { begin, end })
  const comment = `${expression} (${timezone})`.slice(0, longestComment)
  return {
    calendars: calendars.map((calendar, index) => (index === 0 ? { ...calendar, comment } : calendar)),
    ...validity,
  }
}

/** Undefined unless the same calendars hold at every offset of the zone, so that its clock changes change nothing. */
function endless(cron: Cron, timezone: string, span: Span): Fires | undefined {
  const offsets = new Set(zonePeriods(timezone, span.from, span.until).map(({ offset }) => offset))
  if (offsets.size > 1 && !cron.isInterval) return undefined
  const found = [...offsets].map((offset) => endlessCalendars(cron, offset))
  const [calendars] = found
  const areSame = new Set(found.map((each) => JSON.stringify(each))).size === 1
  return areSame && calendars ? { calendars } : undefined
}

function bounded(cron: Cron, timezone: string, reach: Reach): Fires {
  const { from, until, validity } = boundsOf(reach)
  const calendars = zonePeriods(timezone, from, until).flatMap((period) => {
    const regular = calendarsWithin(cron, period.offset, {
      from: Math.max(from, countsFrom(cron, period)),
      until: Math.min(until, period.end),
    })
    const isMadeUp = period.start >= from && makesUpForGap(cron, period)
    return isMadeUp ? [...regular, ...instantCalendars([period.start])] : regular
  })
  return { calendars: calendars.toArray(), ...validity }
}

function withMoved(trigger: Trigger, own: Fires, reach: Reach): Fires {
  if (!movesFires(trigger)) return own
  const { from, until, validity } = boundsOf(reach)
  const moved: number[] = []
  visitFires(trigger, { from, until }, (fire, isMoved) => {
    if (isMoved) moved.push(fire)
    return true
  })
  return { ...own, calendars: [...own.calendars, ...instantCalendars(moved)], ...validity }
}

function boundsOf({ begin, end }: Reach): Span & { validity: Pick<Fires, 'validUntil'> } {
  const until = startOfDay(begin + aheadMs)
  return { from: startOfDay(begin - lookBackMs), until, validity: until <= end ? { validUntil: until } : {} }
}

function startOfDay(instant: number): number {
  return Math.floor(instant / dayMs) * dayMs
}
