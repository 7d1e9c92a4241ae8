/** What is drawn between places: a way leaves `from`, which may be an event at the border of a place, and ends at `to`. */
export type Way = { from: string; to: string }

/** The column of each place of an acyclic drawing: one more than the greatest of those that lead to it. */
export function columnsOf(ids: string[], ways: Way[]): Map<string, number> {
  const outgoing = Map.groupBy(ways, ({ from }) => from)
  const missing = new Map(ids.map((id) => [id, 0]))
  for (const { to } of ways) missing.set(to, (missing.get(to) ?? 0) + 1)
  const ready = ids.filter((id) => missing.get(id) === 0)
  const columns = new Map(ready.map((id) => [id, 0]))
  for (const id of ready) {
    const next = (columns.get(id) ?? 0) + 1
    for (const { to } of outgoing.get(id) ?? []) {
      columns.set(to, Math.max(columns.get(to) ?? 0, next))
      const left = (missing.get(to) ?? 0) - 1
      missing.set(to, left)
      if (left === 0) ready.push(to)
    }
  }
  return columns
}
