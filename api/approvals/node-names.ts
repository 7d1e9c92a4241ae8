import type { WorkflowVersion } from '../../db/approvals/version-queries.ts'

/** What nodes are called, by their id; a name in an earlier one of the versions goes before one in a later. */
export function namesIn(versions: WorkflowVersion[]): (id: string) => string | null {
  const nodes = versions.toReversed().flatMap(({ plan }) => plan.nodes)
  const names = new Map(nodes.map(({ id, name }) => [id, name ?? null]))
  return (id) => names.get(id) ?? null
}
