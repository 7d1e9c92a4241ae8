import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** A part of a transaction that is undone by itself when it throws; the transaction goes on. */
export async function withSavepoint<T>(tx: Tx, part: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(tx)
  try {
    const result = await part()
    await sql`release savepoint part`.execute(tx)
    return result
  } catch (error) {
    await sql`rollback to savepoint part`.execute(tx)
    throw error
  }
}
