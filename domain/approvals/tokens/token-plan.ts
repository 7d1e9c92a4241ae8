/** What tokens move through: the plan of a definition's version, as far as moving is concerned. */
export type TokenPlan = { nodes: TokenNode[]; edges: TokenEdge[] }

export type NodeType =
  | 'start'
  | 'approval'
  | 'cc'
  | 'condition'
  | 'parallel'
  | 'subprocess'
  | 'service'
  | 'wait'
  | 'end'

/** `within`: the sub-process that it stands in. `takes`: of a condition, every edge that is true or the first of them. */
export type TokenNode = {
  id: string
  type: NodeType
  within?: string | undefined
  takes?: 'first' | 'every' | undefined
}

/** `on`: after which decision it is taken. `condition`: FEEL that has to be true. `default`: when no other is taken. */
export type TokenEdge = {
  id: string
  source: string
  target: string
  on?: 'approved' | 'rejected' | undefined
  condition?: string | undefined
  default?: boolean | undefined
}

/** A plan that has been looked through once, so that moving is quick. */
export type Ways = ReturnType<typeof createWays>

export function createWays({ nodes, edges }: TokenPlan) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const outgoing = Map.groupBy(edges, ({ source }) => source)
  const incoming = Map.groupBy(edges, ({ target }) => target)
  const starts = new Map(nodes.filter(({ type }) => type === 'start').map(({ id, within }) => [within ?? '', id]))
  const reached = new Map<string, Set<string>>()

  return {
    find: (id: string): TokenNode | undefined => byId.get(id),
    node(id: string): TokenNode {
      const node = byId.get(id)
      if (!node) throw new Error(`the plan has no node ${id}`)
      return node
    },
    out: (id: string): TokenEdge[] => outgoing.get(id) ?? [],
    /** Where a sub-process begins, or the whole. */
    startOf(within: string | undefined): string {
      const start = starts.get(within ?? '')
      if (start === undefined) throw new Error(`${within ?? 'the plan'} has no start`)
      return start
    },
    /** Whether tokens wait for each other here. */
    isJoin(id: string): boolean {
      const node = byId.get(id)
      const joins = node?.type === 'parallel' || (node?.type === 'condition' && node.takes === 'every')
      return joins && (incoming.get(id)?.length ?? 0) > 1
    },
    /** The edges by which a token comes to a join. */
    into: (id: string): TokenEdge[] => incoming.get(id) ?? [],
    /** Whether edges lead from one node to another of the same sub-process, over however many. */
    leads: (from: string, to: string): boolean => reachOf(from).has(to),
  }

  function reachOf(id: string): Set<string> {
    const known = reached.get(id)
    if (known) return known
    const found = new Set<string>()
    const left = [id]
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      for (const { target } of outgoing.get(at) ?? []) {
        if (found.has(target)) continue
        found.add(target)
        left.push(target)
      }
    }
    reached.set(id, found)
    return found
  }
}
