/** Of a graph, what a comparison looks at. */
type Comparable = {
  nodes: readonly { id: string }[]
  edges: readonly { source: string; target: string }[]
}

export type Change = {
  what: 'node' | 'edge'
  /** The node, or the edge as `source→target`. */
  id: string
  kind: 'added' | 'removed' | 'changed'
  /** Of what is changed, the fields. */
  fields: string[]
}

/** What makes the later graph of the earlier one. */
export function diffGraphs(before: Comparable, after: Comparable): Change[] {
  return [
    ...diff(
      'node',
      keyed(before.nodes, ({ id }) => id),
      keyed(after.nodes, ({ id }) => id),
    ),
    ...diff('edge', keyed(before.edges, edgeKey), keyed(after.edges, edgeKey)),
  ]
}

export const edgeKey = ({ source, target }: { source: string; target: string }): string => `${source}→${target}`

type Fields = { [name: string]: unknown }

function diff(what: Change['what'], before: Map<string, Fields>, after: Map<string, Fields>): Change[] {
  const removed = [...before.keys()].filter((id) => !after.has(id)).map((id) => change(id, 'removed'))
  const others = [...after].flatMap(([id, fields]) => {
    const earlier = before.get(id)
    if (!earlier) return change(id, 'added')
    const changed = changedFields(earlier, fields)
    return changed.length > 0 ? change(id, 'changed', changed) : []
  })
  return [...removed, ...others]

  function change(id: string, kind: Change['kind'], fields: string[] = []): Change {
    return { what, id, kind, fields }
  }
}

function changedFields(before: Fields, after: Fields): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !isSame(before[name], after[name]))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

/** The order of names says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]))
}

function keyed<T extends object>(list: readonly T[], keyOf: (one: T) => string): Map<string, Fields> {
  return new Map(list.map((one) => [keyOf(one), Object.fromEntries(Object.entries(one))]))
}
