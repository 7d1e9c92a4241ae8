import type { SecretBox } from '../../domain/secret-box.ts'
import { systemTransaction } from '../audit/system-transaction.ts'
import type { Db } from '../database.ts'
import { secretColumns } from './secret-columns.ts'

/** `changed`: somebody stored another secret meanwhile; one more round tells which key that is under. */
export type ResealCount = { column: string; resealed: number; current: number; changed: number }

/**
 * Brings every stored secret under the newest key, a batch at a time. Stopped anywhere and begun again, it goes on with
 * what is left. When it has ended, older keys can be dropped.
 */
export async function resealSecrets(db: Db, secrets: SecretBox, { batchSize = 200 } = {}): Promise<ResealCount[]> {
  const counts: ResealCount[] = []
  for (const column of secretColumns) {
    const count: ResealCount = { column: column.name, resealed: 0, current: 0, changed: 0 }
    counts.push(count)
    let batch = await column.list(db, '', batchSize)
    while (batch.length > 0) {
      const stale = batch.flatMap((secret) => {
        const resealed = secrets.reseal(secret.sealed, secret.place)
        return resealed === undefined ? [] : [{ secret, resealed }]
      })
      count.current += batch.length - stale.length
      await systemTransaction(db, { reason: `secrets sealed under the key ${secrets.keyId}` }, async (tx) => {
        for (const { secret, resealed } of stale) {
          if (await column.replace(tx, secret, resealed)) count.resealed++
          else count.changed++
        }
      })
      batch = await column.list(db, batch.at(-1)?.rowKey ?? '', batchSize)
    }
  }
  return counts
}
