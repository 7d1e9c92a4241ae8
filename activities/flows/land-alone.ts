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
export async function landAlone({ db, inHand }: FlowDeps, walk: FlowWalk, flight: Flight): Promise<void> {
  const { id: runId, scheduled_at, trace_id: traceId } = walk.run
  while (!flight.isEmpty()) {
    await flight.anyLanded()
    const left = flight.land(walk)
    try {
      await handOver(db, walk.run, left)
    } finally {
      for (const one of left) inHand.delete(one.runId)
    }
    const key = { runId, scheduledAt: scheduled_at.toISOString(), traceId }
    await systemTransaction(db, { traceId }, (tx) => heedFlow(tx, key))
  }
}
