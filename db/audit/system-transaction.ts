import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../database.ts'

export type TransactionAuthor = {
  operatorId?: number | undefined
  operatorName?: string | undefined
  traceId?: string | undefined
  reason?: string | undefined
}

/** Tells the triggers of the change log, until the transaction ends, who changes what and why. */
export async function setAuthor(tx: Tx, author: TransactionAuthor): Promise<void> {
  await sql`select ${authorOf(author)}`.execute(tx)
}

/** The same, as a part of a statement that gives rows. */
export function authorOf({ operatorId, operatorName, traceId, reason }: TransactionAuthor): RawBuilder<string> {
  return sql`concat(
    set_config('ops.operator_id', ${operatorId === undefined ? '' : String(operatorId)}, true),
    set_config('ops.operator_name', ${operatorName ?? ''}, true),
    set_config('ops.trace_id', ${traceId ?? ''}, true),
    set_config('ops.reason', ${reason ?? ''}, true))`
}

/** A transaction of the platform itself; the change log names `system` as its operator unless told otherwise. */
export async function systemTransaction<T>(
  db: Db,
  author: TransactionAuthor,
  change: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    // What nobody has set in a transaction is empty.
    if (Object.keys(author).length > 0) await setAuthor(tx, author)
    return change(tx)
  })
}
