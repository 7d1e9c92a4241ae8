import type { FlowGraph } from './flow-graph.ts'

/** Whether one node is a source of another, over however many edges. */
export function createAncestry({ edges }: Pick<FlowGraph, 'edges'>): (id: string, of: string) => boolean {
  const incoming = Map.groupBy(edges, ({ target }) => target)
  const known = new Map<string, Set<string>>()
  return (id, of) => {
    const ancestors = known.get(of) ?? gather(of)
    known.set(of, ancestors)
    return ancestors.has(id)
  }

  function gather(of: string): Set<string> {
    const found = new Set<string>()
    const left = [of]
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      for (const { source } of incoming.get(id) ?? []) {
        if (found.has(source)) continue
        found.add(source)
        left.push(source)
      }
    }
    return found
  }
}
