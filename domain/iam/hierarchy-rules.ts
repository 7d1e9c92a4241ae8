export type ParentEdge = { id: number; parentId: number }

/** Whether a way upwards leads from one of the starts to the goal: then the goal may not be put below them. */
export function leadsUpTo(starts: Iterable<number>, goal: number, edges: Iterable<ParentEdge>): boolean {
  const parents = Map.groupBy(edges, ({ id }) => id)
  const waiting = [...starts]
  const seen = new Set<number>()
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === goal) return true
    if (seen.has(id)) continue
    seen.add(id)
    for (const { parentId } of parents.get(id) ?? []) waiting.push(parentId)
  }
  return false
}

export type TreeRow = { id: number; parent_id: number | null }
export type TreeNode<Row extends TreeRow> = Row & { children: TreeNode<Row>[] }

/** Rows in the order in which they come; a row whose parent is not among them stands at the top. */
export function growTree<Row extends TreeRow>(rows: Row[]): TreeNode<Row>[] {
  const nodes = new Map(rows.map((row) => [row.id, { ...row, children: [] as TreeNode<Row>[] }]))
  const roots: TreeNode<Row>[] = []
  for (const node of nodes.values()) {
    const parent = node.parent_id === null ? undefined : nodes.get(node.parent_id)
    const siblings = parent?.children ?? roots
    siblings.push(node)
  }
  return roots
}
