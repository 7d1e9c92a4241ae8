import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { drawTicket } from '../../db/jobs/attempt-queries.ts'
import { insertRun, type NewRun, type RunKey } from '../../db/jobs/run-queries.ts'
import { refuseWhenHalted } from '../../db/jobs/scheduler-queries.ts'
import { addOutboxLine, deliverInline } from '../../db/outbox/outbox-queries.ts'
import { fireSettingsOf } from '../../domain/jobs/fire-settings.ts'
import { isSharded } from '../../domain/jobs/shard-rules.ts'
import type { StartWorkflow } from '../../platform/temporal.ts'
import {
  type JobRunRequest,
  jobRunStart,
  jobRunWorkflowId,
  jobRunWorkflowPrefix,
  runQueue,
} from '../../workflows/jobs/messages.ts'
import type { ApiEnv } from '../context.ts'
import { refuseForeignDatasource } from './kind-rules.ts'

export type StartedRun = { run_id: number; workflow_id: string; trace_id: string; deferred?: true }

export type RunOrder = Omit<NewRun, 'traceId' | 'triggeredBy' | 'workflowId' | 'skipReason'>

/**
 * Makes the row of a run that somebody asked for, with its first attempt, and starts its workflow, which brings all that
 * it has to know. With the workflow engine away the run is accepted all the same and starts later. `prepare` reads,
 * inside the transaction, what is to be run.
 */
export async function startRun(c: Context<ApiEnv>, prepare: (tx: Tx) => Promise<RunOrder>): Promise<StartedRun> {
  const { db, temporal } = c.var
  const { start, outboxId, runId } = await c.var.write(
    async (tx) => openRun(c, tx, await prepare(tx), { triedInline: true }),
    { status: 202 },
  )
  const isDelivered = await deliverInline(db, outboxId, () => temporal.startWorkflow(start))
  return {
    run_id: runId,
    workflow_id: start.workflowId,
    trace_id: c.var.traceId,
    ...(!isDelivered && { deferred: true as const }),
  }
}

/** The row of a run that somebody asked for, with its first attempt, and the line in the outbox that starts it. */
export async function openRun(
  c: Context<ApiEnv>,
  tx: Tx,
  order: RunOrder,
  { triedInline = false }: { triedInline?: boolean } = {},
): Promise<{ start: StartWorkflow; outboxId: number; runId: number }> {
  await refuseWhenHalted(tx)
  await refuseForeignDatasource(tx, c.var.caller, order.definition)
  const { traceId, caller } = c.var
  const workflowId = { prefix: jobRunWorkflowPrefix }
  const firstTicket = isWhole(order) ? undefined : drawTicket()
  const row = await insertRun(tx, { ...order, traceId, workflowId, triggeredBy: caller.userId, firstTicket })
  if (!row) throw new Error('a run that is not scheduled never collides')
  const start = startOf(row, { ...order, ticket: firstTicket?.ticket }, { traceId, owner: caller.username })
  const line = { kind: 'start_workflow', subject: `job_run:${row.id}`, payload: start, traceId } as const
  return { start, outboxId: await addOutboxLine(tx, { ...line, triedInline }), runId: row.id }
}

/** Of a run by shards, which are the runs that have attempts. */
function isWhole({ definition, shardIndex }: RunOrder): boolean {
  return isSharded(definition) && (shardIndex ?? null) === null
}

type Ticketed = RunOrder & { ticket: string | undefined }
type By = { traceId: string; owner: string }

function startOf(row: { id: number; scheduled_at: Date }, order: Ticketed, { traceId, owner }: By): StartWorkflow {
  const { jobId, definition } = order
  const request = requestOf({ runId: row.id, scheduledAt: row.scheduled_at.toISOString() }, order)
  const { priority } = fireSettingsOf(definition)
  return {
    ...jobRunStart(jobRunWorkflowId(row.id), { jobId, request, priority, traceId, owner }),
    memo: { traceId },
  }
}

/** All that the workflow has to know; of a run by shards it finds that out itself, when it begins. */
function requestOf(run: RunKey, { definition, ticket }: Ticketed): JobRunRequest {
  if (ticket === undefined) return run
  const { executorGroup, executorInstance, ...settings } = fireSettingsOf(definition)
  return { run, ...settings, taskQueue: runQueue({ runner: settings.runner, executorGroup, executorInstance }), ticket }
}
