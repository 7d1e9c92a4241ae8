import { type Selectable, sql } from 'kysely'
import { linesUp } from '../../domain/jobs/fire-rules.ts'
import type { JobAlert, JobInput } from '../../domain/jobs/job.ts'
import type { Text } from '../../domain/text.ts'
import { heedCallbackOf } from '../approvals/callback-queries.ts'
import type { Tables, Tx } from '../database.ts'
import { addOutboxLine } from '../outbox/outbox-queries.ts'
import { closingAttempts, tellOf } from './attempt-queries.ts'
import type { RunKey } from './run-queries.ts'

export type RunEnd = {
  status: 'success' | 'failed' | 'timeout' | 'cancelled'
  result?: unknown
  errorMsg: Text | null
}

export const endedColumns = [
  'id',
  'job_id',
  'parent_id',
  'scheduled_at',
  'status',
  'trigger',
  'triggered_by',
  'is_test',
  'duration',
  'definition',
  'error_msg',
  'trace_id',
  'rerun_of',
  'workflow_id',
  'flow_run_id',
] as const

/** A run that has just ended, with what its job says about that. */
export type EndedRun = Pick<Selectable<Tables['job_log']>, (typeof endedColumns)[number]> & {
  alert: JobAlert | null
  owner_id: number | null
}

/**
 * Ends a run that is open, and whatever attempt of it is; undefined when it had ended before. Runs of the job that stand in
 * line move on, and so does a callback that waits for it. `duration` counts from the first attempt's start to now.
 */
export async function settleOpenRun(tx: Tx, key: RunKey, end: RunEnd): Promise<EndedRun | undefined> {
  const ended = await endRun(tx, key, end)
  if (ended?.job_id && mayHaveQueue(ended) && (await hasQueue(tx, ended.job_id))) {
    await addOutboxLine(tx, { kind: 'start_queued', subject: `job:${ended.job_id}` })
  }
  if (ended) await heedCallbackOf(tx, ended)
  return ended
}

/** A job that was changed since the run was made may have had another policy then, by which others stand in line still. */
function mayHaveQueue(run: {
  created_at: Date
  overlap_policy: JobInput['overlap_policy'] | null
  changed_at: Date | null
}) {
  const isChanged = run.changed_at !== null && run.changed_at > run.created_at
  return isChanged || (run.overlap_policy !== null && linesUp(run.overlap_policy))
}

async function hasQueue(tx: Tx, jobId: number): Promise<boolean> {
  const queued = await tx
    .selectFrom('job_log')
    .select('id')
    .where('job_id', '=', jobId)
    .where('status', '=', 'waiting')
    .where('workflow_id', 'is', null)
    .where('is_test', '=', false)
    .where('parent_id', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return queued !== undefined
}

/** One statement, since every run comes by here. */
function endRun(tx: Tx, key: RunKey, { status, result, errorMsg }: RunEnd) {
  return (
    tx
      .with('closed', (query) => closingAttempts(query, key, { status, errorMsg }).returning('attempt'))
      .updateTable('job_log')
      .set({
        status,
        result: result === undefined ? null : JSON.stringify(result),
        error_msg: errorMsg && JSON.stringify(errorMsg),
        end_time: sql<Date>`now()`,
        duration: sql<number>`greatest(0, (extract(epoch from now() - start_time) * 1000)::bigint)`,
        updated_at: sql<Date>`now()`,
      })
      .where('id', '=', key.runId)
      .where('scheduled_at', '=', new Date(key.scheduledAt))
      .where('status', 'in', ['waiting', 'running'])
      // Always true: first the attempts, then the run, in that order everybody locks them.
      .where(sql<boolean>`(select count(*) from closed) >= 0`)
      .returning([
        ...endedColumns,
        ofJob<JobAlert | null>('alert').as('alert'),
        ofJob<number | null>('created_by').as('owner_id'),
        'created_at',
        ofJob<JobInput['overlap_policy'] | null>('overlap_policy').as('overlap_policy'),
        ofJob<Date | null>('updated_at').as('changed_at'),
        tellOf(key).as('told'),
      ])
      .executeTakeFirst()
  )
}

export function ofJob<T>(column: keyof Tables['job']) {
  return sql<T>`(select job.${sql.ref(column)} from job where job.id = job_log.job_id)`
}
