import type { Hands } from '../../domain/approvals/walk.ts'
import { beginNode } from './begin-node.ts'
import { countItems, judgeEdges } from './judge.ts'
import type { Stage } from './stage.ts'

/** What a walk asks of the world, in the transaction of a stage. */
export function handsOf(stage: Stage): Hands {
  return {
    judge: (edges, token) => judgeEdges(stage, edges, token),
    begin: (node, token) => beginNode(stage, node, token),
    async count({ id }) {
      const node = stage.plan.node(id)
      const forEach = node.type === 'subprocess' ? node.config.for_each : undefined
      return forEach ? countItems(stage, forEach) : undefined
    },
  }
}
