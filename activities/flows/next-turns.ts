import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import { type FlowWalk, isListed, listUnits, whole } from './flow-walk.ts'
import type { Turn } from './node-start.ts'

/** Without a limit of the flow's own: as many as are under way at once. */
const mostUnderWay = 200

/** Of the nodes whose turn it is, and of the items of lists, as many as may begin now. */
export function nextTurns(walk: FlowWalk, ready: FlowNode[]): { turns: Turn[]; isMore: boolean } {
  if (walk.run.paused_at || walk.run.stop) return { turns: [], isMore: false }
  const due: Turn[] = [...nextItems(walk), ...ready.map((node) => ({ node, item: whole }))]
  const most = walk.run.definition.config.max_parallel ?? mostUnderWay
  const room = Math.max(
    0,
    most - listUnits(walk).filter((unit) => unit.status === 'running' && !isListed(walk, unit)).length,
  )
  return { turns: due.slice(0, room), isMore: room > 0 && due.length > room }
}

function nextItems(walk: FlowWalk): Turn[] {
  return [...walk.items].flatMap(([id, items]) => {
    const row = walk.nodes.get(id)
    const node = walk.plan.node(id)
    if (row?.status !== 'running' || !('for_each' in node)) return []
    const list = (row.input?.list ?? []) as unknown[]
    const open = items.filter(({ status }) => status === 'running').length
    return items
      .filter(({ status }) => status === 'waiting')
      .slice(0, Math.max(0, (node.concurrency ?? mostUnderWay) - open))
      .map(({ item }) => ({ node, item, element: { value: list[item], index: item } }))
  })
}
