import { randomFillSync } from 'node:crypto'

/** The trace id of a W3C `traceparent`, or a new one. */
export function traceIdOf(traceparent: string | undefined): string {
  // W3C Trace Context, 3.2: version ff and an id of zeros are invalid; later versions may append more fields.
  const given =
    traceparent &&
    /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/.exec(traceparent)?.[1]
  return given || newTraceId()
}

const pool = Buffer.alloc(16 * 256)
let used = pool.length

/** From a pool: asking the system for each id would cost more than the rest of a request's bookkeeping. */
function newTraceId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.toString('hex', used - 16, used)
}
