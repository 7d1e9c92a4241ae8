import { isLive, type TokenState } from './token-state.ts'

export const nodeStatuses = ['waiting', 'running', 'done', 'rejected', 'returned', 'skipped'] as const
export type NodeStatus = (typeof nodeStatuses)[number]

/**
 * How a diagram shows each node. `rejected`: its last visit came to that. `returned`: it gave the request back and has not been
 * reached again. `skipped`: the request has ended without it.
 */
export function nodeStates(nodes: { id: string }[], state: TokenState, returned: Set<string>): Map<string, NodeStatus> {
  const visits = Map.groupBy(
    state.tokens.filter(({ past }) => !past),
    ({ node }) => node,
  )
  return new Map(nodes.map(({ id }) => [id, statusOf(id)]))

  function statusOf(id: string): NodeStatus {
    const here = visits.get(id) ?? []
    if (here.some(isLive)) return 'running'
    const last = here.at(-1)
    if (last) return last.rejected ? 'rejected' : 'done'
    if (returned.has(id)) return 'returned'
    return state.ended ? 'skipped' : 'waiting'
  }
}

/** Edges that were taken on the way to what is there by now. */
export function takenEdges({ tokens }: TokenState): Set<string> {
  return new Set(tokens.flatMap(({ edge, past }) => (past ? [] : (edge ?? []))))
}
