import { invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { DbOrTx, Tx } from '../database.ts'
import { lastAdministratorsRole } from './administrator-queries.ts'

export type MappedRoles = {
  /** Roles that a directory's groups decide over; all others stay. */
  managed: number[]
  held: number[]
}

/** Whether the roles are already as the groups say. */
export async function hasMappedRoles(db: DbOrTx, userId: number, { managed, held }: MappedRoles): Promise<boolean> {
  if (managed.length === 0) return true
  const current = await currentOf(db, userId, managed)
  const wanted = await existing(db, held)
  return current.length === wanted.length && wanted.every((id) => current.includes(id))
}

/** Gives the roles of the groups and takes those of groups that were left; the last administrator stays one. */
export async function replaceMappedRoles(tx: Tx, userId: number, { managed, held }: MappedRoles): Promise<void> {
  if (managed.length === 0) return
  const wanted = await existing(tx, held)
  const current = await currentOf(tx, userId, managed)
  const given = wanted.filter((id) => !current.includes(id))
  if (given.length > 0) {
    await tx
      .insertInto('user_role')
      .values(given.map((role_id) => ({ user_id: userId, role_id })))
      .onConflict((there) =>
        there.columns(['tenant_id', 'user_id', 'role_id']).doUpdateSet({ ends_at: null, grant_id: null }),
      )
      .execute()
  }
  const taken = current.filter((id) => !wanted.includes(id))
  const kept = taken.length > 0 ? await lastAdministratorsRole(tx, userId) : undefined
  const gone = taken.filter((id) => id !== kept)
  if (gone.length === 0) return
  await tx.deleteFrom('user_role').where('user_id', '=', userId).where('role_id', 'in', gone).execute()
}

export async function refuseUnknownMappedRoles(tx: Tx, ids: number[]): Promise<void> {
  if ((await existing(tx, ids)).length === new Set(ids).size) return
  throw invalid('config.role_map', text('角色不存在', 'There is no such role'))
}

/** What was granted is no concern of a directory's. */
async function currentOf(db: DbOrTx, userId: number, managed: number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('user_role')
    .select('role_id')
    .where('user_id', '=', userId)
    .where('role_id', 'in', managed)
    .where('grant_id', 'is', null)
    .where('ends_at', 'is', null)
    .execute()
  return rows.map(({ role_id }) => role_id)
}

/** A role may have been deleted since it was mapped. */
async function existing(db: DbOrTx, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('role').select('id').where('id', 'in', ids).execute()
  return rows.map(({ id }) => id)
}
