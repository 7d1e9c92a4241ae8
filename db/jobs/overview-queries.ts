import { sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import type { Db } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { type Run, runColumns } from './run-queries.ts'

const runFields = runColumns.map((column) => `job_log.${column}` as const)

/** How many fires came to which end since `since`. */
export async function countRunsByStatus(
  db: Db,
  viewer: Viewer,
  since: Date,
): Promise<Partial<Record<RunStatus, number>>> {
  const rows = await db
    .selectFrom('job_log')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .where('scheduled_at', '>=', since)
    .where('is_test', '=', false)
    .where('parent_id', 'is', null)
    .where(visible(viewer, 'run'))
    .groupBy('status')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}

export async function listRunningNow(db: Db, viewer: Viewer, limit: number): Promise<Run[]> {
  return db
    .selectFrom('job_log')
    .select(runFields)
    .select(sql<string>`definition ->> 'name'`.as('job_name'))
    .where('status', 'in', ['waiting', 'running'])
    .where('is_test', '=', false)
    .where('parent_id', 'is', null)
    .where(visible(viewer, 'run'))
    .orderBy('scheduled_at', 'desc')
    .limit(limit)
    .execute()
}

/** The newest run of each job whose newest ended run did not succeed. */
export async function listFailingJobs(db: Db, viewer: Viewer, since: Date, limit: number): Promise<Run[]> {
  return db
    .with('newest', (recent) =>
      recent
        .selectFrom('job_log')
        .distinctOn('job_id')
        .select(runFields)
        .select(sql<string>`definition ->> 'name'`.as('job_name'))
        .where('scheduled_at', '>=', since)
        .where('is_test', '=', false)
        .where('parent_id', 'is', null)
        .where('parent_id', 'is', null)
        .where(visible(viewer, 'run'))
        .where('job_id', 'is not', null)
        .where('status', 'in', ['success', 'failed', 'timeout'])
        .orderBy('job_id')
        .orderBy('scheduled_at', 'desc')
        .orderBy('id', 'desc'),
    )
    .selectFrom('newest')
    .innerJoin('job', 'job.id', 'newest.job_id')
    .selectAll('newest')
    .where('job.deleted_at', 'is', null)
    .where('newest.status', '<>', 'success')
    .orderBy('newest.scheduled_at', 'desc')
    .limit(limit)
    .execute()
}
