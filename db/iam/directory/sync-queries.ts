import { type Selectable, sql } from 'kysely'
import { conflict, notFound } from '../../../domain/errors.ts'
import {
  openSyncStatuses,
  type StopReason,
  type SyncStatus,
  type SyncTrigger,
} from '../../../domain/iam/directory/directory-sync.ts'
import { type Text, text } from '../../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../../database.ts'
import { type Listed, type Paging, pageOf } from '../../listing.ts'
import { explainConstraint } from '../constraints.ts'

const syncColumns = [
  'directory_sync.id',
  'directory_sync.provider_id',
  'directory_sync.trigger',
  'directory_sync.scheduled_at',
  'directory_sync.status',
  'directory_sync.stop_reason',
  'directory_sync.authority',
  'directory_sync.realm_tenant',
  'directory_sync.read_departments',
  'directory_sync.read_people',
  'directory_sync.error_msg',
  'directory_sync.workflow_id',
  'directory_sync.trace_id',
  'directory_sync.confirmed_by',
  'directory_sync.finished_at',
  'directory_sync.created_by',
  'directory_sync.created_at',
  'directory_sync.updated_at',
  'directory_sync.version',
  'identity_provider.code as provider_code',
  'identity_provider.name as provider_name',
] as const

export type DirectorySync = Pick<
  Selectable<Tables['directory_sync']>,
  | 'id'
  | 'provider_id'
  | 'trigger'
  | 'scheduled_at'
  | 'status'
  | 'stop_reason'
  | 'authority'
  | 'realm_tenant'
  | 'read_departments'
  | 'read_people'
  | 'error_msg'
  | 'workflow_id'
  | 'trace_id'
  | 'confirmed_by'
  | 'finished_at'
  | 'created_by'
  | 'created_at'
  | 'updated_at'
  | 'version'
> & { provider_code: string; provider_name: string }

export const syncSorts = ['id', 'created_at', 'finished_at', 'status'] as const
export type SyncFilter = { provider_id?: number | undefined; status?: SyncStatus | undefined }

function matchSyncs(db: DbOrTx, { provider_id, status }: SyncFilter) {
  let query = db
    .selectFrom('directory_sync')
    .innerJoin('identity_provider', 'identity_provider.id', 'directory_sync.provider_id')
    .where('directory_sync.tenant_id', '=', 1)
  if (provider_id !== undefined) query = query.where('directory_sync.provider_id', '=', provider_id)
  if (status) query = query.where('directory_sync.status', '=', status)
  return query
}

export async function listSyncs(
  db: Db,
  filter: SyncFilter,
  paging: Paging<(typeof syncSorts)[number]>,
): Promise<Listed<DirectorySync>> {
  const matching = matchSyncs(db, filter)
  let ordered = matching.select(syncColumns)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(`directory_sync.${field}`, direction)
  return pageOf(ordered.orderBy('directory_sync.id', 'desc'), paging)
}

export async function getSync(db: DbOrTx, id: number): Promise<DirectorySync> {
  const row = await matchSyncs(db, {}).where('directory_sync.id', '=', id).select(syncColumns).executeTakeFirst()
  if (!row) throw notFound('同步记录', 'directory sync')
  return row
}

export type NewSync = {
  providerId: number
  trigger: SyncTrigger
  scheduledAt?: Date
  traceId: string
  createdBy: number | null
}

/** Refused as a conflict while another one of the provider is under way. */
export async function insertSync(
  tx: Tx,
  { providerId, trigger, scheduledAt, traceId, createdBy }: NewSync,
): Promise<number> {
  const { id } = await tx
    .insertInto('directory_sync')
    .values({
      provider_id: providerId,
      trigger,
      scheduled_at: scheduledAt ?? null,
      trace_id: traceId,
      created_by: createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(explain)
  return id
}

export async function nameSyncWorkflow(tx: Tx, id: number, workflowId: string): Promise<void> {
  await tx.updateTable('directory_sync').set({ workflow_id: workflowId }).where('id', '=', id).execute()
}

/** False when it is not being read any more. */
export async function noteReading(
  db: Db,
  id: number,
  { departments, people }: { departments: number; people: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('directory_sync')
    .set({ read_departments: departments, read_people: people })
    .where('id', '=', id)
    .where('status', '=', 'reading')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function noteRealm(db: Db, id: number, realm: { authority: string; tenant: string }): Promise<void> {
  await db
    .updateTable('directory_sync')
    .set({ authority: realm.authority, realm_tenant: realm.tenant })
    .where('id', '=', id)
    .execute()
}

/** False when somebody else was faster. */
export async function endReading(tx: Tx, id: number, stopReason: StopReason | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('directory_sync')
    .set({ status: stopReason ? 'waiting' : 'applying', stop_reason: stopReason, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('status', '=', 'reading')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** False when it does not wait any more. */
export async function confirmWaitingSync(tx: Tx, id: number, userId: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('directory_sync')
    .set({ status: 'applying', confirmed_by: userId, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type SyncEnd = 'done' | 'failed' | 'cancelled'

/** False when it has ended before. What was read and not applied is forgotten. */
export async function settleSync(
  tx: Tx,
  id: number,
  end: { status: SyncEnd; errorMsg?: Text | undefined },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('directory_sync')
    .set({
      status: end.status,
      error_msg: end.errorMsg ? JSON.stringify(end.errorMsg) : null,
      finished_at: sql<Date>`now()`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .where('status', 'in', openSyncStatuses)
    .executeTakeFirst()
  await tx.deleteFrom('directory_sync_item').where('sync_id', '=', id).execute()
  return numUpdatedRows > 0n
}

const explain = explainConstraint({
  directory_sync_tenant_id_provider_id_scheduled_at_key: () =>
    conflict(text('这次同步已经开始', 'This sync has begun already')),
  directory_sync_open: () =>
    conflict(
      text('该目录的同步正在进行，请先完成或取消', 'A sync of this directory is under way: finish or cancel it first'),
    ),
})
