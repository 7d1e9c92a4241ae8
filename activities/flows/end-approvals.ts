import { type EndedRequest, listEndedRequests } from '../../db/approvals/flow-node-queries.ts'
import type { Db } from '../../db/database.ts'
import { keptResult } from '../../domain/jobs/result-rules.ts'
import { text } from '../../domain/text.ts'
import { change, type FlowWalk, whole } from './flow-walk.ts'

/** Ends nodes whose request has ended; what it came to is the node's result, and whatever is no approval its failure. */
export async function endApprovals(db: Db, walk: FlowWalk): Promise<void> {
  const waiting = [...walk.nodes.values()].filter(
    ({ status, node_id }) => status === 'running' && walk.plan.node(node_id).type === 'approval',
  )
  if (waiting.length === 0) return
  const ids = waiting.map(({ node_id }) => node_id)
  for (const request of await listEndedRequests(db, walk.run, ids)) {
    const key = { node_id: request.node_id, item: whole, result: resultOf(request) }
    if (request.status === 'approved') change(walk, { ...key, status: 'success' })
    else change(walk, { ...key, status: 'failed', error_code: 'rejected', error_msg: whyOf(request) })
  }
}

function resultOf({ id, status, form_data }: EndedRequest): unknown {
  const told = { status, approval_id: id }
  return keptResult({ ...told, form_data }) ?? told
}

function whyOf({ id, status }: EndedRequest) {
  return status === 'rejected'
    ? text(`审批 #${id} 没有通过`, `Request #${id} was rejected`)
    : text(`审批 #${id} 已作废`, `Request #${id} was discarded`)
}
