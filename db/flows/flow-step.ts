import { type Selectable, sql } from 'kysely'
import type { FrozenJob } from '../../domain/jobs/job.ts'
import type { Text } from '../../domain/text.ts'
import type { Tables, Tx } from '../database.ts'
import type { RunKey } from '../jobs/run-queries.ts'

type FrozenFlow = Extract<FrozenJob, { job_type: 'flow' }>
type RunFacts = Pick<
  Selectable<Tables['job_log']>,
  'params' | 'trace_id' | 'workflow_id' | 'triggered_by' | 'created_by' | 'department_id' | 'scheduled_at'
>
type Progress = Pick<
  Selectable<Tables['flow_run']>,
  'step' | 'flow_id' | 'flow_version' | 'paused_at' | 'stop' | 'stop_why' | 'stop_told' | 'due_at'
>

/** A run of a flow in the hands of one step of its process. */
export type HeldRun = RunFacts & Progress & { id: number; definition: FrozenFlow; now: Date }

/** Somebody else holds the run by now, or changed it from outside: what this step knows is old. */
export class StaleStep extends Error {}

/** Takes the run into the hands of one step: whoever had it before writes nothing more. Undefined when the run has ended. */
export async function beginStep(tx: Tx, { runId, scheduledAt }: RunKey): Promise<HeldRun | undefined> {
  const run = await tx
    .updateTable('job_log')
    .set({ status: 'running', start_time: sql<Date>`coalesce(start_time, now())`, updated_at: sql<Date>`now()` })
    .where('id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .where('status', 'in', ['waiting', 'running'])
    .returning(['job_id', 'params', 'trace_id', 'workflow_id', 'triggered_by', 'created_by', 'department_id'])
    .returning(['scheduled_at', 'definition', sql<Date>`now()`.as('now')])
    .executeTakeFirst()
  if (run?.definition.job_type !== 'flow' || run.job_id === null) return undefined
  const { definition } = run
  const progress = await tx
    .insertInto('flow_run')
    .values({
      run_id: runId,
      scheduled_at: scheduledAt,
      flow_id: run.job_id,
      flow_version: definition.config.flow_version,
      due_at: sql<Date>`now() + make_interval(secs => ${definition.timeout})`,
    })
    .onConflict((conflict) =>
      conflict.columns(['run_id', 'scheduled_at']).doUpdateSet({ step: sql<number>`flow_run.step + 1` }),
    )
    .returning(['step', 'flow_id', 'flow_version', 'paused_at', 'stop', 'stop_why', 'stop_told', 'due_at'])
    .executeTakeFirstOrThrow()
  if (progress.step === 0) await layOutNodes(tx, { runId, scheduledAt })
  return { ...run, ...progress, definition, id: runId }
}

/** A row for each node of the run's version. */
async function layOutNodes(tx: Tx, { runId, scheduledAt }: RunKey): Promise<void> {
  await sql`
    insert into job_flow_node (run_id, scheduled_at, node_id)
    select run_id, scheduled_at, node ->> 'id'
    from flow_run
    join job_flow_version as made on made.flow_id = flow_run.flow_id and made.version = flow_run.flow_version,
      jsonb_array_elements(made.dag_config -> 'nodes') as node
    where run_id = ${runId} and scheduled_at = ${new Date(scheduledAt)}`.execute(tx)
}

/** Throws `StaleStep` unless the step still has the run in its hands; then it keeps it until the transaction ends. */
export async function holdStep(tx: Tx, { id, scheduled_at, step }: HeldRun): Promise<void> {
  const held = await tx
    .selectFrom('flow_run')
    .select('step')
    .where('run_id', '=', id)
    .where('scheduled_at', '=', scheduled_at)
    .where('step', '=', step)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!held) throw new StaleStep()
}

/** Nothing more begins, and what is under way is told to stop. One that is stopping already goes on as it does. */
export async function stopFlowRun(
  tx: Tx,
  { runId, scheduledAt }: RunKey,
  { stop, why }: { stop: 'cancelled' | 'timeout'; why: Text },
): Promise<void> {
  await tx
    .updateTable('flow_run')
    .set({ stop, stop_why: JSON.stringify(why), step: sql<number>`step + 1` })
    .where('run_id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .where('stop', 'is', null)
    .execute()
}

/** What was under way has been told. */
export async function markStopTold(tx: Tx, { id, scheduled_at }: HeldRun): Promise<void> {
  await tx
    .updateTable('flow_run')
    .set({ stop_told: true })
    .where('run_id', '=', id)
    .where('scheduled_at', '=', scheduled_at)
    .execute()
}
