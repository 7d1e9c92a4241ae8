/**
 * A stretch in which a zone's clock keeps one distance to UTC: local time = instant + `offset`. `end` is not in it;
 * `before` is the offset of the stretch before. All in milliseconds.
 */
export type ZonePeriod = { start: number; end: number; offset: number; before: number }

type Zone = {
  name: string
  offsetAt: (instant: number) => number
  years: Map<number, Change[]>
  /** The period that was looked at last. */
  latest?: ZonePeriod
}
type Change = { at: number; offset: number }

const minute = 60_000
const day = 1440 * minute
/** No zone has changed its clock twice within a week. */
const stride = 7 * day
const mostZones = 2000

const zones = new Map<string, Zone>()

/** How far the zone's clock is ahead of UTC. Throws a RangeError when there is no such zone. */
export function zoneOffset(timezone: string, instant: number): number {
  return zoneOf(timezone).offsetAt(instant)
}

/** The stretches that cover `from` up to `until`; the first and the last reach beyond. */
export function* zonePeriods(timezone: string, from: number, until: number): Generator<ZonePeriod> {
  const zone = zoneOf(timezone)
  let start = Date.UTC(new Date(from).getUTCFullYear(), 0, 1) - stride
  let offset = zone.offsetAt(start)
  let before = offset
  let year = new Date(start).getUTCFullYear()
  for (; Date.UTC(year, 0, 1) < until; year++) {
    for (const change of changesOf(zone, year)) {
      if (change.at <= start) continue
      if (change.at > from) yield { start, end: change.at, offset, before }
      if (change.at >= until) return
      before = offset
      offset = change.offset
      start = change.at
    }
  }
  yield { start, end: Date.UTC(year, 0, 1), offset, before }
}

/** Reads the zone's distance to UTC, fast for instants that lie close together. */
export function zoneClock(timezone: string): (instant: number) => number {
  const zone = zoneOf(timezone)
  return (instant) => {
    const { latest } = zone
    if (latest && instant >= latest.start && instant < latest.end) return latest.offset
    for (const period of zonePeriods(timezone, instant, instant + 1)) {
      zone.latest = period
      return period.offset
    }
    return zone.offsetAt(instant)
  }
}

/**
 * The first instant at which the zone's wall clock shows this time (written as if it showed UTC); where a clock change
 * leaves it out, the first instant after the gap.
 */
export function instantShowing(timezone: string, local: number): number {
  const zone = zoneOf(timezone)
  const { latest } = zone
  // Well within a period no other can show the same time.
  if (latest && local > latest.start + 2 * day && local < latest.end - 2 * day) return local - latest.offset
  for (const period of zonePeriods(timezone, local - 2 * day, local + 2 * day)) {
    const { start, end, offset } = period
    zone.latest = period
    if (local < start + offset) return start
    if (local < end + offset) return local - offset
  }
  return local - zone.offsetAt(local)
}

export function isTimeZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

function zoneOf(timezone: string): Zone {
  const known = zones.get(timezone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
  const name = format.resolvedOptions().timeZone
  const zone = zones.get(name) ?? { name, offsetAt: (instant) => parseOffset(format.format(instant)), years: new Map() }
  // Zone names are spelled in any case: without an end to it, callers could fill the memory.
  if (zones.size >= mostZones) zones.clear()
  zones.set(timezone, zone).set(name, zone)
  return zone
}

function parseOffset(formatted: string): number {
  const [, sign, hours, minutes, seconds] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatted) ?? []
  if (!sign) return 0
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000
  return sign === '-' ? -size : size
}

function changesOf(zone: Zone, year: number): Change[] {
  const known = zone.years.get(year)
  if (known) return known
  const changes = findChanges(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1))
  zone.years.set(year, changes)
  return changes
}

/** Changes after `from` up to and including `until`. */
function findChanges({ offsetAt }: Zone, from: number, until: number): Change[] {
  const changes: Change[] = []
  let low = from
  let lowOffset = offsetAt(low)
  while (low < until) {
    const high = Math.min(low + stride, until)
    const highOffset = offsetAt(high)
    if (highOffset !== lowOffset) changes.push({ at: bisect(offsetAt, low, high), offset: highOffset })
    low = high
    lowOffset = highOffset
  }
  return changes
}

function bisect(offsetAt: Zone['offsetAt'], low: number, high: number): number {
  const before = offsetAt(low)
  let last = low
  let first = high
  while (first - last > 1000) {
    const middle = last + Math.floor((first - last) / 2000) * 1000
    if (offsetAt(middle) === before) last = middle
    else first = middle
  }
  return first
}
