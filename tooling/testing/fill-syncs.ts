import type { Tx } from '../../db/database.ts'

/** Two rows that belong together in each table of directory syncs. */
export async function fillSyncs(tx: Tx, providerIds: number[]): Promise<void> {
  const departments = await tx.selectFrom('department').select('id').execute()
  const syncs = await tx
    .insertInto('directory_sync')
    .values(providerIds.map((provider_id) => ({ provider_id, trigger: 'manual' as const })))
    .returning('id')
    .execute()
  const item = { kind: 'person', external_id: 'p1' } as const
  await tx
    .insertInto('directory_sync_item')
    .values(syncs.map(({ id: sync_id }) => ({ ...item, sync_id, data: '{}' })))
    .execute()
  await tx
    .insertInto('directory_sync_change')
    .values(
      syncs.map(({ id: sync_id }) => ({ ...item, sync_id, action: 'create' as const, label: '王五', reason: '{}' })),
    )
    .execute()
  await tx
    .insertInto('directory_department')
    .values(
      providerIds.map((provider_id, index) => ({
        provider_id,
        external_id: 'd1',
        department_id: departments[index]?.id ?? 0,
      })),
    )
    .execute()
}
