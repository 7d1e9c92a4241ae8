import type { Tx } from '../database.ts'
import { heedFlowOf } from '../flows/heed-flow.ts'
import { watchEnd } from './job-watch.ts'
import { markIfOutlier } from './outlier-queries.ts'
import type { EndedRun } from './settle-open-run.ts'
import { tellOwner } from './tell-owner.ts'

/**
 * What follows from the end of a run, in the transaction that settles it. A job without `alert` tells its owner; test
 * runs tell nobody, and neither does a shard or a node of a flow, whose whole does.
 */
export async function runSettled(tx: Tx, run: EndedRun): Promise<void> {
  await heedFlowOf(tx, run)
  if (run.is_test || run.parent_id !== null || run.status === 'cancelled') return
  await markIfOutlier(tx, run)
  // A backfill is told of as a whole.
  if (run.flow_run_id !== null) return
  if (!run.alert && run.trigger !== 'backfill') await tellOwner(tx, run)
  if (run.job_id !== null) await watchEnd(tx, { ...run, job_id: run.job_id })
}
