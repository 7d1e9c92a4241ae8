import { sql } from 'kysely'
import type { DbOrTx } from '../database.ts'

export type NodeHistory = { node_id: string; count: number; median_ms: number; p95_ms: number }

/** So many of the newest runs tell how long a node usually takes. */
const judged = 50

/** How long each node of a flow took when it succeeded; with `before`, only in runs that come before that one. What a rerun kept counts once. */
export async function listNodeHistory(
  db: DbOrTx,
  flowId: number,
  { before }: { before?: number | undefined } = {},
): Promise<NodeHistory[]> {
  const earlier =
    before === undefined
      ? sql``
      : sql`and (scheduled_at, id) < (select scheduled_at, id from job_log where id = ${before} and job_id = ${flowId})`
  const { rows } = await sql<NodeHistory>`
    with run as (
      select id, scheduled_at from job_log
      where job_id = ${flowId} and not is_test and parent_id is null ${earlier}
      order by scheduled_at desc, id desc limit ${judged}
    ), took as (
      select node.node_id, extract(epoch from node.ended_at - node.started_at) * 1000 as ms
      from run
      join job_flow_node as node on node.run_id = run.id and node.scheduled_at = run.scheduled_at
      where node.item = -1 and node.status = 'success' and node.started_at is not null and not node.is_kept
    )
    select node_id, count(*)::int as count,
      round(percentile_cont(0.5) within group (order by ms))::int as median_ms,
      round(percentile_cont(0.95) within group (order by ms))::int as p95_ms
    from took group by node_id order by node_id`.execute(db)
  return rows
}
