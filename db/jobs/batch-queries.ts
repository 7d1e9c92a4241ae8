import { sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Db, DbOrTx, Tx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { type JobFilter, matchJobs } from './job-queries.ts'

/** Oldest first, at most `limit`. */
export async function listJobIds(db: DbOrTx, viewer: Viewer, filter: JobFilter, limit: number): Promise<number[]> {
  const jobs = await matchJobs(db, filter)
    .where(visible(viewer, 'job'))
    .select('id')
    .orderBy('id')
    .limit(limit)
    .execute()
  return jobs.map(({ id }) => id)
}

/** Names of those that are there and that the viewer may see. */
export async function listJobNames(db: DbOrTx, viewer: Viewer, ids: number[]): Promise<Map<number, string>> {
  const jobs = await db
    .selectFrom('job')
    .select(['id', 'name'])
    .where('id', '=', sql<number>`any (${ids}::bigint[])`)
    .where('deleted_at', 'is', null)
    .where(visible(viewer, 'job'))
    .execute()
  return new Map(jobs.map(({ id, name }) => [id, name]))
}

/** What stands in `tags` is kept in its order. */
export async function setJobTags(tx: Tx, id: number, tags: string[]): Promise<void> {
  await tx.updateTable('job').set({ tags }).where('id', '=', id).execute()
}

/** Every tag that a job of the viewer's carries, with how many do; the most used first. */
export async function listTags(db: Db, viewer: Viewer, limit: number): Promise<{ tag: string; count: number }[]> {
  return db
    .selectFrom('job')
    .innerJoinLateral(sql<{ tag: string }>`unnest(job.tags)`.as<'used'>(sql`used (tag)`), (join) => join.onTrue())
    .where('job.tenant_id', '=', 1)
    .where('job.deleted_at', 'is', null)
    .where(visible(viewer, 'job'))
    .groupBy('used.tag')
    .select(({ fn }) => ['used.tag', fn.countAll<number>().as('count')])
    .orderBy('count', 'desc')
    .orderBy('used.tag')
    .limit(limit)
    .execute()
}

/** Every executor group that a job of the viewer's names, the most used first. */
export async function listJobGroups(
  db: Db,
  viewer: Viewer,
  limit: number,
): Promise<{ executor_group: string; count: number }[]> {
  return db
    .selectFrom('job')
    .where('tenant_id', '=', 1)
    .where('deleted_at', 'is', null)
    .where(visible(viewer, 'job'))
    .groupBy('executor_group')
    .select(({ fn }) => ['executor_group', fn.countAll<number>().as('count')])
    .orderBy('count', 'desc')
    .orderBy('executor_group')
    .limit(limit)
    .execute()
}
