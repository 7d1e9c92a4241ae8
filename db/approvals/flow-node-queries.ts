import { sql } from 'kysely'
import type { ApprovalStatus } from '../../domain/approvals/approval.ts'
import type { DbOrTx, Tx } from '../database.ts'
import { heedFlow } from '../flows/heed-flow.ts'
import { heedApproval } from './heed-approval.ts'

type Run = { id: number; scheduled_at: Date; trace_id: string }

/** Which node of a run has started a request. */
export async function linkToNode(tx: Tx, instanceId: number, run: Run, nodeId: string): Promise<void> {
  await tx
    .insertInto('approval_flow_node')
    .values({ instance_id: instanceId, run_id: run.id, scheduled_at: run.scheduled_at, node_id: nodeId })
    .execute()
}

export type EndedRequest = { node_id: string; id: number; status: ApprovalStatus; form_data: Record<string, unknown> }

/** Of these nodes of a run, the requests that have ended; of several that a node has started, the newest counts. */
export async function listEndedRequests(db: DbOrTx, run: Pick<Run, 'id'>, nodeIds: string[]): Promise<EndedRequest[]> {
  const newest = await db
    .selectFrom('approval_flow_node as link')
    .innerJoin('approval_instance as made', 'made.id', 'link.instance_id')
    .distinctOn('link.node_id')
    .select(['link.node_id', 'made.id', 'made.status', 'made.form_data', 'made.ended_at'])
    .where('link.run_id', '=', run.id)
    .where('link.node_id', 'in', nodeIds)
    .orderBy('link.node_id')
    .orderBy('link.instance_id', 'desc')
    .execute()
  return newest.flatMap(({ ended_at, ...request }) => (ended_at === null ? [] : [request]))
}

/** A run does not wait for the requests of these nodes any more: those that are open are given up. */
export async function dropRequests(tx: Tx, run: Run, nodeIds: string[]): Promise<void> {
  if (nodeIds.length === 0) return
  const dropped = await tx
    .updateTable('approval_flow_node as link')
    .from('approval_instance as made')
    .set({ dropped_at: sql<Date>`now()` })
    .whereRef('made.id', '=', 'link.instance_id')
    .where('made.status', 'in', ['draft', 'pending'])
    .where('link.run_id', '=', run.id)
    .where('link.node_id', 'in', nodeIds)
    .where('link.dropped_at', 'is', null)
    .returning('link.instance_id')
    .execute()
  for (const { instance_id: id } of dropped) await heedApproval(tx, { id, traceId: run.trace_id })
}

export async function isDropped(tx: Tx, instanceId: number): Promise<boolean> {
  const link = await tx
    .selectFrom('approval_flow_node')
    .select('instance_id')
    .where('instance_id', '=', instanceId)
    .where('dropped_at', 'is not', null)
    .executeTakeFirst()
  return link !== undefined
}

/** A request has ended: the run of a flow that waits for it goes on. */
export async function heedFlowOfRequest(tx: Tx, { id, trace_id }: { id: number; trace_id: string }): Promise<void> {
  const link = await tx
    .selectFrom('approval_flow_node')
    .select(['run_id', 'scheduled_at'])
    .where('instance_id', '=', id)
    .where('dropped_at', 'is', null)
    .executeTakeFirst()
  if (!link) return
  await heedFlow(tx, { runId: link.run_id, scheduledAt: link.scheduled_at.toISOString(), traceId: trace_id })
}
