import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import { type EndedRun, watchEnd } from './job-watch.ts'
import { markIfOutlier } from './outlier-queries.ts'
import type { RunKey } from './run-queries.ts'
import { tellOwner } from './tell-owner.ts'

/**
 * What follows from the end of a run, in the transaction that settles it. A job without `alert` tells its owner; test
 * runs tell nobody, and neither does a shard, whose parent does.
 */
export async function runSettled(tx: Tx, key: RunKey): Promise<void> {
  const run = await findEndedRun(tx, key)
  if (!run || run.is_test || run.parent_id !== null || run.status === 'cancelled') return
  await markIfOutlier(tx, run)
  // A backfill is told of as a whole.
  if (!run.alert && run.trigger !== 'backfill') await tellOwner(tx, run)
  if (run.job_id !== null) await watchEnd(tx, run as EndedRun & { job_id: number })
}

function findEndedRun(tx: Tx, { runId, scheduledAt }: RunKey): Promise<EndedRun | undefined> {
  return tx
    .selectFrom('job_log')
    .leftJoin('job', 'job.id', 'job_log.job_id')
    .select([
      'job_log.id',
      'job_log.job_id',
      'job_log.parent_id',
      'job_log.scheduled_at',
      'job_log.status',
      'job_log.trigger',
      'job_log.triggered_by',
      'job_log.is_test',
      'job_log.duration',
      'job_log.definition',
      'job_log.error_msg',
      'job_log.trace_id',
      'job.alert',
      'job.created_by as owner_id',
    ])
    .select(
      sql<boolean>`exists (select from job_alert where job_alert.job_id = job_log.job_id and status = 'firing')`.as(
        'has_alerts',
      ),
    )
    .where('job_log.id', '=', runId)
    .where('job_log.scheduled_at', '=', new Date(scheduledAt))
    .executeTakeFirst()
}
