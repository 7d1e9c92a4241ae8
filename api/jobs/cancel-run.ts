import type { Context } from 'hono'
import { cancelUnstartedRun } from '../../db/jobs/cancel-queries.ts'
import { getRun, type Run } from '../../db/jobs/run-queries.ts'
import { conflict, DomainError } from '../../domain/errors.ts'
import { isEnded } from '../../domain/jobs/job-status.ts'
import { text } from '../../domain/text.ts'
import { cancelRun, flowRunWorkflowId, jobRunWorkflowId } from '../../workflows/jobs/messages.ts'
import type { ApiEnv } from '../context.ts'

/** A script has five seconds to end by itself before it is killed; its executor hears of it within two. */
const cancelTimeoutMs = 15_000

/** Stops a run and gives it as it ended. One that stands in line, or whose start waits in the outbox, never starts. */
export async function cancelOpenRun(c: Context<ApiEnv>, run: Run): Promise<Run> {
  if (isEnded(run.status)) throw alreadyEnded()
  if (!(await withdrawStart(c, run))) {
    const workflowId = run.workflow_id ?? (await getRun(c.var.db, run.id)).workflow_id
    if (workflowId === null) throw alreadyEnded()
    if (run.flow_run_id !== null && !isOwn(workflowId, run)) throw inHand()
    const by = { userId: c.var.caller.userId, name: c.var.caller.name }
    await c.var.temporal.update(workflowId, cancelRun, by, { timeoutMs: cancelTimeoutMs }).catch(toConflict)
  }
  return getRun(c.var.db, run.id)
}

/** A short run of a flow's node is carried out by the flow's own process, which nobody should stop instead. */
function isOwn(workflowId: string, { id }: Run): boolean {
  return workflowId === jobRunWorkflowId(id) || workflowId === flowRunWorkflowId(id)
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

function inHand(): DomainError {
  return conflict(
    text(
      '流程正在处理这次运行，请稍后重试，或取消整个流程的运行',
      'The flow has this run in hand right now: try again in a moment, or cancel the run of the flow',
    ),
  )
}

function alreadyEnded(): DomainError {
  return conflict(text('这次运行已经结束', 'This run has already ended'))
}
