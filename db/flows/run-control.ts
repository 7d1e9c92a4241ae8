import { sql } from 'kysely'
import { conflict } from '../../domain/errors.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import type { NodeStatus } from '../../domain/flows/node-status.ts'
import { text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import type { RunKey } from '../jobs/run-queries.ts'
import type { FlowRun } from './flow-run-queries.ts'
import { beginStep } from './flow-step.ts'

export const keyOfRun = ({ id, scheduled_at }: Pick<FlowRun, 'id' | 'scheduled_at'>): RunKey => ({
  runId: id,
  scheduledAt: scheduled_at.toISOString(),
})

/** Takes an open run out of its step's hands, so that it can be changed. Throws `conflict` for one that has ended or stands in line. */
export async function seizeOpenRun(tx: Tx, run: FlowRun): Promise<void> {
  if (run.workflow_id === null) throw conflict(text('这次运行还在排队', 'This run still stands in line'))
  if (!(await beginStep(tx, keyOfRun(run)))) throw runHasEnded()
}

/** One that is as asked already stays so. */
export async function setPaused(tx: Tx, { id, scheduled_at }: FlowRun, isPaused: boolean): Promise<void> {
  await tx
    .updateTable('flow_run')
    .set({ paused_at: isPaused ? sql<Date>`now()` : null })
    .where('run_id', '=', id)
    .where('scheduled_at', '=', scheduled_at)
    .where('paused_at', isPaused ? 'is' : 'is not', null)
    .execute()
}

/** A run that had ended goes on: its time begins anew, and so does its process when it is told. */
export async function reopenRun(tx: Tx, run: FlowRun): Promise<void> {
  const reopened = await tx
    .updateTable('job_log')
    .set({
      status: 'running',
      end_time: null,
      duration: null,
      result: null,
      error_msg: null,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', run.id)
    .where('scheduled_at', '=', run.scheduled_at)
    .where('status', 'in', ['failed', 'cancelled', 'timeout', 'success'])
    .returning(sql<number>`(definition ->> 'timeout')::int`.as('timeout'))
    .executeTakeFirst()
  if (!reopened) return
  await tx
    .updateTable('flow_run')
    .set({
      step: sql<number>`step + 1`,
      stop: null,
      stop_why: null,
      stop_told: false,
      due_at: sql<Date>`now() + make_interval(secs => ${reopened.timeout})`,
    })
    .where('run_id', '=', run.id)
    .where('scheduled_at', '=', run.scheduled_at)
    .execute()
}

export type HeldNode = {
  node_id: string
  status: NodeStatus
  job_log_id: number | null
  run_workflow_id: string | null
}

export async function lockNode(tx: Tx, { id, scheduled_at }: FlowRun, nodeId: string): Promise<HeldNode | undefined> {
  return tx
    .selectFrom('job_flow_node as node')
    .leftJoin('job_log as run', (join) =>
      join.onRef('run.id', '=', 'node.job_log_id').onRef('run.scheduled_at', '=', 'node.scheduled_at'),
    )
    .select(['node.node_id', 'node.status', 'node.job_log_id', 'run.workflow_id as run_workflow_id'])
    .where('node.run_id', '=', id)
    .where('node.scheduled_at', '=', scheduled_at)
    .where('node.node_id', '=', nodeId)
    .where('node.item', '=', -1)
    .forUpdate('node')
    .executeTakeFirst()
}

/** A node begins anew; of one that is done for a list, what succeeded stays. */
export async function resetNode(tx: Tx, { id, scheduled_at }: FlowRun, nodeId: string): Promise<void> {
  await sql`
    update job_flow_node as node set
      status = case when item = -1 and exists (
        select from job_flow_node as one
        where one.run_id = node.run_id and one.scheduled_at = node.scheduled_at and one.node_id = node.node_id and one.item > -1
      ) then 'running' else 'waiting' end,
      attempt = attempt + 1, skip_reason = null, started_at = null, ended_at = null, due_at = null, result = null,
      error_code = null, error_msg = null, job_log_id = null
    where run_id = ${id} and scheduled_at = ${scheduled_at} and node_id = ${nodeId}
      and status in ('failed', 'cancelled', 'skipped')`.execute(tx)
}

/** What was decided because of a node is decided anew: what has run stays as it is. */
export async function reconsider(tx: Tx, { id, scheduled_at }: FlowRun, nodeIds: string[]): Promise<void> {
  if (nodeIds.length === 0) return
  await sql`
    update job_flow_node set
      status = 'waiting', skip_reason = null, started_at = null, ended_at = null, due_at = null, result = null,
      error_code = null, error_msg = null, job_log_id = null
    where run_id = ${id} and scheduled_at = ${scheduled_at} and node_id = any (${nodeIds}::text[]) and item = -1
      and status in ('skipped', 'cancelled') and started_at is null`.execute(tx)
}

type Verdict = { status: 'success' | 'failed' | 'skipped'; result?: unknown; skipReason?: string; errorCode?: string }

/** Somebody says what a node came to. */
export async function ruleNode(tx: Tx, { id, scheduled_at }: FlowRun, nodeId: string, verdict: Verdict): Promise<void> {
  await tx
    .updateTable('job_flow_node')
    .set({
      status: verdict.status,
      skip_reason: verdict.skipReason ?? null,
      ended_at: sql<Date>`now()`,
      due_at: null,
      result: verdict.result === undefined ? null : JSON.stringify(verdict.result),
      error_code: verdict.errorCode ?? null,
      error_msg: null,
    })
    .where('run_id', '=', id)
    .where('scheduled_at', '=', scheduled_at)
    .where('node_id', '=', nodeId)
    .where('item', '=', -1)
    .execute()
}

/** Lays out a run that goes on from another: what is not done anew is kept, with its outputs. */
export async function layOutRerun(
  tx: Tx,
  rerun: RunKey,
  { origin, graph, anew }: { origin: FlowRun; graph: FlowGraph; anew: ReadonlySet<string> },
): Promise<void> {
  await sql`
    insert into flow_run (run_id, scheduled_at, flow_id, flow_version, due_at)
    select id, scheduled_at, job_id, ${origin.flow_version},
      now() + make_interval(secs => (definition ->> 'timeout')::int)
    from job_log where id = ${rerun.runId} and scheduled_at = ${new Date(rerun.scheduledAt)}`.execute(tx)
  await sql`
    insert into job_flow_node (run_id, scheduled_at, node_id, item, status, skip_reason, attempt, started_at, ended_at, input,
      result, error_code, error_msg, job_log_id, is_kept)
    select ${rerun.runId}, scheduled_at, node_id, item, status, skip_reason, attempt, started_at, ended_at, input,
      result, error_code, error_msg, job_log_id, true
    from job_flow_node
    where run_id = ${origin.id} and scheduled_at = ${origin.scheduled_at} and not node_id = any (${[...anew]}::text[])`.execute(
    tx,
  )
  await sql`
    insert into job_flow_node (run_id, scheduled_at, node_id)
    select ${rerun.runId}, ${origin.scheduled_at}, node_id from unnest(${graph.nodes.map(({ id }) => id)}::text[]) as node_id
    on conflict do nothing`.execute(tx)
}

export function runHasEnded() {
  return conflict(text('这次运行已经结束', 'This run has already ended'))
}
