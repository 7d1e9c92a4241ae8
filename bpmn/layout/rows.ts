import type { Way } from './layers.ts'

/**
 * The row of each place, none twice in a column. Places stand as near as they can to the middle of those that lead to them,
 * then to the middle of all that they are tied to, so that ways are short and seldom cross.
 */
export function rowsOf(columns: Map<string, number>, ways: Way[]): Map<string, number> {
  const byColumn = [...Map.groupBy(columns.keys(), (id) => columns.get(id) ?? 0)].sort(([a], [b]) => a - b)
  const inOrder = byColumn.map(([, ids]) => ids)
  const before = neighbours(ways, 'to', 'from')
  const after = neighbours(ways, 'from', 'to')
  const rows = new Map<string, number>()
  const rankBy = (id: string, near: string[]) => middle(near.flatMap((one) => rows.get(one) ?? [])) ?? rows.get(id) ?? 0

  for (const ids of inOrder) place(ids, (id) => rankBy(id, before(id)))
  for (const ids of inOrder.toReversed()) place(ids, (id) => rankBy(id, after(id)))
  for (const ids of inOrder) place(ids, (id) => rankBy(id, [...before(id), ...after(id)]))
  return rows

  function place(ids: string[], rank: (id: string) => number): void {
    const ranked = ids.map((id) => ({ id, rank: rank(id) })).sort((a, b) => a.rank - b.rank)
    let free = 0
    for (const one of ranked) {
      const row = Math.max(free, Math.round(one.rank))
      rows.set(one.id, row)
      free = row + 1
    }
  }
}

function neighbours(ways: Way[], of: keyof Way, other: keyof Way): (id: string) => string[] {
  const grouped = Map.groupBy(ways, (way) => way[of])
  return (id) => (grouped.get(id) ?? []).map((way) => way[other])
}

function middle(numbers: number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}
