import { readFile, writeFile } from 'node:fs/promises'
import { getApproval } from '../../db/approvals/instance-queries.ts'
import { listRecords } from '../../db/approvals/part-queries.ts'
import { getWorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { Db } from '../../db/database.ts'
import type { PlanNode } from '../../domain/approvals/plan.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { approvalWorkflowId } from '../../workflows/approvals/messages.ts'
import { recordHistory } from './temporal.ts'

const folder = new URL('../../workflows/approvals/', import.meta.url)
const noted = new URL('recorded-kinds.json', folder)
export const histories = new URL('histories/', folder)

/** By history, what it holds: kinds of nodes that were visited, and what was done. A history itself does not tell. */
export async function recordedKinds(): Promise<Record<string, string[]>> {
  return JSON.parse(await readFile(noted, 'utf8'))
}

/** Keeps the history of a request that has ended, and notes what it holds; holds every later run of its story to that note. */
export async function recordRequest(
  { temporal, database: { db } }: { temporal: TemporalGateway; database: { db: Db } },
  id: number,
  name: string,
): Promise<{ now: string[]; noted: string[] }> {
  const handle = temporal.client.workflow.getHandle(approvalWorkflowId(id))
  await handle.result()
  await recordHistory(handle, histories, name)
  const now = await kindsIn(db, id)
  const all = await recordedKinds()
  if (process.env.OPS_RECORD && !all[name]) {
    all[name] = now
    const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
    await writeFile(noted, `${JSON.stringify(sorted, null, 2)}\n`)
  }
  return { now, noted: all[name] ?? [] }
}

async function kindsIn(db: Db, id: number): Promise<string[]> {
  const instance = await getApproval(db, id)
  const { plan } = await getWorkflowVersion(db, instance.workflow_id, instance.workflow_version)
  const records = await listRecords(db, id)
  const visited = (instance.tokens?.tokens ?? []).map(({ node }) => node)
  const nodes = plan.nodes.filter((node) => visited.includes(node.id))
  const has = (node: PlanNode, action: string): boolean =>
    records.some((record) => record.node_id === node.id && record.action === action)
  const kinds = [
    ...nodes.flatMap((node) => kindsOf(node, nodes)),
    ...nodes.filter((node) => has(node, 'timeout')).flatMap(timeOf),
    ...nodes.filter((node) => has(node, 'return')).flatMap(returnOf),
    ...records.map(({ action }) => `action ${action}`),
    ...(records.some(({ details }) => details.why === 'unjudged') ? ['held'] : []),
  ]
  return [...new Set(kinds)].sort()
}

function kindsOf(node: PlanNode, nodes: PlanNode[]): string[] {
  switch (node.type) {
    case 'approval':
      return [`approval ${node.config.mode}`]
    case 'condition':
      return [`condition ${node.config.takes}`]
    case 'service':
      return [`service ${node.config.type}`]
    case 'subprocess': {
      const isCalled = nodes.some(({ id, within }) => within === node.id && id.startsWith(`${node.id}.`))
      return [`subprocess ${node.config.for_each ? 'for_each' : isCalled ? 'called' : 'embedded'}`]
    }
    default:
      return [node.type]
  }
}

function timeOf(node: PlanNode): string[] {
  return node.type === 'approval' && node.config.timeout ? [`time limit ${node.config.timeout.action}`] : []
}

function returnOf(node: PlanNode): string[] {
  return node.type === 'approval' ? [`return ${node.config.on_return}`] : []
}
