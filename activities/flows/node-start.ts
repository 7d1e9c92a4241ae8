import type { Tx } from '../../db/database.ts'
import type { NodeChange, NodeKey } from '../../db/flows/node-queries.ts'
import type { AttemptPlan } from '../../db/jobs/attempt-queries.ts'
import type { RunInHand } from '../../db/jobs/runs-in-hand.ts'
import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import type { RunActivity } from '../../domain/jobs/fire-settings.ts'
import type { Text } from '../../domain/text.ts'
import type { FlowWalk } from './flow-walk.ts'

/** A node whose turn it is; `element` of one that is done for each of a list. */
export type Turn = { node: FlowNode; item: number; element?: { value: unknown; index: number } }
/** A run that this process carries out right away: claimed as it is made, together with others. */
export type ShortRun = {
  unit: NodeKey
  activity: RunActivity
  isLast: boolean
  run: RunInHand
  /** What the nodes came to that it asks for. */
  nodes: AttemptPlan['nodes']
}
/** What the start of a node comes to, in the transaction that writes it down. */
export type Start = { act: (tx: Tx) => Promise<NodeChange> } | { short: ShortRun }

export const keyOf = ({ node, item }: Turn): NodeKey => ({ node_id: node.id, item })

export function simply(turn: Turn, change: Omit<NodeChange, 'node_id' | 'item'>): Start {
  return { act: async () => ({ ...keyOf(turn), ...change }) }
}

export function failing(turn: Turn, why: Text, error_code: NodeChange['error_code'] = 'expression'): Start {
  return simply(turn, { status: 'failed', error_code: error_code ?? 'failed', error_msg: why })
}

export function timeLimit({ now }: FlowWalk, { timeout }: { timeout?: number | undefined }): { due_at?: Date } {
  return timeout === undefined ? {} : { due_at: new Date(now() + timeout * 1000) }
}
