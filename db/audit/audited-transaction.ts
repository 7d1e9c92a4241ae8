import type { Insertable } from 'kysely'
import type { Db, Tables, Tx } from '../database.ts'
import { setAuthor, type TransactionAuthor } from './system-transaction.ts'

export type NewAuditRow = Insertable<Tables['audit_log']>

/**
 * A change and the audit row that tells of it, in one transaction: neither is ever there without the other. `describe`
 * may itself write what has to be true together with them.
 */
export async function auditedTransaction<T>(
  db: Db,
  author: TransactionAuthor,
  change: (tx: Tx) => Promise<T>,
  describe: (tx: Tx, result: T) => Promise<NewAuditRow | undefined>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await setAuthor(tx, author)
    const result = await change(tx)
    const row = await describe(tx, result)
    if (row) await insertAuditRows(tx, [row])
    return result
  })
}

export async function insertAuditRows(tx: Tx, rows: NewAuditRow[]): Promise<void> {
  await tx.insertInto('audit_log').values(rows).execute()
}
