import { randomBytes } from 'node:crypto'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import { beginSync } from '../../db/iam/directory/begin-sync.ts'
import { listDueSyncs } from '../../db/iam/directory/due-syncs.ts'
import { DomainError } from '../../domain/errors.ts'
import { directorySyncStart } from '../../workflows/iam/messages.ts'

/** Begins the syncs whose time has come, once each however many workers look; gives how many. */
export async function beginDueSyncs(db: Db): Promise<number> {
  let begun = 0
  for (const { providerId, scheduledAt } of await listDueSyncs(db)) {
    const traceId = randomBytes(16).toString('hex')
    try {
      await systemTransaction(db, { traceId, reason: 'daily directory sync' }, (tx) =>
        beginSync(tx, {
          providerId,
          trigger: 'schedule',
          scheduledAt,
          traceId,
          createdBy: null,
          triedInline: false,
          startOf: (id) => directorySyncStart(id, { traceId, owner: 'system' }),
        }),
      )
      begun++
    } catch (error) {
      // Another worker was faster, or somebody began one by hand.
      if (!(error instanceof DomainError && error.code === 'conflict')) throw error
    }
  }
  return begun
}
