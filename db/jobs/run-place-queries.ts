import { sql } from 'kysely'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import type { DbOrTx } from '../database.ts'
import type { Run } from './run-queries.ts'

type Placed = Pick<Run, 'id' | 'scheduled_at' | 'job_id' | 'status' | 'workflow_id' | 'parent_id' | 'backfill_id'>

/** How many shards of a run came to which state; empty of one that has none. */
export async function countShards(
  db: DbOrTx,
  { id, scheduled_at }: Placed,
): Promise<Partial<Record<RunStatus, number>>> {
  const rows = await db
    .selectFrom('job_log')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .where('tenant_id', '=', 1)
    .where('parent_id', '=', id)
    .where('scheduled_at', '=', scheduled_at)
    .groupBy('status')
    .execute()
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

/** The run that one which stands in line waits for, and how many stand before it in all. */
export async function findAhead(db: DbOrTx, run: Placed): Promise<{ run_id: number; count: number } | undefined> {
  const isInLine = run.status === 'waiting' && run.workflow_id === null
  if (!isInLine || run.job_id === null || run.parent_id !== null || run.backfill_id !== null) return undefined
  return db
    .selectFrom('job_log')
    .select(['id as run_id', sql<number>`count(*) over ()`.as('count')])
    .where('job_id', '=', run.job_id)
    .where('status', 'in', ['waiting', 'running'])
    .where('is_test', '=', false)
    .where('parent_id', 'is', null)
    .where('backfill_id', 'is', null)
    .where('id', '<>', run.id)
    .where(({ or, eb }) => or([eb('workflow_id', 'is not', null), eb('scheduled_at', '<', run.scheduled_at)]))
    .orderBy(sql`workflow_id is null`, 'desc')
    .orderBy('scheduled_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
