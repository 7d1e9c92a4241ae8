import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import { condemnOrphans, deleteCondemnedFile, listCondemnedFiles } from '../../db/files/file-queries.ts'
import type { FileStore } from '../../platform/files.ts'

const batchSize = 100
const graceHours = 24
const reason = 'files that belong to nothing'

/**
 * Removes uploads that never ended, files that no record claimed within a day, and those whose record is gone. Content
 * goes before its row, so a crash leaves a row that the next round takes up. Gives how many went.
 */
export async function removeOrphanFiles(
  db: Db,
  files: FileStore,
  { olderThanHours = graceHours } = {},
): Promise<number> {
  await systemTransaction(db, { reason }, (tx) => condemnOrphans(tx, { olderThanHours }))
  let removed = 0
  for (;;) {
    const batch = await listCondemnedFiles(db, batchSize)
    for (const { id, storage_key } of batch) {
      await files.remove(storage_key)
      await systemTransaction(db, { reason }, (tx) => deleteCondemnedFile(tx, id))
      removed++
    }
    if (batch.length < batchSize) return removed
  }
}
