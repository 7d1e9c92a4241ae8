import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db, Tx } from '../../db/database.ts'
import { endBackfill } from '../../db/jobs/backfill-control.ts'
import { lockBackfill, type OpenableBackfill, openPlannedFires } from '../../db/jobs/backfill-fires.ts'
import { countBackfillRuns } from '../../db/jobs/backfill-queries.ts'
import { findRun, type RunKey } from '../../db/jobs/run-queries.ts'
import { isHalted } from '../../db/jobs/scheduler-queries.ts'
import { tellOfBackfill } from '../../db/jobs/tell-of-backfill.ts'
import { type BackfillStatus, isEndedBackfill } from '../../domain/jobs/backfill-status.ts'
import { isEnded } from '../../domain/jobs/job-status.ts'
import { text } from '../../domain/text.ts'
import { type Process, processOf } from '../../workflows/jobs/messages.ts'

/** `done`: all are opened. `ended`: nothing more is to be opened, whatever is left. */
export type BackfillStep = {
  state: 'open' | 'paused' | 'halted' | 'done' | 'ended'
  runs: RunKey[]
  /** The position of the last fire that is opened. */
  after: number
  jobId: number
  traceId: string
  /** Left out by steps of earlier versions, which were all of jobs. */
  process?: Process
}

export type BackfillActivities = ReturnType<typeof createBackfillActivities>

export function createBackfillActivities({ db }: { db: Db }) {
  return {
    /** Writes the rows of the next fires, unless nothing may begin now. Asked again, it gives the same ones. */
    async openBackfillFires({
      backfillId,
      after,
      count,
    }: {
      backfillId: number
      after: number
      count: number
    }): Promise<BackfillStep> {
      return systemTransaction(db, {}, async (tx) => {
        const backfill = await lockBackfill(tx, backfillId)
        const about = { runs: [], after, jobId: backfill?.job_id ?? 0, traceId: backfill?.trace_id ?? '' }
        const state = await stateOf(tx, backfill)
        if (!backfill || state !== 'open' || count === 0) return { ...about, state }
        const process = processOf(backfill.job_type)
        const opened = await openPlannedFires(tx, backfill, { after, count, workflowPrefix: process.idPrefix })
        return { ...about, ...opened, process, state: opened.runs.length === 0 ? 'done' : 'open' }
      })
    },

    /** Ends a backfill all of whose runs have ended; undefined while one has not. */
    async settleBackfill({ backfillId }: { backfillId: number }): Promise<BackfillStatus | undefined> {
      return systemTransaction(db, {}, async (tx) => {
        const backfill = await lockBackfill(tx, backfillId)
        if (!backfill || isEndedBackfill(backfill.status)) return backfill?.status ?? 'cancelled'
        const counts = (await countBackfillRuns(tx, [backfillId])).get(backfillId)?.counts ?? {}
        if (counts.waiting || counts.running) return undefined
        const success = counts.success ?? 0
        const status = success === backfill.total ? 'success' : 'failed'
        await endBackfill(tx, backfillId, { status, errorMsg: null })
        await tellOfBackfill(tx, backfillId, { success })
        return status
      })
    },

    /** Whether a run that another process carries out has ended. */
    async hasRunEnded({ runId }: { runId: number }): Promise<boolean> {
      const run = await findRun(db, runId)
      return run === undefined || isEnded(run.status)
    },
  }
}

async function stateOf(tx: Tx, backfill: OpenableBackfill | undefined): Promise<BackfillStep['state']> {
  if (!backfill || isEndedBackfill(backfill.status)) return 'ended'
  if (backfill.is_job_gone) {
    const errorMsg = text('任务已被删除', 'The job was deleted')
    await endBackfill(tx, backfill.id, { status: 'cancelled', errorMsg })
    return 'ended'
  }
  if (backfill.status === 'paused') return 'paused'
  return (await isHalted(tx)) ? 'halted' : 'open'
}
