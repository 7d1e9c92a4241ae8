import { sql } from 'kysely'
import type { DbOrTx } from './database.ts'

/** The one clock that all copies share; it goes on within a transaction. */
export const clock = sql<Date>`clock_timestamp()`

/** How `to_char` writes an instant in UTC as JSON does. */
export const isoFormat = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'

export async function databaseNow(db: DbOrTx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select ${clock} as now`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a select without a table gives one row')
  return row.now
}
