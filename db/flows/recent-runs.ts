import type { DbOrTx } from '../database.ts'
import { listRecentRuns, type RunBrief } from '../jobs/run-queries.ts'

type Recent = { recent_runs: RunBrief[]; last_run: RunBrief | null; success_rate: number | null }

const shown = 10
/** Over so many of the newest runs the success rate is taken. */
const judged = 50

/** Of each flow its newest runs, newest first, and how many of those that ended by themselves succeeded. */
export async function recentRunsOf(db: DbOrTx, flowIds: number[]): Promise<(flowId: number) => Recent> {
  const byFlow = await listRecentRuns(db, flowIds, judged)
  return (flowId) => {
    const runs = byFlow.get(flowId) ?? []
    const ended = runs.filter(({ status }) => status === 'success' || status === 'failed' || status === 'timeout')
    const succeeded = ended.filter(({ status }) => status === 'success').length
    return {
      recent_runs: runs.slice(0, shown),
      last_run: runs[0] ?? null,
      success_rate: ended.length === 0 ? null : succeeded / ended.length,
    }
  }
}
