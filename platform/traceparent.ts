import { randomBytes } from 'node:crypto'

/** W3C Trace Context: a new step of the trace, for whoever is asked next. */
export function traceparentOf(traceId: string): string {
  return `00-${traceId}-${randomBytes(8).toString('hex')}-01`
}
