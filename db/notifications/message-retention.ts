import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { getSettings } from '../settings/setting-queries.ts'

const rowsAtOnce = 5000

/** Removes messages, the memory of their batches, and notes that are older than the settings keep them. */
export async function removeOldMessages(db: Db): Promise<number> {
  const { message_days, notification_days } = await getSettings(db, 'retention')
  const removed = [
    await removeOlder(db, 'notification', notification_days),
    await removeOlder(db, 'message_log', message_days),
    // A batch is remembered longer than its messages, so that a late repetition still finds it.
    await removeOlder(db, 'message_batch', message_days + 30),
  ]
  return removed.reduce((sum, count) => sum + count, 0)
}

async function removeOlder(
  db: Db,
  table: 'notification' | 'message_log' | 'message_batch',
  days: number,
): Promise<number> {
  let total = 0
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)} where (tableoid, ctid) in (
        select tableoid, ctid from ${sql.table(table)}
        where created_at < now() - make_interval(days => ${days}) limit ${rowsAtOnce})`.execute(db)
    total += Number(numAffectedRows)
    if (numAffectedRows < rowsAtOnce) return total
  }
}
