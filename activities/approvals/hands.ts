import { countItems, judgeEdges } from '../../bpmn/approval/judge.ts'
import type { Hands } from '../../domain/approvals/walk.ts'
import { beginNode } from './begin-node.ts'
import { contextOf } from './request-of.ts'
import type { Stage } from './stage.ts'

/** What a walk asks of the world, in the transaction of a stage. */
export function handsOf(stage: Stage): Hands {
  return {
    judge: (edges, token) => judgeEdges({ context: contextOf(stage), ways: stage.plan.ways }, edges, token),
    begin(node, token, state) {
      // Who said yes before is asked of all visits that it comes from, those of this walk as well.
      stage.state = state
      return beginNode(stage, node, token)
    },
    async count({ id }) {
      const node = stage.plan.node(id)
      const forEach = node.type === 'subprocess' ? node.config.for_each : undefined
      return forEach ? countItems(contextOf(stage), forEach) : undefined
    },
  }
}
