import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db, Tx } from '../../db/database.ts'
import { closeOpenAttempts, openTicketedAttempt } from '../../db/jobs/attempt-queries.ts'
import { openScheduledFire } from '../../db/jobs/open-fire.ts'
import { findRunByKey, type RunKey, type RunState } from '../../db/jobs/run-queries.ts'
import { endShards, openShards } from '../../db/jobs/shard-queries.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { fireSettingsOf } from '../../domain/jobs/fire-settings.ts'
import { isEnded, type RunStatus } from '../../domain/jobs/job-status.ts'
import { isSharded, outcomeOfShards } from '../../domain/jobs/shard-rules.ts'
import { text } from '../../domain/text.ts'
import {
  type FirePlan,
  firePlanOf,
  type JobRunRequest,
  jobRunWorkflowPrefix,
  type ShardsPlan,
} from '../../workflows/jobs/messages.ts'
import { type OnSettled, type RunOutcome, settleRun } from './settle-run.ts'

export type OpenedFire =
  | ({ kind: 'run' } & FirePlan)
  | ({ kind: 'shards' } & ShardsPlan)
  | { kind: 'flow'; run: RunKey }
  | { kind: 'ended'; status: RunStatus }
  | { kind: 'queued' }
  | { kind: 'not_due' }

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
        return openDue(tx, { jobId: request.jobId, scheduledAt: new Date(scheduledAt), workflowId })
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

    /** Ends a run by how its shards ended; gives the status that it ended with. */
    async settleShards({ run, cancelled }: { run: RunKey; cancelled?: RunOutcome | undefined }): Promise<RunStatus> {
      return systemTransaction(db, {}, async (tx) => {
        const row = await findRunByKey(tx, run)
        if (!row || isEnded(row.status)) return row?.status ?? 'cancelled'
        const shards = await endShards(tx, row, text('随整次运行一起结束', 'Ended with the whole run'))
        const outcome = cancelled ?? outcomeOfShards(shards, row.definition.executor_group)
        return settleRun(tx, run, outcome, onSettled)
      })
    },

    /** Gives the status that the run ended with; after a lost reply, the one that is already stored. */
    async settleRun({ run, outcome }: { run: RunKey; outcome: RunOutcome }): Promise<RunStatus> {
      return systemTransaction(db, {}, (tx) => settleRun(tx, run, outcome, onSettled))
    },
  }
}

async function openDue(tx: Tx, due: { jobId: number; scheduledAt: Date; workflowId: string }): Promise<OpenedFire> {
  const fire = await openScheduledFire(tx, due)
  return fire.kind === 'run' || fire.kind === 'skipped' ? resumeRun(tx, fire.row, fire.ticket) : { kind: fire.kind }
}

/** What is to be done about a row that stands; without a `ticket`, its first attempt is made. Safe to repeat: nothing has run yet. */
async function resumeRun(tx: Tx, row: RunState | undefined, ticket?: string): Promise<OpenedFire> {
  if (!row) return { kind: 'not_due' }
  if (isEnded(row.status)) return { kind: 'ended', status: row.status }
  const run = { runId: row.id, scheduledAt: row.scheduled_at.toISOString() }
  if (row.shard_index === null && isSharded(row.definition)) {
    return { kind: 'shards', run, shards: await openShards(tx, row, jobRunWorkflowPrefix) }
  }
  if (row.definition.job_type === 'flow') return { kind: 'flow', run }
  const settings = fireSettingsOf(row.definition)
  return { kind: 'run', ...firePlanOf(run, settings, ticket ?? (await openTicketedAttempt(tx, run, 1))) }
}
