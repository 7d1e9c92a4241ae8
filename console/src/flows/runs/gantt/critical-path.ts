type Edge = { source: string; target: string }
type Times = { node_id: string; started_at: string | null; ended_at: string | null; is_kept: boolean }

/**
 * The chain of nodes that decided when a run ended: from the node that ended last back along the edges, each time to the source
 * that ended last, since that is the one that was waited for. What was skipped or kept took no time, and is looked through.
 */
export function criticalPath(edges: readonly Edge[], nodes: readonly Times[]): string[] {
  const sources = Map.groupBy(edges, ({ target }) => target)
  const ends = new Map(
    nodes.flatMap(({ node_id, started_at, ended_at, is_kept }) =>
      started_at !== null && ended_at !== null && !is_kept ? [[node_id, Date.parse(ended_at)] as const] : [],
    ),
  )
  const path: string[] = []
  for (let id = latest([...ends.keys()]); id !== undefined; id = latest(ranBefore(id))) path.unshift(id)
  return path

  function latest(ids: string[]): string | undefined {
    let best: string | undefined
    for (const id of ids) {
      if (best === undefined || (ends.get(id) ?? 0) > (ends.get(best) ?? 0)) best = id
    }
    return best
  }

  /** The nearest nodes before this one that ran. */
  function ranBefore(id: string): string[] {
    const seen = new Set<string>()
    const ran: string[] = []
    const left = [id]
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      for (const { source } of sources.get(at) ?? []) {
        if (seen.has(source)) continue
        seen.add(source)
        if (ends.has(source)) ran.push(source)
        else left.push(source)
      }
    }
    return ran
  }
}
