import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../database.ts'

/** Lets people read along; gives those who could not yet. */
export async function insertCopies(tx: Tx, instanceId: number, node: string, userIds: number[]): Promise<number[]> {
  if (userIds.length === 0) return []
  const sent = await tx
    .insertInto('approval_cc')
    .values(userIds.map((user_id) => ({ instance_id: instanceId, user_id, node_id: node })))
    .onConflict((conflict) => conflict.columns(['instance_id', 'user_id']).doNothing())
    .returning('user_id')
    .execute()
  return sent.map(({ user_id }) => user_id)
}

/** Whether somebody has a copy that they have not seen. */
export async function hasUnreadCopy(db: DbOrTx, instanceId: number, userId: number): Promise<boolean> {
  const found = await db
    .selectFrom('approval_cc')
    .select('user_id')
    .where('instance_id', '=', instanceId)
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Notes that somebody has seen their copy. */
export async function markRead(db: DbOrTx, instanceId: number, userId: number): Promise<void> {
  await db
    .updateTable('approval_cc')
    .set({ read_at: sql<Date>`now()` })
    .where('instance_id', '=', instanceId)
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .execute()
}
