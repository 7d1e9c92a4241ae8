import { sql } from 'kysely'
import type { Db } from '../database.ts'
import type { NewAuditRow } from './audited-transaction.ts'

export type AuditWriter = {
  /** Resolves when the row is durable. */
  write(row: NewAuditRow): Promise<void>
}

const mostRows = 500

type Waiting = { row: NewAuditRow; resolve: () => void; reject: (error: unknown) => void }

/**
 * Group commit: while one insert is on its way, the rows that come meanwhile gather and go together in the next one.
 */
export function createAuditWriter(db: Db): AuditWriter {
  let waiting: Waiting[] = []
  let isWriting = false

  async function writeAll(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostRows)
      waiting = waiting.slice(mostRows)
      try {
        await insertAuditRows(
          db,
          batch.map(({ row }) => row),
        )
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    isWriting = false
  }

  return {
    write(row) {
      return new Promise((resolve, reject) => {
        waiting.push({ row, resolve, reject })
        if (!isWriting) void writeAll()
      })
    },
  }
}

const columns = sql.raw(
  [
    ...[
      'user_id',
      'user_name',
      'roles',
      'page',
      'device',
      'ip_address',
      'user_agent',
      'action',
      'resource',
      'resource_id',
    ],
    ...['request_path', 'request_method', 'request_body', 'response_code', 'duration', 'trace_id', 'reason'],
  ].join(', '),
)

/** One statement whatever the number of rows, so that building it costs nothing. */
async function insertAuditRows(db: Db, rows: NewAuditRow[]): Promise<void> {
  await sql`
    insert into audit_log (${columns})
    select ${columns} from json_populate_recordset(null::audit_log, ${JSON.stringify(rows)}::json)`.execute(db)
}
