import { sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import type { Db } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { ofDefinition, type Run, runColumns } from './run-queries.ts'

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
    .where(sql<boolean>`not is_test`)
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
    .select(ofDefinition)
    .where('status', 'in', ['waiting', 'running'])
    .where(sql<boolean>`not is_test`)
    .where('parent_id', 'is', null)
    .where('flow_run_id', 'is', null)
    .where(visible(viewer, 'run'))
    .orderBy('scheduled_at', 'desc')
    .limit(limit)
    .execute()
}

/** The newest ended run of each job that did not succeed with it. */
export async function listFailingJobs(db: Db, viewer: Viewer, since: Date, limit: number): Promise<Run[]> {
  return db
    .selectFrom('job_log')
    .innerJoin('job', 'job.id', 'job_log.job_id')
    .select(runFields)
    .select(ofDefinition)
    .where('job.deleted_at', 'is', null)
    .where('job_log.status', 'in', ['failed', 'timeout'])
    .where('job_log.scheduled_at', '>=', since)
    .where(sql<boolean>`not job_log.is_test`)
    .where('job_log.parent_id', 'is', null)
    .where(visible(viewer, 'run'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('job_log as later')
            .select('later.id')
            .whereRef('later.job_id', '=', 'job_log.job_id')
            .where('later.is_test', '=', false)
            .where('later.parent_id', 'is', null)
            .where('later.status', 'in', ['success', 'failed', 'timeout'])
            .where(({ eb, refTuple }) =>
              eb(
                refTuple('later.scheduled_at', 'later.id'),
                '>',
                refTuple('job_log.scheduled_at', 'job_log.id') as never,
              ),
            ),
        ),
      ),
    )
    .orderBy('job_log.scheduled_at', 'desc')
    .limit(limit)
    .execute()
}
