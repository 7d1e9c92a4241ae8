import type { Db } from '../../db/database.ts'
import type { HeldRun } from '../../db/flows/flow-step.ts'
import {
  type NodeChange,
  type NodeKey,
  type NodeResult,
  type NodeRow,
  readNodes,
  readResults,
} from '../../db/flows/node-queries.ts'
import { hasNodeEnded } from '../../domain/flows/node-status.ts'
import type { Text } from '../../domain/text.ts'
import type { FlowPlan } from './flow-plans.ts'

/** Where a run stands, in the hands of one step, and what the step has changed and not written yet. */
export type FlowWalk = {
  run: HeldRun
  plan: FlowPlan
  /** What the run was given, in plain. */
  params: Record<string, unknown>
  nodes: ReadonlyMap<string, NodeRow>
  /** Of nodes that are done for each of a list: each time, in the list's order. */
  items: Map<string, NodeRow[]>
  verdicts: Map<string, boolean>
  /** Why a condition before a node could not be judged. */
  faults: Map<string, Text>
  /** Of nodes that have ended, as far as somebody asked. */
  results: Map<string, NodeResult>
  changes: Map<string, NodeChange>
  /** Runs of nodes that have ended since the rows were read. */
  endedRuns: Set<number>
  /** The database's clock, in milliseconds. */
  now: () => number
}

/** The place of the node itself, among the times that it may be done. */
export const whole = -1

export async function openWalk(db: Db, facts: Pick<FlowWalk, 'run' | 'plan' | 'params'>): Promise<FlowWalk> {
  const ahead = facts.run.now.getTime() - Date.now()
  const rows = await readNodes(db, facts.run)
  const items = Map.groupBy(
    rows.filter(({ item }) => item !== whole).toSorted((a, b) => a.item - b.item),
    ({ node_id }) => node_id,
  )
  return {
    ...facts,
    nodes: new Map(rows.filter(({ item }) => item === whole).map((row) => [row.node_id, row])),
    items,
    verdicts: new Map(),
    faults: new Map(),
    results: new Map(),
    changes: new Map(),
    endedRuns: new Set(),
    now: () => Date.now() + ahead,
  }
}

function unitKey({ node_id, item }: NodeKey): string {
  return `${node_id}\n${item}`
}

function findUnit(walk: FlowWalk, { node_id, item }: NodeKey): NodeRow {
  const unit = item === whole ? walk.nodes.get(node_id) : walk.items.get(node_id)?.[item]
  if (!unit) throw new Error(`the run has no ${node_id} ${item}`)
  return unit
}

/** Notes what becomes of a node, to be written with everything else that the step comes to. */
export function change(walk: FlowWalk, next: NodeChange): void {
  const unit = findUnit(walk, next)
  const { status, due_at = unit.due_at, input = unit.input, error_code = null, job_log_id = unit.job_log_id } = next
  Object.assign(unit, { status, due_at, input, error_code, job_log_id })
  walk.changes.set(unitKey(next), { ...walk.changes.get(unitKey(next)), ...next })
  if (next.item === whole && hasNodeEnded(status)) {
    walk.results.set(next.node_id, { status, result: next.result ?? null, error_code })
  }
}

/** The times that a node is to be done, whose rows have just been made. */
export function addItems(walk: FlowWalk, nodeId: string, count: number): void {
  const rows = Array.from({ length: count }, (_, item): NodeRow => ({ ...fresh, node_id: nodeId, item }))
  walk.items.set(nodeId, rows)
}

const fresh = {
  status: 'waiting' as const,
  attempt: 1,
  due_at: null,
  input: null,
  error_code: null,
  job_log_id: null,
  run_status: null,
  run_workflow_id: null,
  run_type: null,
}

/** What a run says of itself where placeholders are filled in. */
export function factsOf({ id, flow_id, scheduled_at, now }: HeldRun) {
  return { runId: id, jobId: flow_id, scheduledAt: scheduled_at, startTime: now }
}

/** Whether this is a node that is done for each of a list, which does nothing itself. */
export function isListed({ items }: FlowWalk, { node_id, item }: NodeKey): boolean {
  return item === whole && items.has(node_id)
}

export function listUnits(walk: FlowWalk): NodeRow[] {
  return [...walk.nodes.values(), ...[...walk.items.values()].flat()]
}

/** What expressions may ask for: what nodes came to, and what the run was given. */
export async function contextOf(db: Db, walk: FlowWalk, expressions: string[]): Promise<Record<string, unknown>> {
  const names = [...new Set(expressions.flatMap((expression) => walk.plan.nodesIn(expression)))]
  return { ...(await resultsOf(db, walk, names)), params: walk.params }
}

/** What these nodes came to; of one that has not ended, nothing. */
export async function resultsOf(db: Db, walk: FlowWalk, names: string[]): Promise<Record<string, NodeResult>> {
  const missing = names.filter((name) => !walk.results.has(name))
  for (const { node_id, status, result, error_code } of await readResults(db, walk.run, missing)) {
    walk.results.set(node_id, { status, result, error_code })
  }
  return Object.fromEntries(
    names.flatMap((name) => {
      const result = walk.results.get(name)
      return result ? [[name, result]] : []
    }),
  )
}
