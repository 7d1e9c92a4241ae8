import type { Tx } from '../../db/database.ts'
import type { RouteInfo } from './route-info.ts'

/** What the API keeps of a request for its own books: the audit row, the log line, the figures. */
export type Call = {
  startedAt: number
  userAgent: string | undefined
  /** Undefined at addresses that no route serves. */
  route: RouteInfo | undefined
  /** The body of a route that takes it as it came. */
  rawBody: Uint8Array | undefined
  /** What was asked for: the body, or else the query. */
  input: unknown
  /** The answer's status as the transaction recorded it. */
  auditedStatus: number | undefined
  /** The attempt under an `Idempotency-Key`. */
  attempt: Attempt | undefined
  /** Of the job that is to run; undefined until they are known. */
  secretParams: ReadonlySet<string> | undefined
  error: unknown
}

export type Attempt = {
  /** What transactions gave before the attempt was cut off, in their order. */
  readonly replayed: readonly unknown[]
  /** Keeps, together with what `tx` changes, what all transactions of the request gave so far. */
  note(tx: Tx, results: readonly unknown[]): Promise<void>
}
