import { sql } from 'kysely'
import type { DbOrTx } from '../database.ts'
import type { FlowRunStatus } from './flow-run-queries.ts'

type Brief = { id: number; status: FlowRunStatus; scheduled_at: Date; duration: number | null }
type Recent = { recent_runs: Brief[]; last_run: Brief | null; success_rate: number | null }

const shown = 10
/** Over so many of the newest runs the success rate is taken. */
const judged = 50

/** Of each flow its newest runs, newest first, and how many of those that ended by themselves succeeded. */
export async function recentRunsOf(db: DbOrTx, flowIds: number[]): Promise<(flowId: number) => Recent> {
  const { rows } = await sql<Brief & { job_id: number }>`
    select run.job_id, run.id, run.status, run.scheduled_at, run.duration
    from unnest(${flowIds}::bigint[]) as wanted(job_id)
    cross join lateral (
      select job_id, id, status, scheduled_at, duration from job_log
      where job_log.job_id = wanted.job_id and not is_test and parent_id is null
      order by scheduled_at desc, id desc limit ${judged}
    ) as run
    order by run.job_id, run.scheduled_at desc, run.id desc`.execute(db)
  const byFlow = Map.groupBy(rows, ({ job_id }) => job_id)
  return (flowId) => {
    const runs = (byFlow.get(flowId) ?? []).map(({ job_id: _, ...run }) => run)
    const ended = runs.filter(({ status }) => status === 'success' || status === 'failed' || status === 'timeout')
    const succeeded = ended.filter(({ status }) => status === 'success').length
    return {
      recent_runs: runs.slice(0, shown),
      last_run: runs[0] ?? null,
      success_rate: ended.length === 0 ? null : succeeded / ended.length,
    }
  }
}
