import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { drawTicket } from '../../db/jobs/attempt-queries.ts'
import { insertRun, type NewRun, type RunKey } from '../../db/jobs/run-queries.ts'
import { refuseWhenHalted } from '../../db/jobs/scheduler-queries.ts'
import { addStart, deliverInline } from '../../db/outbox/outbox-queries.ts'
import { fireSettingsOf, hasAttempts, priorityOf } from '../../domain/jobs/fire-settings.ts'
import type { StartWorkflow } from '../../platform/temporal.ts'
import { firePlanOf, type JobRunRequest, jobRunStart, processOf } from '../../workflows/jobs/messages.ts'
import type { ApiEnv } from '../context.ts'
import { refuseForeignDatasource } from './kind-rules.ts'

export type StartedRun = { run_id: number; workflow_id: string; trace_id: string; deferred?: true }

export type RunOrder = Omit<NewRun, 'traceId' | 'triggeredBy' | 'workflowId' | 'skipReason'>

/**
 * Makes the row of a run that somebody asked for, with its first attempt, and starts its workflow, which brings all that
 * it has to know. With the workflow engine away the run is accepted all the same and starts later. `prepare` reads,
 * inside the transaction, what is to be run; `alongWith` writes what belongs to its row.
 */
export async function startRun(
  c: Context<ApiEnv>,
  prepare: (tx: Tx) => Promise<RunOrder>,
  alongWith: (tx: Tx, run: RunKey) => Promise<void> = async () => {},
): Promise<StartedRun> {
  const { db, temporal } = c.var
  const { start, outboxId, runId } = await c.var.write(
    async (tx) => {
      const order = await prepare(tx)
      const opened = await openRun(c, tx, order, { triedInline: true })
      await alongWith(tx, { runId: opened.runId, scheduledAt: order.scheduledAt.toISOString() })
      return opened
    },
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
  const { idPrefix } = processOf(order.definition.job_type)
  const firstTicket = isBegun(order) ? drawTicket() : undefined
  const row = await insertRun(tx, {
    ...order,
    traceId,
    workflowId: { prefix: idPrefix },
    triggeredBy: caller.userId,
    firstTicket,
  })
  if (!row) throw new Error('a run that is not scheduled never collides')
  const start = startOf(row, { ...order, ticket: firstTicket?.ticket }, { traceId, owner: caller.username })
  const outboxId = await addStart(tx, start, { subject: `job_run:${row.id}`, traceId, triedInline })
  return { start, outboxId, runId: row.id }
}

/** Whether its first attempt is made with it. */
function isBegun({ definition, shardIndex }: RunOrder): boolean {
  return hasAttempts(definition) || (shardIndex ?? null) !== null
}

type Ticketed = RunOrder & { ticket: string | undefined }
type By = { traceId: string; owner: string }

function startOf(row: { id: number; scheduled_at: Date }, order: Ticketed, { traceId, owner }: By): StartWorkflow {
  const { jobId, definition } = order
  const request = requestOf({ runId: row.id, scheduledAt: row.scheduled_at.toISOString() }, order)
  const { job_type: jobType } = definition
  const workflowId = `${processOf(jobType).idPrefix}${row.id}`
  return {
    ...jobRunStart(workflowId, { jobId, jobType, request, priority: priorityOf(definition), traceId, owner }),
    memo: { traceId },
  }
}

/** All that the workflow has to know; of shards and nodes it finds that out itself, when it begins. */
function requestOf(run: RunKey, { definition, ticket }: Ticketed): JobRunRequest {
  if (ticket === undefined || definition.job_type === 'flow') return run
  return firePlanOf(run, fireSettingsOf(definition), ticket)
}
