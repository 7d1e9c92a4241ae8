import { sql } from 'kysely'
import type { FrozenJob } from '../../domain/jobs/job.ts'
import type { Text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import type { AttemptPlan } from './attempt-queries.ts'
import { firstSequence } from './output-queries.ts'
import { type EndedRun, endedColumns, ofJob } from './settle-open-run.ts'

/*
 * Runs that one process makes, carries out and settles many at a time, so that each costs a share of a statement instead of
 * five. Each is claimed as it is made.
 */

/** What such runs have in common. */
export type Batch = {
  scheduledAt: Date
  traceId: string
  workflowId: string
  flowId: number
  flowRunId: number
  departmentId: number | null
  executor: string
}

export type RunInHand = {
  jobId: number | null
  definition: FrozenJob
  params: Record<string, unknown>
  triggeredBy: number | null
}

/** Makes their rows and first attempts; gives their ids in this order, and since when they run. */
export async function insertRunsInHand(
  tx: Tx,
  batch: Batch,
  runs: RunInHand[],
): Promise<{ ids: number[]; startTime: Date }> {
  const { rows } = await sql<{ id: number; start_time: Date }>`
    with given as (
      select nextval(pg_get_serial_sequence('job_log', 'id')) as id, place, run
      from jsonb_array_elements(${JSON.stringify(runs)}::jsonb) with ordinality as one (run, place)
    ), made as (
      insert into job_log (id, job_id, flow_id, flow_run_id, definition, params, trigger, triggered_by, created_by,
        department_id, scheduled_at, trace_id, workflow_id, status, start_time, executor)
      overriding system value
      select id, (run ->> 'jobId')::bigint, ${batch.flowId}, ${batch.flowRunId}, run -> 'definition', run -> 'params', 'flow',
        (run ->> 'triggeredBy')::bigint, (run ->> 'triggeredBy')::bigint, ${batch.departmentId}::bigint, ${batch.scheduledAt},
        ${batch.traceId}, ${batch.workflowId}, 'running', now(), ${batch.executor}
      from given
    ), begun as (
      insert into job_attempt (run_id, scheduled_at, attempt, status, start_time, executor, claim)
      select id, ${batch.scheduledAt}, 1, 'running', now(), ${batch.executor}, 1 from given
    )
    select id, now() as start_time from given order by place`.execute(tx)
  return { ids: rows.map(({ id }) => id), startTime: rows[0]?.start_time ?? new Date() }
}

export type EndInHand = {
  plan: Pick<AttemptPlan, 'runId' | 'claim'>
  status: 'success' | 'failed' | 'timeout'
  result: unknown
  errorMsg: Text | null
  lines: string
}

/** Ends their first attempts and them, with their only lines. Left out is what somebody else has settled or claimed since. */
export async function settleRunsInHand(tx: Tx, scheduledAt: Date, ends: EndInHand[]): Promise<EndedRun[]> {
  const given = ends.map(({ plan, ...end }) => ({ ...end, runId: plan.runId, claim: plan.claim }))
  const { rows } = await sql<EndedRun>`
    with given as (
      select "runId" as run_id, claim, status, result, "errorMsg" as error_msg, convert_to(lines, 'UTF8') as content
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as one ("runId" bigint, claim int, status text, result jsonb, "errorMsg" jsonb, lines text)
    ), closed as (
      update job_attempt as attempt
      set status = given.status, error_msg = given.error_msg, end_time = now(), ticket_hash = null
      from given
      where attempt.run_id = given.run_id and attempt.scheduled_at = ${scheduledAt} and attempt.attempt = 1
        and attempt.claim = given.claim and attempt.status in ('waiting', 'running')
      returning attempt.run_id
    ), said as (
      insert into job_output (run_id, scheduled_at, attempt, stream, sequence, position, content)
      select run_id, ${scheduledAt}, 1, 'system', ${firstSequence(1)}, 0, content
      from given join closed using (run_id) where octet_length(content) > 0
    )
    update job_log set
      status = given.status, result = given.result, error_msg = given.error_msg, end_time = now(),
      duration = greatest(0, (extract(epoch from now() - start_time) * 1000)::bigint), updated_at = now()
    from given join closed using (run_id)
    where job_log.id = given.run_id and job_log.scheduled_at = ${scheduledAt} and job_log.status in ('waiting', 'running')
    returning ${sql.join(endedColumns.map((column) => sql.ref(`job_log.${column}`)))},
      ${ofJob('alert')} as alert, ${ofJob('created_by')} as owner_id, pg_notify('job_run', job_log.id::text) as told`.execute(
    tx,
  )
  return rows
}
