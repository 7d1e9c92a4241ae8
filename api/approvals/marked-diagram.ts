import type { ApprovalPlan } from '../../domain/approvals/plan.ts'
import { nodeStates, takenEdges } from '../../domain/approvals/tokens/node-states.ts'
import type { TokenState } from '../../domain/approvals/tokens/token-state.ts'

/** How far a request is, for its diagram. */
export function markedDiagram({ nodes, edges }: ApprovalPlan, state: TokenState, returned: Set<string>) {
  const states = nodeStates(nodes, state, returned)
  const taken = takenEdges(state)
  return {
    nodes: nodes.map(({ id, name, type }) => ({ id, name: name ?? null, type, state: states.get(id) ?? 'waiting' })),
    edges: edges.filter(({ id }) => taken.has(id)).map(({ source, target }) => ({ source, target })),
  }
}
