import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import type { HeldRun } from '../../db/flows/flow-step.ts'
import type { NodeKey } from '../../db/flows/node-queries.ts'
import { giveOwnProcess } from '../../db/flows/own-process.ts'
import { openTicketedAttempt } from '../../db/jobs/attempt-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { fireSettingsOf } from '../../domain/jobs/fire-settings.ts'
import {
  type FirePlan,
  firePlanOf,
  jobRunStart,
  jobRunWorkflowId,
  jobRunWorkflowPrefix,
} from '../../workflows/jobs/messages.ts'

/** A node's run that goes on without its flow's step; `begun`: what was made of its first attempt. */
export type HandedOver = { unit: NodeKey; runId: number; begun?: FirePlan['begun'] }

/**
 * Gives runs a process of their own, which retries, waits, and tells the flow when they have ended. Gives those that have
 * ended meanwhile: nobody will tell of them.
 */
export async function handOver(db: Db, run: HeldRun, left: HandedOver[]): Promise<number[]> {
  if (left.length === 0) return []
  const begunOf = new Map(left.map(({ runId, begun }) => [runId, begun]))
  return systemTransaction(db, {}, async (tx) => {
    const given = await giveOwnProcess(tx, run, [...begunOf.keys()], jobRunWorkflowPrefix)
    for (const { id, job_id, definition } of given) {
      if (definition.job_type === 'flow') throw new Error('a flow has a process of its own from the start')
      const key = { runId: id, scheduledAt: run.scheduled_at.toISOString() }
      const settings = fireSettingsOf(definition)
      const begun = begunOf.get(id)
      const plan = firePlanOf(key, settings, begun ? '' : await openTicketedAttempt(tx, key, 1))
      const start = jobRunStart(jobRunWorkflowId(id), {
        jobId: job_id,
        jobType: definition.job_type,
        request: { ...plan, ...(begun && { begun }) },
        priority: settings.priority,
        traceId: run.trace_id,
      })
      await addOutboxLine(tx, {
        kind: 'start_workflow',
        subject: `job_run:${id}`,
        payload: start,
        traceId: run.trace_id,
      })
    }
    const open = new Set(given.map(({ id }) => id))
    return [...begunOf.keys()].filter((id) => !open.has(id))
  })
}
