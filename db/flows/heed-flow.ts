import type { Tx } from '../database.ts'
import { addOutboxLine } from '../outbox/outbox-queries.ts'

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
  await heedFlow(tx, {
    runId: run.flow_run_id,
    scheduledAt: run.scheduled_at.toISOString(),
    traceId: run.trace_id,
  })
}
