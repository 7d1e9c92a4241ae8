import { judgeAll } from '../../bpmn/feel/evaluate-all.ts'
import type { Hands } from '../../domain/approvals/walk.ts'
import { beginNode } from './begin-node.ts'
import { contextOf, judgeEdges } from './judge.ts'
import type { Stage } from './stage.ts'

/** What a walk asks of the world, in the transaction of a stage. */
export function handsOf(stage: Stage): Hands {
  return {
    judge: (edges) => judgeEdges(stage, edges),
    begin: (node, token) => beginNode(stage, node, token),
    async count({ id }) {
      const node = stage.plan.node(id)
      const forEach = node.type === 'subprocess' ? node.config.for_each : undefined
      if (!forEach) return undefined
      const judged = (await judgeAll([{ id: 'list', expression: forEach, context: contextOf(stage) }])).get('list')
      const value = judged && 'value' in judged ? judged.value : []
      return Array.isArray(value) ? Math.min(value.length, mostItems) : 1
    },
  }
}

const mostItems = 100
