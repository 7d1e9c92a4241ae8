import type {
  DirectoryDepartment,
  DirectoryPage,
  DirectoryPerson,
} from '../../../domain/iam/directory/directory-source.ts'
import type { ChangeKind } from '../../../domain/iam/directory/directory-sync.ts'
import type { Db } from '../../database.ts'

export async function forgetItems(db: Db, syncId: number): Promise<void> {
  await db.deleteFrom('directory_sync_item').where('sync_id', '=', syncId).execute()
}

/** Again and again the same: an item that came before is replaced. */
export async function storePage(db: Db, syncId: number, { departments, people }: DirectoryPage): Promise<void> {
  const rowsOf = (kind: ChangeKind, items: (DirectoryDepartment | DirectoryPerson)[]) =>
    [...new Map(items.map((item) => [item.id, item])).values()].map((item) => ({
      sync_id: syncId,
      kind,
      external_id: item.id,
      data: JSON.stringify(item),
    }))
  const rows = [...rowsOf('department', departments), ...rowsOf('person', people)]
  if (rows.length === 0) return
  await db
    .insertInto('directory_sync_item')
    .values(rows)
    .onConflict((same) =>
      same
        .columns(['tenant_id', 'sync_id', 'kind', 'external_id'])
        .doUpdateSet(({ ref }) => ({ data: ref('excluded.data') })),
    )
    .execute()
}

export async function countItems(db: Db, syncId: number): Promise<{ departments: number; people: number }> {
  const rows = await db
    .selectFrom('directory_sync_item')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .where('sync_id', '=', syncId)
    .groupBy('kind')
    .execute()
  const countOf = (kind: ChangeKind) => rows.find((row) => row.kind === kind)?.count ?? 0
  return { departments: countOf('department'), people: countOf('person') }
}

export async function listItems(
  db: Db,
  syncId: number,
): Promise<{ departments: DirectoryDepartment[]; people: DirectoryPerson[] }> {
  const rows = await db
    .selectFrom('directory_sync_item')
    .select(['kind', 'data'])
    .where('sync_id', '=', syncId)
    .orderBy('external_id')
    .execute()
  return {
    departments: rows.filter(({ kind }) => kind === 'department').map(({ data }) => data as DirectoryDepartment),
    people: rows.filter(({ kind }) => kind === 'person').map(({ data }) => data as DirectoryPerson),
  }
}
