import { sql } from 'kysely'
import { type DurationHistory, isOutlier, leastDuration } from '../../domain/jobs/duration-rules.ts'
import type { Tx } from '../database.ts'
import type { EndedRun } from './settle-open-run.ts'

const historyRuns = 50

/** Marks a run that took far longer than the job's latest successful ones. */
export async function markIfOutlier(tx: Tx, run: EndedRun): Promise<void> {
  const { duration, job_id } = run
  if (job_id === null || duration === null || duration < leastDuration) return
  if (!isOutlier(duration, await findHistory(tx, job_id, run.id))) return
  await tx
    .updateTable('job_log')
    .set({ is_outlier: true })
    .where('id', '=', run.id)
    .where('scheduled_at', '=', run.scheduled_at)
    .execute()
}

async function findHistory(tx: Tx, jobId: number, exceptRunId: number): Promise<DurationHistory> {
  const { rows } = await sql<DurationHistory>`
    select count(*)::int as runs,
      coalesce(percentile_cont(0.5) within group (order by duration), 0) as p50,
      coalesce(percentile_cont(0.95) within group (order by duration), 0) as p95
    from (
      select duration from job_log
      where job_id = ${jobId} and status = 'success' and not is_test and parent_id is null and id <> ${exceptRunId}
      order by scheduled_at desc limit ${historyRuns}
    ) as latest`.execute(tx)
  return rows[0] ?? { runs: 0, p50: 0, p95: 0 }
}
