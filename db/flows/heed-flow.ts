import type { Tx } from '../database.ts'
import { addGatheredLine, addOutboxLine } from '../outbox/outbox-queries.ts'

/**
 * Ends of nodes that come close together are told together: Temporal throws a task of a workflow away, and all that it came
 * to, when a hundred signals have come meanwhile.
 */
const gatherMs = 150

/**
 * Has the process of a run look at its rows. Its process is started when there is none, as after a run that had ended goes
 * on again.
 */
export async function heedFlow(
  tx: Tx,
  { runId, scheduledAt, traceId }: { runId: number; scheduledAt: string; traceId?: string | undefined },
): Promise<void> {
  await addOutboxLine(tx, { kind: 'heed_flow', subject: `flow_run:${runId}`, payload: { runId, scheduledAt }, traceId })
}

/** A node's run that another process carried out has ended: its flow goes on. */
export async function heedFlowOf(
  tx: Tx,
  run: { id: number; flow_run_id: number | null; workflow_id: string | null; scheduled_at: Date; trace_id: string },
): Promise<void> {
  if (run.flow_run_id === null) return
  const whole = await tx
    .selectFrom('job_log')
    .select('workflow_id')
    .where('id', '=', run.flow_run_id)
    .where('scheduled_at', '=', run.scheduled_at)
    .executeTakeFirst()
  // What the flow's own step carried out, it knows.
  if (!whole || whole.workflow_id === run.workflow_id) return
  const key = { runId: run.flow_run_id, scheduledAt: run.scheduled_at.toISOString() }
  const line = { kind: 'heed_flow', subject: `flow_run:${key.runId}`, payload: key, traceId: run.trace_id } as const
  await addGatheredLine(tx, line, gatherMs)
}
