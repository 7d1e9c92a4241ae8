import { type Selectable, sql } from 'kysely'
import { permissionCatalogue } from '../../domain/iam/permission-catalogue.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'

export async function findPermissionIds(db: DbOrTx, codes: readonly string[]): Promise<number[]> {
  if (codes.length === 0) return []
  const rows = await db.selectFrom('permission').select('id').where('code', 'in', codes).execute()
  return rows.map(({ id }) => id)
}

/** Brings the table in line with the catalogue in code; gives the codes that are new to it. */
export async function syncPermissions(tx: Tx): Promise<string[]> {
  const known = await tx.selectFrom('permission').select('code').execute()
  const before = new Set(known.map(({ code }) => code))
  await tx
    .insertInto('permission')
    .values(permissionCatalogue.map(({ code, kind, name }) => ({ code, kind, name_zh: name.zh, name_en: name.en })))
    .onConflict((same) =>
      same.columns(['tenant_id', 'code']).doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        name_zh: eb.ref('excluded.name_zh'),
        name_en: eb.ref('excluded.name_en'),
      })),
    )
    .execute()
  const codes: string[] = permissionCatalogue.map(({ code }) => code)
  await tx.deleteFrom('permission').where(sql<boolean>`not code = any (${codes})`).execute()
  return codes.filter((code) => !before.has(code))
}

const permissionColumns = ['id', 'code', 'kind', 'name_zh', 'name_en'] as const
export type Permission = Pick<Selectable<Tables['permission']>, (typeof permissionColumns)[number]>

export async function listPermissions(
  db: Db,
  { q, kind }: { q?: string | undefined; kind?: Permission['kind'] | undefined },
  paging: Paging<'id' | 'code' | 'kind'>,
): Promise<Listed<Permission>> {
  let matching = db.selectFrom('permission')
  if (kind) matching = matching.where('kind', '=', kind)
  if (q) matching = matching.where(containsText(sql`code || ' ' || name_zh || ' ' || name_en`, q))
  let ordered = matching.select(permissionColumns)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(field, direction)
  return pageOf(ordered.orderBy('id'), paging)
}
