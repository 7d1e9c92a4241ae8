import { randomBytes } from 'node:crypto'
import { overlapAnswer, skipReasonOf } from '../../domain/jobs/fire-rules.ts'
import { hasAttempts } from '../../domain/jobs/fire-settings.ts'
import { freezeJob } from '../../domain/jobs/job.ts'
import { isFire } from '../../domain/jobs/next-fires.ts'
import type { Tx } from '../database.ts'
import { drawTicket } from './attempt-queries.ts'
import { type ArmedJob, lockJob } from './job-queries.ts'
import { findScheduledRun, insertRun, type RunState } from './run-queries.ts'
import { countOpenRuns, standAside } from './run-queue.ts'
import { isHalted } from './scheduler-queries.ts'

/**
 * `run`: the row stands and is to be carried out, with its first attempt if there is a ticket; `queued`: it waits for the
 * run before it to end.
 */
export type Fire = { kind: 'run' | 'queued' | 'skipped'; row: RunState; ticket?: string } | { kind: 'not_due' }

type Due = { jobId: number; scheduledAt: Date; workflowId: string }

/**
 * Decides, once for each scheduled time of a job, whether it runs, waits or is skipped, and writes its row. Asked again
 * for the same workflow it finds the row that it wrote; for another one the fire is no longer due.
 */
export async function openScheduledFire(tx: Tx, due: Due): Promise<Fire> {
  const job = await lockJob(tx, due.jobId)
  const existing = await findScheduledRun(tx, due.jobId, due.scheduledAt)
  if (existing) return existing.workflow_id === due.workflowId ? { kind: 'run', row: existing } : { kind: 'not_due' }
  if (!job || !isDue(job, due.scheduledAt)) return { kind: 'not_due' }
  return openFire(tx, job, due)
}

/** When a fixed delay has passed, only its loop can tell. */
function isDue(job: ArmedJob, scheduledAt: Date): boolean {
  return job.trigger_type === 'fixed_delay' || isFire(job, scheduledAt.getTime())
}

/** The same for a job that is locked and a time that is known to be one of its fires and to have no row. */
export async function openFire(
  tx: Tx,
  job: ArmedJob,
  { scheduledAt, workflowId }: Pick<Due, 'scheduledAt' | 'workflowId'>,
): Promise<Fire> {
  const { now, ...open } = await countOpenRuns(tx, job.id)
  const skipReason = (await isHalted(tx)) ? 'halted' : skipReasonOf(job, { scheduledAt, now, open })
  const answer = skipReason ? 'skip' : overlapAnswer(job, open)
  if (answer === 'replace') await standAside(tx, job.id)
  const isQueued = answer === 'queue' || answer === 'replace'
  const isBegun = !skipReason && !isQueued && hasAttempts(job)
  const firstTicket = isBegun ? drawTicket() : undefined
  const row = await insertRun(tx, {
    jobId: job.id,
    definition: freezeJob(job),
    params: {},
    trigger: 'schedule',
    scheduledAt,
    traceId: randomBytes(16).toString('hex'),
    departmentId: job.department_id,
    ...(!isQueued && { workflowId }),
    ...(skipReason && { skipReason }),
    firstTicket,
  })
  if (!row) throw new Error('the job is locked, so nobody else wrote this fire')
  const kind = skipReason ? 'skipped' : isQueued ? 'queued' : 'run'
  return { kind, row, ...(firstTicket && { ticket: firstTicket.ticket }) }
}
