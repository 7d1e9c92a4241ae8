import type { Element } from '../model/element.ts'
import { isDoneInOrder } from './draw-list.ts'
import { type NodeFields, readFields } from './node-fields.ts'
import { firstTrueGateway, kindOf } from './node-kinds.ts'
import { nodeIdOf, opsNodeOf } from './ops-node.ts'
import { readTimer } from './timers.ts'

/** Undefined for what is no node of a flow. `timeouts`: seconds by the tasks that have a timer at their border. */
export function readNode(element: Element, timeouts?: ReadonlyMap<Element, number>): NodeFields | undefined {
  const type = kindOf(element)
  if (!type) return undefined
  const timeout = timeouts?.get(element)
  return {
    ...{ id: nodeIdOf(element), type },
    ...(element.name && { name: element.name }),
    ...(element.$type === firstTrueGateway && { takes: 'first' as const }),
    // Paths that part at a gateway with conditions meet when one of them arrives.
    ...(type === 'condition' && { join: 'one_success' as const }),
    ...(type === 'wait' && readTimer(element)),
    ...(isDoneInOrder(element) && { concurrency: 1 }),
    ...readFields(opsNodeOf(element)),
    ...(timeout !== undefined && { timeout }),
  }
}
