import { systemTransaction } from '../../db/audit/system-transaction.ts'
import { giveOwnProcess } from '../../db/flows/own-process.ts'
import { openTicketedAttempt } from '../../db/jobs/attempt-queries.ts'
import { fireSettingsOf } from '../../domain/jobs/fire-settings.ts'
import { type FirePlan, firePlanOf, jobRunWorkflowPrefix } from '../../workflows/jobs/messages.ts'
import { startProcess } from '../jobs/start-process.ts'
import type { FlowDeps } from './advance-flow.ts'
import type { FlowWalk } from './flow-walk.ts'

/** A node's run that goes on without its flow's step; `begun`: what was made of its first attempt. */
export type HandedOver = { runId: number; begun?: FirePlan['begun'] }

/**
 * Gives runs a process of their own, which retries, waits, and tells the flow when they have ended. Those that have ended
 * meanwhile, of which nobody will tell, are noted; none is in this process's hands any more.
 */
export async function handOver(
  { db, inHand }: Pick<FlowDeps, 'db' | 'inHand'>,
  walk: FlowWalk,
  left: HandedOver[],
): Promise<void> {
  if (left.length === 0) return
  const { run } = walk
  const begunOf = new Map(left.map(({ runId, begun }) => [runId, begun]))
  try {
    const open = await systemTransaction(db, {}, async (tx) => {
      const given = await giveOwnProcess(tx, run, [...begunOf.keys()], jobRunWorkflowPrefix)
      for (const { id, job_id, definition } of given) {
        if (definition.job_type === 'flow') throw new Error('a flow has a process of its own from the start')
        const key = { runId: id, scheduledAt: run.scheduled_at.toISOString() }
        const begun = begunOf.get(id)
        const plan = firePlanOf(key, fireSettingsOf(definition), begun ? '' : await openTicketedAttempt(tx, key, 1))
        const request = { ...plan, ...(begun && { begun }) }
        await startProcess(tx, { id, jobId: job_id, definition, request, traceId: run.trace_id })
      }
      return new Set(given.map(({ id }) => id))
    })
    for (const id of begunOf.keys()) if (!open.has(id)) walk.endedRuns.add(id)
  } finally {
    for (const { runId } of left) inHand.delete(runId)
  }
}
