import { sql } from 'kysely'
import type { OpenRuns } from '../../domain/jobs/fire-rules.ts'
import type { StoredType } from '../../domain/jobs/kinds.ts'
import { text } from '../../domain/text.ts'
import { clock } from '../clock.ts'
import type { DbOrTx, Tx } from '../database.ts'
import { addOutboxLine } from '../outbox/outbox-queries.ts'
import { lockJob } from './job-queries.ts'
import type { RunKey, RunState } from './run-queries.ts'
import { isHalted } from './scheduler-queries.ts'
import { settleOpenRun } from './settle-open-run.ts'

/*
 * Runs of a job that may not overlap stand in line: their rows wait without a workflow. Whenever a run of the job ends, the
 * line moves on, and the oldest of them gets its workflow.
 */

const openRuns = (db: DbOrTx, jobId: number) =>
  db
    .selectFrom('job_log')
    .where('job_id', '=', jobId)
    .where('status', 'in', ['waiting', 'running'])
    .where('is_test', '=', false)
    .where('parent_id', 'is', null)
    // Yesterday's work that is made up for does not stand in the way of today's.
    .where('backfill_id', 'is', null)

/** And what time it is: who asks for the one asks for the other. */
export async function countOpenRuns(db: DbOrTx, jobId: number): Promise<OpenRuns & { now: Date }> {
  return openRuns(db, jobId)
    .select(({ fn }) => [
      fn.count<number>('workflow_id').as('going'),
      sql<number>`count(*) filter (where workflow_id is null)`.as('queued'),
      clock.as('now'),
    ])
    .executeTakeFirstOrThrow()
}

/** Makes way for a newer fire: what runs is asked to stop, what stood in line never runs. */
export async function standAside(tx: Tx, jobId: number): Promise<void> {
  const open = await openRuns(tx, jobId).select(['id', 'scheduled_at', 'workflow_id']).orderBy('scheduled_at').execute()
  const why = text('被新的一次运行取代', 'Replaced by a newer run')
  for (const { id, scheduled_at, workflow_id } of open) {
    if (workflow_id !== null) {
      const run = { runId: id, scheduledAt: scheduled_at.toISOString() }
      const payload = { run, workflowId: workflow_id, by: { userId: null, name: 'system', why } }
      await addOutboxLine(tx, { kind: 'cancel_run', subject: `cancel_run:${id}`, payload })
    } else {
      const key = { runId: id, scheduledAt: scheduled_at.toISOString() }
      await settleOpenRun(tx, key, { status: 'cancelled', errorMsg: why })
    }
  }
}

/** Jobs whose line should have moved on by now: something waits in it, and nothing goes. */
export async function listStuckQueues(db: DbOrTx, quietMs: number): Promise<number[]> {
  const { rows } = await sql<{ job_id: number }>`
    select job_id from job_log
    where status in ('waiting', 'running') and not is_test and parent_id is null and backfill_id is null
    group by job_id
    having count(workflow_id) = 0 and max(updated_at) < now() - make_interval(secs => ${quietMs / 1000})`.execute(db)
  return rows.map(({ job_id }) => job_id)
}

/** True when the run stands in line, and keeps it there until the transaction ends. */
export async function lockQueuedRun(tx: Tx, { runId, scheduledAt }: RunKey): Promise<boolean> {
  const queued = await tx
    .selectFrom('job_log')
    .select('id')
    .where('id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .where('status', '=', 'waiting')
    .where('workflow_id', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return queued !== undefined
}

/**
 * Gives the oldest run in line its workflow id, unless another run of the job still goes or the scheduler is halted.
 * Undefined when none is to start.
 */
export async function takeQueuedRun(
  tx: Tx,
  jobId: number,
  prefixOf: (jobType: StoredType) => string,
): Promise<Pick<RunState, 'id' | 'scheduled_at' | 'definition'> | undefined> {
  if (await isHalted(tx)) return undefined
  const job = await lockJob(tx, jobId)
  if (!job || (await countOpenRuns(tx, jobId)).going > 0) return undefined
  const head = await openRuns(tx, jobId)
    .select(['id', 'scheduled_at'])
    .orderBy('scheduled_at')
    .limit(1)
    .executeTakeFirst()
  if (!head) return undefined
  return tx
    .updateTable('job_log')
    .set({ workflow_id: sql<string>`${prefixOf(job.job_type)} || id`, updated_at: sql<Date>`now()` })
    .where('id', '=', head.id)
    .where('scheduled_at', '=', head.scheduled_at)
    .where('workflow_id', 'is', null)
    .where('status', '=', 'waiting')
    .returning(['id', 'scheduled_at', 'definition'])
    .executeTakeFirst()
}
