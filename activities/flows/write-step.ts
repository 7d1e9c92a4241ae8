import { dropRequests } from '../../db/approvals/flow-node-queries.ts'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Tx } from '../../db/database.ts'
import { cancelRunsOfNodes } from '../../db/flows/cancel-nodes.ts'
import { holdStep, markStopTold } from '../../db/flows/flow-step.ts'
import { type NodeChange, tellFollowers, writeNodes } from '../../db/flows/node-queries.ts'
import { insertRunsInHand } from '../../db/jobs/runs-in-hand.ts'
import { isHalted as isSchedulerHalted } from '../../db/jobs/scheduler-queries.ts'
import { hasNodeEnded } from '../../domain/flows/node-status.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import { settleRun } from '../jobs/settle-run.ts'
import type { FlowDeps } from './advance-flow.ts'
import type { Launch } from './flight.ts'
import { flowOutcome } from './flow-outcome.ts'
import { addItems, change, type FlowWalk, listUnits } from './flow-walk.ts'
import type { ShortRun, Start } from './node-start.ts'

type Written = { launches: Launch[]; hasMoved: boolean; isHalted: boolean; ended?: RunStatus }

/** Writes what the step has come to, starts what is to begin, and ends the run when nothing is left, all at once or not at all. */
export async function writeStep(
  { db, onSettled, executor }: FlowDeps,
  walk: FlowWalk,
  { starts, isOver }: { starts: Start[]; isOver: boolean },
): Promise<Written> {
  const { run } = walk
  const tells = run.stop !== null && !run.stop_told
  if (starts.length === 0 && walk.changes.size === 0 && !isOver && !tells) {
    return { launches: [], hasMoved: false, isHalted: false }
  }
  const outcome = isOver ? await flowOutcome(db, walk) : undefined
  const key = { runId: run.id, scheduledAt: run.scheduled_at.toISOString() }
  const written = await systemTransaction(db, { traceId: run.trace_id }, async (tx) => {
    await holdStep(tx, run)
    const begun = await begin(tx, executor, walk, starts)
    const changes = [...walk.changes.values(), ...begun.changes]
    await writeNodes(tx, run, changes)
    await dropRequests(tx, run, endedApprovals(walk, changes))
    if (tells) {
      await cancelRunsOfNodes(tx, run, listUnits(walk))
      await markStopTold(tx, run)
    }
    const ended = outcome && (await settleRun(tx, key, outcome, onSettled))
    await tellFollowers(tx, key)
    return { ...begun, ended }
  })
  walk.changes.clear()
  run.stop_told ||= tells
  for (const next of written.changes) take(walk, next)
  const hasMoved = written.changes.some(({ status, input }) => hasNodeEnded(status) || input !== undefined)
  const { launches, isHalted, ended } = written
  return { launches, hasMoved, isHalted, ...(ended && { ended }) }
}

/** Such nodes do not wait any more, whatever ended them. */
function endedApprovals({ plan }: FlowWalk, changes: NodeChange[]): string[] {
  return changes
    .filter(({ status, node_id }) => hasNodeEnded(status) && plan.node(node_id).type === 'approval')
    .map(({ node_id }) => node_id)
}

/** While the breaker is on, nothing begins. */
async function begin(tx: Tx, executor: string, walk: FlowWalk, starts: Start[]) {
  const isHalted = starts.length > 0 && (await isSchedulerHalted(tx))
  const changes: NodeChange[] = []
  const short: ShortRun[] = []
  for (const start of isHalted ? [] : starts) {
    if ('short' in start) short.push(start.short)
    else changes.push(await start.act(tx))
  }
  const launches = await beginShort(tx, executor, walk, short)
  for (const { unit, plan } of launches) changes.push({ ...unit, status: 'running', job_log_id: plan.runId })
  return { changes, launches, isHalted }
}

/** Makes the runs that this process carries out itself, all at once. */
async function beginShort(tx: Tx, executor: string, { run }: FlowWalk, short: ShortRun[]): Promise<Launch[]> {
  if (short.length === 0) return []
  const batch = {
    scheduledAt: run.scheduled_at,
    traceId: run.trace_id,
    workflowId: run.workflow_id ?? '',
    flowId: run.flow_id,
    flowRunId: run.id,
    departmentId: run.department_id,
    executor,
  }
  const { ids, startTime } = await insertRunsInHand(
    tx,
    batch,
    short.map((one) => one.run),
  )
  return short.map(({ unit, activity, isLast, run: made, nodes }, index) => ({
    unit,
    activity,
    isLast,
    plan: {
      ...made,
      runId: ids[index] ?? 0,
      attempt: 1,
      shardIndex: undefined,
      shardTotal: undefined,
      scheduledAt: run.scheduled_at,
      traceId: run.trace_id,
      ...(nodes && { nodes }),
      startTime,
      claim: 1,
    },
  }))
}

/** What is written already is known from here on. */
function take(walk: FlowWalk, next: NodeChange): void {
  change(walk, next)
  walk.changes.clear()
  const list = next.input?.list
  if (Array.isArray(list)) addItems(walk, next.node_id, list.length)
}
