import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { insertRun, type NewRun, nameWorkflow } from '../../db/jobs/run-queries.ts'
import { addOutboxLine, deliverOutbox } from '../../db/outbox/outbox-queries.ts'
import type { StartWorkflow } from '../../platform/temporal.ts'
import { jobRunWorkflowId, opsQueue } from '../../workflows/jobs/messages.ts'
import type { ApiEnv } from '../context.ts'

export type StartedRun = { run_id: number; workflow_id: string; trace_id: string; deferred?: true }

type RunOrder = Omit<NewRun, 'traceId' | 'triggeredBy' | 'workflowId' | 'skipReason'>

/**
 * Makes the row of a run that somebody asked for and starts its workflow. With the workflow engine away the run is
 * accepted all the same and starts later. `prepare` reads, inside the transaction, what is to be run.
 */
export async function startRun(c: Context<ApiEnv>, prepare: (tx: Tx) => Promise<RunOrder>): Promise<StartedRun> {
  const { traceId, caller, db, temporal } = c.var
  const { run, outboxId } = await c.var.write(
    async (tx) => {
      const order = await prepare(tx)
      const row = await insertRun(tx, { ...order, traceId, triggeredBy: caller.userId })
      if (!row) throw new Error('a run that is not scheduled never collides')
      const start = startOf(row, order, traceId, caller.username)
      await nameWorkflow(tx, row, start.workflowId)
      const line = { kind: 'start_workflow', subject: `job_run:${row.id}`, payload: start, traceId } as const
      return {
        run: { ...row, workflowId: start.workflowId },
        outboxId: await addOutboxLine(tx, { ...line, triedInline: true }),
      }
    },
    { status: 202 },
  )
  const delivered = await deliverOutbox(db, { ids: [outboxId] }, (line) =>
    temporal.startWorkflow(line.payload as StartWorkflow),
  )
  return {
    run_id: run.id,
    workflow_id: run.workflowId,
    trace_id: traceId,
    ...(delivered.length === 0 && { deferred: true as const }),
  }
}

function startOf(
  row: { id: number; scheduled_at: Date },
  order: RunOrder,
  traceId: string,
  owner: string,
): StartWorkflow {
  return {
    workflowType: 'jobRunWorkflow',
    workflowId: jobRunWorkflowId(row.id),
    taskQueue: opsQueue,
    args: [{ runId: row.id, scheduledAt: row.scheduled_at.toISOString() }],
    memo: { traceId },
    searchAttributes: {
      OpsKind: 'job-run',
      OpsSubject: order.jobId === null ? 'test' : `job:${order.jobId}`,
      OpsOwner: owner,
      OpsTrace: traceId,
    },
  }
}
