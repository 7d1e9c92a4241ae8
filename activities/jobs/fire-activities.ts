import { randomBytes } from 'node:crypto'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import { databaseNow } from '../../db/clock.ts'
import type { Db, Tx } from '../../db/database.ts'
import { closeOpenAttempts, openTicketedAttempt } from '../../db/jobs/attempt-queries.ts'
import { lockJob } from '../../db/jobs/job-queries.ts'
import {
  findRunByKey,
  findScheduledRun,
  hasOpenRun,
  insertRun,
  type RunKey,
  type RunState,
} from '../../db/jobs/run-queries.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { skipReasonOf } from '../../domain/jobs/fire-rules.ts'
import { fireSettingsOf } from '../../domain/jobs/fire-settings.ts'
import { freezeJob } from '../../domain/jobs/job.ts'
import { isEnded, type RunStatus } from '../../domain/jobs/job-status.ts'
import { isFire } from '../../domain/jobs/next-fires.ts'
import { type FirePlan, type JobRunRequest, runQueue } from '../../workflows/jobs/messages.ts'
import { type OnSettled, type RunOutcome, settleRun } from './settle-run.ts'

export type OpenedFire = ({ kind: 'run' } & FirePlan) | { kind: 'ended'; status: RunStatus } | { kind: 'not_due' }

type FireRequest = { request: Exclude<JobRunRequest, FirePlan>; workflowId: string; nominalTime?: string | undefined }

export type FireActivities = ReturnType<typeof createFireActivities>

export function createFireActivities({ db, onSettled }: { db: Db; onSettled: OnSettled }) {
  return {
    /** Decides whether a fire runs and writes its row before anything does. */
    async openFire({ request, workflowId, nominalTime }: FireRequest): Promise<OpenedFire> {
      return systemTransaction(db, {}, async (tx) => {
        if ('runId' in request) return resumeRun(tx, await findRunByKey(tx, request))
        const scheduledAt = request.scheduledAt ?? nominalTime
        if (!scheduledAt) return { kind: 'not_due' }
        return openScheduledFire(tx, { jobId: request.jobId, scheduledAt: new Date(scheduledAt), workflowId })
      })
    },

    /** Closes an attempt that failed and makes the next; gives the next one's ticket. */
    async openRetry({
      run,
      attempt,
      outcome,
    }: {
      run: RunKey
      attempt: number
      outcome: AttemptOutcome
    }): Promise<string> {
      return systemTransaction(db, {}, async (tx) => {
        await closeOpenAttempts(tx, run, { status: outcome.status, errorMsg: outcome.errorMsg ?? null, upTo: attempt })
        return openTicketedAttempt(tx, run, attempt + 1)
      })
    },

    /** Gives the status that the run ended with; after a lost reply, the one that is already stored. */
    async settleRun({ run, outcome }: { run: RunKey; outcome: RunOutcome }): Promise<RunStatus> {
      return systemTransaction(db, {}, (tx) => settleRun(tx, run, outcome, onSettled))
    },
  }
}

async function openScheduledFire(
  tx: Tx,
  { jobId, scheduledAt, workflowId }: { jobId: number; scheduledAt: Date; workflowId: string },
): Promise<OpenedFire> {
  const job = await lockJob(tx, jobId)
  const existing = await findScheduledRun(tx, jobId, scheduledAt)
  if (existing) return existing.workflow_id === workflowId ? resumeRun(tx, existing) : { kind: 'not_due' }
  if (!job || !isFire(job, scheduledAt.getTime())) return { kind: 'not_due' }
  const now = await databaseNow(tx)
  const skipReason = skipReasonOf(job, { scheduledAt, now, isOverlapping: await hasOpenRun(tx, jobId) })
  const run = await insertRun(tx, {
    jobId,
    definition: freezeJob(job),
    params: {},
    trigger: 'schedule',
    scheduledAt,
    traceId: randomBytes(16).toString('hex'),
    workflowId,
    departmentId: job.department_id,
    ...(skipReason && { skipReason }),
  })
  if (!run || skipReason) return { kind: 'ended', status: 'skipped' }
  return resumeRun(tx, await findScheduledRun(tx, jobId, scheduledAt))
}

/** What is to be done about a row that stands. Safe to repeat: nothing has run yet. */
async function resumeRun(tx: Tx, row: RunState | undefined): Promise<OpenedFire> {
  if (!row) return { kind: 'not_due' }
  if (isEnded(row.status)) return { kind: 'ended', status: row.status }
  const run = { runId: row.id, scheduledAt: row.scheduled_at.toISOString() }
  const { executorGroup, ...settings } = fireSettingsOf(row.definition)
  return {
    kind: 'run',
    run,
    ...settings,
    taskQueue: runQueue({ runner: settings.runner, executorGroup }),
    ticket: await openTicketedAttempt(tx, run, 1),
  }
}
