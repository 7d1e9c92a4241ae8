import { sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { DbOrTx, Tx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { getJob, type Job, type JobFilter, matchJobs } from './job-queries.ts'

/** What jobs name by id, and files by name. */
export type NamedTable = 'calendar' | 'datasource' | 'user'
const nameColumn: Record<NamedTable, string> = { calendar: 'name', datasource: 'name', user: 'username' }

/** Imports come one after the other, so that the second of two sees what the first has made. */
export async function lockJobImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('job-import', 0))`.execute(tx)
}

/** By name: the job that bears it, and whether the viewer may see it. */
export async function findJobsByName(
  db: DbOrTx,
  viewer: Viewer,
  names: string[],
): Promise<Map<string, { job: Job; isVisible: boolean }>> {
  const rows = await matchJobs(db, {})
    .where('name', '=', sql<string>`any (${names}::text[])`)
    .select(['id', 'name', sql<boolean>`${visible(viewer, 'job')}`.as('isVisible')])
    .execute()
  const found = new Map<string, { job: Job; isVisible: boolean }>()
  for (const { id, name, isVisible } of rows) found.set(name, { job: await getJob(db, id), isVisible })
  return found
}

/** In the order of their names, at most `limit`. */
export async function listJobsToExport(
  db: DbOrTx,
  viewer: Viewer,
  { ids, filter, limit }: { ids?: number[] | undefined; filter: JobFilter; limit: number },
): Promise<Job[]> {
  let matching = matchJobs(db, filter).where(visible(viewer, 'job'))
  if (ids) matching = matching.where('id', '=', sql<number>`any (${ids}::bigint[])`)
  const rows = await matching.select('id').orderBy('name').orderBy('id').limit(limit).execute()
  return Promise.all(rows.map(({ id }) => getJob(db, id)))
}

export async function listNamesById(db: DbOrTx, table: NamedTable, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; name: string }>`
    select id, ${sql.ref(nameColumn[table])} as name from ${sql.table(table)}
    where tenant_id = 1 and id = any (${ids}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function listIdsByName(db: DbOrTx, table: NamedTable, names: string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<{ id: number; name: string }>`
    select id, ${sql.ref(nameColumn[table])} as name from ${sql.table(table)}
    where tenant_id = 1 and ${sql.ref(nameColumn[table])} = any (${names}::text[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [name, id]))
}
