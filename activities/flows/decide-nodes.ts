import { judgeAll } from '../../bpmn/feel/evaluate-all.ts'
import type { Db } from '../../db/database.ts'
import type { FlowEdge, FlowNode } from '../../domain/flows/flow-graph.ts'
import type { FlowState } from '../../domain/flows/flow-progress.ts'
import { edgeId } from '../../domain/flows/graph-rules.ts'
import type { EndedStatus } from '../../domain/flows/join-rules.ts'
import { type Text, text } from '../../domain/text.ts'
import { change, contextOf, type FlowWalk, whole } from './flow-walk.ts'

/**
 * Goes through the graph as far as it can be told what becomes of nodes: skips, and gateways, which are nothing but their
 * edges. Gives the nodes whose turn it is.
 */
export async function decideNodes(db: Db, walk: FlowWalk): Promise<FlowNode[]> {
  for (;;) {
    const { ready, skipped, asked } = walk.plan.progress(stateOf(walk))
    for (const { id, reason } of skipped) {
      change(walk, { node_id: id, item: whole, status: 'skipped', skip_reason: reason })
    }
    const told = ready.filter((node) => isGateway(node) || walk.faults.has(node.id))
    for (const node of told) endAtOnce(walk, node)
    if (asked.length > 0) await judgeEdges(db, walk, asked)
    else if (told.length === 0) return ready
  }
}

const isGateway = ({ type }: FlowNode) => type === 'condition' || type === 'parallel'

function endAtOnce(walk: FlowWalk, { id }: FlowNode): void {
  const fault = walk.faults.get(id)
  change(walk, {
    node_id: id,
    item: whole,
    ...(fault ? { status: 'failed', error_code: 'expression', error_msg: fault } : { status: 'success' }),
  })
}

function stateOf({ nodes, verdicts }: FlowWalk): FlowState {
  const ended = new Map<string, EndedStatus>()
  const underWay = new Set<string>()
  for (const [id, { status }] of nodes) {
    if (status === 'running') underWay.add(id)
    else if (status !== 'waiting') ended.set(id, status)
  }
  return { ended, underWay, verdicts }
}

/** A condition that cannot be judged lets its edge be, and keeps the node behind it from doing anything. */
export async function judgeEdges(db: Db, walk: FlowWalk, edges: FlowEdge[]): Promise<void> {
  const conditions = edges.map((edge) => ({ edge, id: edgeId(edge), expression: edge.condition ?? 'true' }))
  const context = await contextOf(
    db,
    walk,
    conditions.map(({ expression }) => expression),
  )
  const judged = await judgeAll(conditions.map(({ id, expression }) => ({ id, expression, context })))
  for (const { edge, id } of conditions) {
    const judgement = judged.get(id) ?? { value: undefined }
    const isVerdict = 'value' in judgement && typeof judgement.value === 'boolean'
    walk.verdicts.set(id, isVerdict ? judgement.value === true : true)
    if (!isVerdict) walk.faults.set(edge.target, 'fault' in judgement ? judgement.fault : noVerdict(edge))
  }
}

function noVerdict({ condition }: FlowEdge): Text {
  return text(
    `条件“${condition}”得到的不是 true 或 false`,
    `The condition "${condition}" came to neither true nor false`,
  )
}
