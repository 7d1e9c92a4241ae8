import type { MoveBasis } from '../../bpmn/approval/judge-move.ts'
import { listVersionsToLeave, type Migration, type MoveScope } from '../../db/approvals/migration-queries.ts'
import { getWorkflowVersion, keptWorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { Db } from '../../db/database.ts'
import { mappingFaults, notHere } from '../../domain/approvals/node-mapping.ts'
import { waysOf } from '../../domain/approvals/plan.ts'
import { invalidFields } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { namesIn } from './node-names.ts'

/** A version of a definition, as far as moving between versions is concerned. */
export async function moveBasis(db: Db, workflowId: number, version: number): Promise<MoveBasis> {
  const { plan, form_schema } = await getWorkflowVersion(db, workflowId, version)
  return { ways: waysOf(plan), nodes: plan.nodes, formSchema: form_schema }
}

/** Refuses nodes that are mapped and are not there, or not what they are mapped to, in any version that requests would leave. */
export async function refuseWrongMapping(db: Db, viewer: Viewer, scope: MoveScope): Promise<void> {
  const mapped = Object.keys(scope.nodeMapping)
  if (mapped.length === 0) return
  const to = await moveBasis(db, scope.workflowId, scope.toVersion)
  const versions = await listVersionsToLeave(db, viewer, scope)
  const left = await Promise.all(versions.map((version) => moveBasis(db, scope.workflowId, version)))
  const known = new Set(left.flatMap(({ nodes }) => nodes.map(({ id }) => id)))
  const faults = [
    ...mapped.filter((id) => !known.has(id)).map((id) => ({ node: id, message: notHere(id) })),
    ...left.flatMap(({ nodes }) => mappingFaults(scope.nodeMapping, nodes, to.nodes)),
  ]
  const byNode = new Map(faults.map((fault) => [fault.node, fault]))
  const fields = [...byNode.values()].map(({ node, message }) => ({ field: `node_mapping.${node}`, message }))
  if (fields.length > 0) throw invalidFields(fields)
}

type Named = { node_id: string; node_name: string | null }

/** Which node stood for which, by the names that they had in the version that was left and in the one that was moved to. */
export async function mappedNodes(
  db: Db,
  { workflow_id, to_version, node_mapping }: Pick<Migration, 'workflow_id' | 'to_version' | 'node_mapping'>,
  left: Set<number>,
): Promise<{ from: Named; to: Named }[]> {
  const mapped = Object.entries(node_mapping)
  if (mapped.length === 0) return []
  const versionOf = (version: number) => keptWorkflowVersion(db, workflow_id, version)
  const nameBefore = namesIn(await Promise.all([...left].map(versionOf)))
  const nameNow = namesIn([await versionOf(to_version)])
  return mapped.map(([from, to]) => ({ from: namedNode(from, nameBefore(from)), to: namedNode(to, nameNow(to)) }))
}

export type UnmatchedNode = Named & { type: string; candidates: Named[] }

/** A node that the other version has not, with what could stand for it there. */
export function unmatchedNode(id: string, { nodes }: MoveBasis, to: MoveBasis): UnmatchedNode {
  const ids = new Set(nodes.map((node) => node.id))
  const node = nodes.find((one) => one.id === id)
  const candidates = to.nodes.filter((one) => one.type === node?.type && !ids.has(one.id))
  return {
    ...namedNode(id, node?.name),
    type: node?.type ?? '',
    candidates: candidates.map((one) => namedNode(one.id, one.name)),
  }
}

const namedNode = (node_id: string, name: string | null | undefined): Named => ({ node_id, node_name: name ?? null })
