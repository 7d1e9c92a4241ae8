import { type Selectable, sql } from 'kysely'
import { conflict, notFound } from '../../domain/errors.ts'
import type { FilePurpose } from '../../domain/files/file-purposes.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'

const fileColumns = [
  'id',
  'name',
  'purpose',
  'content_type',
  'size_bytes',
  'sha256',
  'storage_key',
  'owner_table',
  'owner_id',
  'created_by',
] as const satisfies (keyof Tables['file'])[]

export type StoredFile = Pick<Selectable<Tables['file']>, (typeof fileColumns)[number]>

/** The record that a file belongs to; whoever may read that record may read the file. */
export type FileOwner = { table: string; id: string | number }

type NewFile = { name: string; storageKey: string; createdBy: number | null; departmentId: number | null }

/**
 * The row comes before the content, so that no content is ever without a row: a crash after this leaves a pending row,
 * which housekeeping removes together with whatever was written under its key.
 */
export async function insertPendingFile(
  tx: Tx,
  { name, storageKey, createdBy, departmentId }: NewFile,
): Promise<number> {
  const { id } = await tx
    .insertInto('file')
    .values({
      name,
      purpose: 'pending',
      content_type: 'application/octet-stream',
      size_bytes: 0,
      storage_key: storageKey,
      created_by: createdBy,
      department_id: departmentId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function countUnclaimedFiles(db: Db, userId: number): Promise<number> {
  const { count } = await db
    .selectFrom('file')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('created_by', '=', userId)
    .where('owner_table', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type ReadyFile = { purpose: FilePurpose; contentType: string; sizeBytes: number; sha256: Buffer }

/** Once the content is durable. A file that housekeeping took meanwhile is a conflict. */
export async function markFileReady(tx: Tx, id: number, file: ReadyFile): Promise<StoredFile> {
  const ready = await tx
    .updateTable('file')
    .set({
      status: 'ready',
      purpose: file.purpose,
      content_type: file.contentType,
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
    })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returning(fileColumns)
    .executeTakeFirst()
  if (!ready) throw conflict(text('上传超时，请重新上传', 'The upload took too long; upload the file again'))
  return ready
}

export async function getFile(db: DbOrTx, id: number): Promise<StoredFile> {
  const file = await db
    .selectFrom('file')
    .select(fileColumns)
    .where('id', '=', id)
    .where('status', '=', 'ready')
    .executeTakeFirst()
  if (!file) throw notFound('文件', 'file')
  return file
}

/** Gives a file that its uploader just sent to the record it was sent for; a file has one owner for good. */
export async function claimFile(
  tx: Tx,
  id: number,
  { owner, userId }: { owner: FileOwner; userId: number },
): Promise<void> {
  const claimed = await tx
    .updateTable('file')
    .set({ owner_table: owner.table, owner_id: String(owner.id) })
    .where('id', '=', id)
    .where('status', '=', 'ready')
    .where('owner_table', 'is', null)
    .where('created_by', '=', userId)
    .executeTakeFirst()
  if (claimed.numUpdatedRows === 0n) throw notFound('文件', 'file')
}

export async function countFilesOf(db: DbOrTx, { table, id }: FileOwner): Promise<number> {
  const { count } = await ofOwner(db, { table, id })
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function listFilesOf(db: DbOrTx, owner: FileOwner): Promise<StoredFile[]> {
  return ofOwner(db, owner).select(fileColumns).orderBy('id').execute()
}

function ofOwner(db: DbOrTx, { table, id }: FileOwner) {
  return db
    .selectFrom('file')
    .where('owner_table', '=', table)
    .where('owner_id', '=', String(id))
    .where('status', '=', 'ready')
}

/** With their record the files go too: hidden with this transaction, removed by housekeeping after it. */
export async function releaseFiles(tx: Tx, { table, id }: FileOwner): Promise<void> {
  await tx
    .updateTable('file')
    .set({ status: 'removing' })
    .where('owner_table', '=', table)
    .where('owner_id', '=', String(id))
    .execute()
}

export async function markFileRemoving(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('file')
    .set({ status: 'removing' })
    .where('id', '=', id)
    .where('owner_table', 'is', null)
    .execute()
}

/** Takes files that nobody claimed in time out of reach, so that none can be claimed while its content goes. */
export async function condemnOrphans(tx: Tx, { olderThanHours }: { olderThanHours: number }): Promise<void> {
  await tx
    .updateTable('file')
    .set({ status: 'removing' })
    .where('owner_table', 'is', null)
    .where('status', '<>', 'removing')
    .where('created_at', '<', sql<Date>`now() - make_interval(hours => ${olderThanHours})`)
    .execute()
}

export async function listCondemnedFiles(db: Db, limit: number): Promise<{ id: number; storage_key: string }[]> {
  return db
    .selectFrom('file')
    .select(['id', 'storage_key'])
    .where('status', '=', 'removing')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** After its content is gone. */
export async function deleteCondemnedFile(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('file').where('id', '=', id).where('status', '=', 'removing').execute()
}
