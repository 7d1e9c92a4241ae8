import type { Db } from '../../db/database.ts'
import { type NodeChange, type NodeKey, type NodeRow, readResults, readRunEnds } from '../../db/flows/node-queries.ts'
import { outcomeOfItems } from '../../domain/flows/fan-out.ts'
import { hasNodeEnded } from '../../domain/flows/node-status.ts'
import { outputFault } from '../../domain/flows/output-rules.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { isEnded, type RunStatus } from '../../domain/jobs/job-status.ts'
import { type Text, text } from '../../domain/text.ts'
import { endApprovals } from './end-approvals.ts'
import { change, type FlowWalk, listUnits, whole } from './flow-walk.ts'

type RunEnd = { status: RunStatus; result?: unknown; errorMsg?: Text | null | undefined }

/** Ends nodes whose run or request has ended, whose time has come, or all of whose items have ended. */
export async function endNodes(db: Db, walk: FlowWalk): Promise<void> {
  const running = listUnits(walk).filter(({ status }) => status === 'running')
  const isOver = ({ run_status, job_log_id }: NodeRow) =>
    (run_status !== null && isEnded(run_status)) || (job_log_id !== null && walk.endedRuns.has(job_log_id))
  const over = running.filter(isOver)
  const byRun = new Map(over.map((unit) => [unit.job_log_id, unit]))
  for (const run of await readRunEnds(
    db,
    walk.run,
    over.flatMap(({ job_log_id }) => job_log_id ?? []),
  )) {
    const unit = byRun.get(run.id)
    // Another step may have handed it over meanwhile: then its own process tells.
    if (!unit || !isEnded(run.status)) continue
    const times = { started_at: run.start_time, ended_at: run.end_time, attempt: run.attempt }
    change(walk, { ...endOf(walk, unit, { ...run, errorMsg: run.error_msg }), ...times })
  }
  await endApprovals(db, walk)
  for (const unit of running) if (isDue(walk, unit)) change(walk, endAtTime(walk, unit))
  await endLists(db, walk)
}

/** A run's attempt that this step carried out itself has settled it. */
export function endByOutcome(walk: FlowWalk, unit: NodeKey, outcome: AttemptOutcome): void {
  change(walk, endOf(walk, unit, { ...outcome, status: outcome.ended ?? outcome.status }))
}

function endOf({ plan }: FlowWalk, { node_id, item }: NodeKey, { status, result, errorMsg }: RunEnd): NodeChange {
  const key = { node_id, item }
  if (status === 'success') {
    const node = plan.node(node_id)
    const fault = outputFault('outputs' in node ? node.outputs : undefined, result ?? null)
    if (fault) return { ...key, status: 'failed', error_code: 'output', error_msg: fault }
    return { ...key, status: 'success', result: result ?? null }
  }
  const why = errorMsg ? { error_msg: errorMsg } : {}
  if (status === 'cancelled' || status === 'skipped') return { ...key, status: 'cancelled', ...why }
  return { ...key, status: 'failed', error_code: status === 'timeout' ? 'timeout' : 'failed', ...why }
}

function isDue(walk: FlowWalk, { status, due_at, job_log_id }: NodeRow): boolean {
  return status === 'running' && job_log_id === null && due_at !== null && due_at.getTime() <= walk.now()
}

/** The time of a wait has come; that of anything else has run out. */
function endAtTime({ plan }: FlowWalk, { node_id, item }: NodeRow): NodeChange {
  const key = { node_id, item }
  if (plan.node(node_id).type === 'wait') return { ...key, status: 'success' }
  return { ...key, status: 'failed', error_code: 'timeout', error_msg: tooLate }
}

async function endLists(db: Db, walk: FlowWalk): Promise<void> {
  for (const [id, items] of walk.items) {
    if (walk.nodes.get(id)?.status !== 'running' || !items.every(({ status }) => hasNodeEnded(status))) continue
    const results = await readItemResults(db, walk, id)
    const { status, result, errorMsg } = outcomeOfItems(
      items.map((item) => ({ status: item.status, result: results.get(item.item) })),
    )
    change(walk, {
      node_id: id,
      item: whole,
      status,
      result,
      ...(status === 'failed' && { error_code: 'failed' as const }),
      ...(errorMsg && { error_msg: errorMsg }),
    })
  }
}

/** What is written, and what this step has yet to write. */
async function readItemResults(db: Db, walk: FlowWalk, id: string): Promise<Map<number, unknown>> {
  const stored = await readResults(db, walk.run, [id], { items: true })
  const known = new Map(stored.map(({ item, result }) => [item, result]))
  for (const { node_id, item, result } of walk.changes.values())
    if (node_id === id && result !== undefined) known.set(item, result)
  return known
}

const tooLate = text('在规定的时间内没有完成', 'It was not done within its time')
