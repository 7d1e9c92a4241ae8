import { sql } from 'kysely'
import type { NodeError, NodeStatus } from '../../domain/flows/node-status.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import type { Text } from '../../domain/text.ts'
import type { DbOrTx, Tx } from '../database.ts'
import type { RunKey } from '../jobs/run-queries.ts'

type Place = { id: number; scheduled_at: Date }
/** `item` is -1 of the node itself, else the place in the list that it is done for. */
export type NodeKey = { node_id: string; item: number }

/** A node, or one of the times that it is done, as far as the process of the run needs it. */
export type NodeRow = NodeKey & {
  status: NodeStatus
  attempt: number
  due_at: Date | null
  input: Record<string, unknown> | null
  error_code: string | null
  job_log_id: number | null
  /** Of its run, when it has one. */
  run_status: RunStatus | null
  run_workflow_id: string | null
  run_type: string | null
}

export async function insertNodes(tx: Tx, { id, scheduled_at }: Place, keys: NodeKey[]): Promise<void> {
  if (keys.length === 0) return
  await sql`
    insert into job_flow_node (run_id, scheduled_at, node_id, item)
    select ${id}, ${scheduled_at}, node_id, item
    from unnest(${keys.map(({ node_id }) => node_id)}::text[], ${keys.map(({ item }) => item)}::int[]) as key (node_id, item)
    on conflict do nothing`.execute(tx)
}

export async function readNodes(db: DbOrTx, { id, scheduled_at }: Place): Promise<NodeRow[]> {
  return db
    .selectFrom('job_flow_node as node')
    .leftJoin('job_log as run', (join) =>
      join.onRef('run.id', '=', 'node.job_log_id').onRef('run.scheduled_at', '=', 'node.scheduled_at'),
    )
    .select(['node.node_id', 'node.item', 'node.status', 'node.attempt', 'node.due_at', 'node.input'])
    .select(['node.error_code', 'node.job_log_id', 'run.status as run_status', 'run.workflow_id as run_workflow_id'])
    .select(sql<string | null>`run.definition ->> 'job_type'`.as('run_type'))
    .where('node.run_id', '=', id)
    .where('node.scheduled_at', '=', scheduled_at)
    .execute()
}

export type NodeResult = { status: NodeStatus; result: unknown; error_code: string | null }

/** What these nodes came to; with `items`, what each of the times came to that they are done. */
export async function readResults(
  db: DbOrTx,
  { id, scheduled_at }: Place,
  ids: string[],
  { items = false }: { items?: boolean } = {},
): Promise<(NodeKey & NodeResult)[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('job_flow_node')
    .select(['node_id', 'item', 'status', 'result', 'error_code'])
    .where('run_id', '=', id)
    .where('scheduled_at', '=', scheduled_at)
    .where('item', items ? '>' : '=', -1)
    .where('node_id', 'in', ids)
    .execute()
}

/** How the runs of nodes ended, by their id. */
export async function readRunEnds(db: DbOrTx, { scheduled_at }: Place, ids: number[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('job_log')
    .select(['id', 'status', 'result', 'error_msg', 'attempt', 'start_time', 'end_time'])
    .where('id', 'in', ids)
    .where('scheduled_at', '=', scheduled_at)
    .execute()
}

/** What becomes of a node; times left out are now. */
export type NodeChange = NodeKey & {
  status: NodeStatus
  skip_reason?: string
  started_at?: Date | null
  ended_at?: Date | null
  due_at?: Date | null
  input?: Record<string, unknown>
  result?: unknown
  error_code?: NodeError
  error_msg?: Text
  job_log_id?: number
  attempt?: number
}

/** Nodes that have ended stay as they are. */
export async function writeNodes(tx: Tx, { id, scheduled_at }: Place, changes: NodeChange[]): Promise<void> {
  if (changes.length === 0) return
  await sql`
    update job_flow_node as node set
      status = change.status,
      skip_reason = change.skip_reason,
      started_at = case when change.status in ('waiting', 'skipped') then null
        else coalesce(change.started_at, node.started_at, case when change.status <> 'cancelled' then now() end) end,
      ended_at = case when change.status not in ('waiting', 'running') then coalesce(change.ended_at, now()) end,
      due_at = coalesce(change.due_at, node.due_at),
      input = coalesce(change.input, node.input),
      result = change.result,
      error_code = change.error_code,
      error_msg = change.error_msg,
      job_log_id = coalesce(change.job_log_id, node.job_log_id),
      attempt = coalesce(change.attempt, node.attempt)
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as change (
      node_id text, item int, status text, skip_reason text, started_at timestamptz, ended_at timestamptz,
      due_at timestamptz, input jsonb, result jsonb, error_code text, error_msg jsonb, job_log_id bigint, attempt int)
    where node.run_id = ${id} and node.scheduled_at = ${scheduled_at}
      and node.node_id = change.node_id and node.item = change.item and node.status in ('waiting', 'running')`.execute(
    tx,
  )
}

/** Whoever follows the run hears of it when the transaction commits. */
export async function tellFollowers(tx: Tx, { runId }: Pick<RunKey, 'runId'>): Promise<void> {
  await sql`select pg_notify('flow_run', ${String(runId)})`.execute(tx)
}
