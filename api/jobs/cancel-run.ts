import type { Context } from 'hono'
import { cancelUnstartedRun } from '../../db/jobs/cancel-queries.ts'
import { getRun, type Run } from '../../db/jobs/run-queries.ts'
import { conflict, DomainError } from '../../domain/errors.ts'
import { isEnded } from '../../domain/jobs/job-status.ts'
import { text } from '../../domain/text.ts'
import { cancelRun } from '../../workflows/jobs/messages.ts'
import type { ApiEnv } from '../context.ts'

/** A script has five seconds to end by itself before it is killed; its executor hears of it within two. */
const cancelTimeoutMs = 15_000

/** Stops a run and gives it as it ended. One that stands in line, or whose start waits in the outbox, never starts. */
export async function cancelOpenRun(c: Context<ApiEnv>, run: Run): Promise<Run> {
  if (isEnded(run.status)) throw alreadyEnded()
  if (!(await withdrawStart(c, run))) {
    const workflowId = run.workflow_id ?? (await getRun(c.var.db, run.id)).workflow_id
    if (workflowId === null) throw alreadyEnded()
    const by = { userId: c.var.caller.userId, name: c.var.caller.name }
    await c.var.temporal.update(workflowId, cancelRun, by, { timeoutMs: cancelTimeoutMs }).catch(toConflict)
  }
  return getRun(c.var.db, run.id)
}

async function withdrawStart(c: Context<ApiEnv>, run: Run): Promise<boolean> {
  const { userId, name } = c.var.caller
  const key = { runId: run.id, scheduledAt: run.scheduled_at.toISOString() }
  return c.var.write((tx) => cancelUnstartedRun(tx, { run: key, by: { userId, name } }), { resourceId: run.id })
}

// The start was delivered, so a workflow that is not found has ended.
function toConflict(error: unknown): never {
  throw error instanceof DomainError && error.code === 'not_found' ? alreadyEnded() : error
}

function alreadyEnded(): DomainError {
  return conflict(text('这次运行已经结束', 'This run has already ended'))
}
