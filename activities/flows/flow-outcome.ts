import type { Db } from '../../db/database.ts'
import { edgeId } from '../../domain/flows/graph-rules.ts'
import { edgesThatDecide, lastNodes, outcomeOfRun } from '../../domain/flows/run-outcome.ts'
import { keptResult } from '../../domain/jobs/result-rules.ts'
import type { RunOutcome } from '../jobs/settle-run.ts'
import { judgeEdges } from './decide-nodes.ts'
import { type FlowWalk, resultsOf } from './flow-walk.ts'

/** How a run came out, all of whose nodes have ended. Its result is what its last nodes came to, by their id. */
export async function flowOutcome(db: Db, walk: FlowWalk): Promise<RunOutcome> {
  const { stop, stop_why: why } = walk.run
  if (stop === 'timeout') return { status: 'timeout', ...(why && { errorMsg: why }), retryable: false }
  if (stop) return { status: 'cancelled', cancelledBy: '', why: why ?? undefined }
  const { graph } = walk.plan
  const ends = new Map([...walk.nodes].map(([id, { status }]) => [id, status]))
  const unjudged = edgesThatDecide(graph, ends).filter(
    (edge) => edge.condition !== undefined && !walk.verdicts.has(edgeId(edge)),
  )
  if (unjudged.length > 0) await judgeEdges(db, walk, unjudged)
  const { status, errorMsg } = outcomeOfRun(graph, ends, walk.verdicts)
  if (status === 'cancelled') return { status, cancelledBy: '', why: errorMsg }
  if (status === 'failed') return { status, ...(errorMsg && { errorMsg }), retryable: false }
  return { status, result: await resultOf(db, walk), retryable: false }
}

async function resultOf(db: Db, walk: FlowWalk): Promise<unknown> {
  const last = lastNodes(walk.plan.graph).filter((id) => walk.nodes.get(id)?.status === 'success')
  const results = await resultsOf(db, walk, last)
  return keptResult(Object.fromEntries(last.map((id) => [id, results[id]?.result ?? null])))
}
