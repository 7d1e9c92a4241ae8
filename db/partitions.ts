import { sql } from 'kysely'
import type { DbOrTx } from './database.ts'

const logTables = [
  'audit_log',
  'data_change_log',
  'login_log',
  'message_log',
  'job_log',
  'job_attempt',
  'job_output',
  'flow_run',
  'job_flow_node',
]
const monthsAhead = 3

/** Makes the coming months' partitions of the log tables; gives how many were missing. */
export async function makeComingPartitions(db: DbOrTx): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select coalesce(sum(ensure_month_partitions(name::regclass, now()::date, ${monthsAhead})), 0)::int as made
    from unnest(${logTables}::text[]) as name`.execute(db)
  return rows[0]?.made ?? 0
}
