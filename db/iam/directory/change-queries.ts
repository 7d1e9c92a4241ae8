import { type Selectable, sql } from 'kysely'
import type {
  ChangeAction,
  ChangeKind,
  ChangeStatus,
  PlannedChange,
} from '../../../domain/iam/directory/directory-sync.ts'
import type { Text } from '../../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../../database.ts'
import { containsText, type Listed, type Paging, pageOf } from '../../listing.ts'

const changeColumns = [
  'id',
  'kind',
  'action',
  'external_id',
  'target_id',
  'label',
  'before',
  'after',
  'reason',
  'conflict',
  'status',
  'error_msg',
  'applied_at',
] as const

export type SyncChange = Pick<Selectable<Tables['directory_sync_change']>, (typeof changeColumns)[number]>

export const changeSorts = ['id', 'label', 'action', 'status'] as const
export type ChangeFilter = {
  q?: string | undefined
  kind?: ChangeKind | undefined
  action?: ChangeAction | undefined
  status?: ChangeStatus | undefined
}

export async function listChanges(
  db: Db,
  syncId: number,
  { q, kind, action, status }: ChangeFilter,
  paging: Paging<(typeof changeSorts)[number]>,
): Promise<Listed<SyncChange>> {
  let matching = db.selectFrom('directory_sync_change').where('sync_id', '=', syncId)
  if (kind) matching = matching.where('kind', '=', kind)
  if (action) matching = matching.where('action', '=', action)
  if (status) matching = matching.where('status', '=', status)
  if (q) matching = matching.where((eb) => containsText(sql`${eb.ref('label')}`, q))
  let ordered = matching.select(changeColumns)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(field, direction)
  return pageOf(ordered.orderBy('id'), paging)
}

export type ChangeCount = { kind: ChangeKind; action: ChangeAction; status: ChangeStatus; count: number }

export async function countChanges(db: DbOrTx, syncId: number): Promise<ChangeCount[]> {
  return db
    .selectFrom('directory_sync_change')
    .select(({ fn }) => ['kind', 'action', 'status', fn.countAll<number>().as('count')])
    .where('sync_id', '=', syncId)
    .groupBy(['kind', 'action', 'status'])
    .orderBy('kind')
    .orderBy('action')
    .orderBy('status')
    .execute()
}

const rowsAtOnce = 1000

/** In this order they are applied. What is in conflict is shown and never applied. */
export async function replaceChanges(tx: Tx, syncId: number, changes: readonly PlannedChange[]): Promise<void> {
  await tx.deleteFrom('directory_sync_change').where('sync_id', '=', syncId).execute()
  for (let at = 0; at < changes.length; at += rowsAtOnce) {
    const rows = changes.slice(at, at + rowsAtOnce).map((change) => ({
      sync_id: syncId,
      kind: change.kind,
      action: change.action,
      external_id: change.externalId,
      target_id: change.targetId,
      label: change.label,
      before: change.before && JSON.stringify(change.before),
      after: change.after && JSON.stringify(change.after),
      reason: JSON.stringify(change.reason),
      conflict: change.conflict && JSON.stringify(change.conflict),
      status: change.conflict ? ('skipped' as const) : ('planned' as const),
    }))
    await tx.insertInto('directory_sync_change').values(rows).execute()
  }
}

export async function listPlannedChanges(
  db: DbOrTx,
  syncId: number,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<SyncChange[]> {
  return db
    .selectFrom('directory_sync_change')
    .select(changeColumns)
    .where('sync_id', '=', syncId)
    .where('status', '=', 'planned')
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Of several that apply a change at once, one; false for all others. `targetId` is told when the change made it. */
export async function claimChange(tx: Tx, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('directory_sync_change')
    .set({ status: 'applied', applied_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '=', 'planned')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function noteTarget(tx: Tx, id: number, targetId: number): Promise<void> {
  await tx.updateTable('directory_sync_change').set({ target_id: targetId }).where('id', '=', id).execute()
}

export async function failChange(tx: Tx, id: number, errorMsg: Text): Promise<void> {
  await tx
    .updateTable('directory_sync_change')
    .set({ status: 'failed', error_msg: JSON.stringify(errorMsg) })
    .where('id', '=', id)
    .where('status', '=', 'planned')
    .execute()
}
