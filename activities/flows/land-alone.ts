import { systemTransaction } from '../../db/audit/system-transaction.ts'
import { heedFlow } from '../../db/flows/heed-flow.ts'
import type { FlowDeps } from './advance-flow.ts'
import type { Flight } from './flight.ts'
import type { FlowWalk } from './flow-walk.ts'
import { handOver } from './hand-over.ts'

/**
 * What a step had under way when it lost its run comes down without it: what goes on is handed over, and the run is told,
 * whoever has it by now.
 */
export async function landAlone(deps: FlowDeps, walk: FlowWalk, flight: Flight): Promise<void> {
  const { id: runId, scheduled_at, trace_id: traceId } = walk.run
  while (!flight.isEmpty()) {
    await flight.anyLanded()
    await handOver(deps, walk, flight.land(walk))
    const key = { runId, scheduledAt: scheduled_at.toISOString(), traceId }
    await systemTransaction(deps.db, { traceId }, (tx) => heedFlow(tx, key))
  }
}
