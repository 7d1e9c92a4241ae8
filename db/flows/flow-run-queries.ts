import { type Selectable, sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { RunTrigger } from '../../domain/jobs/job-status.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { type Listed, type Paging, pageOf } from '../listing.ts'

export const flowRunStatuses = [
  'waiting',
  'running',
  'paused',
  'success',
  'failed',
  'cancelled',
  'timeout',
  'skipped',
] as const
type FlowRunStatus = (typeof flowRunStatuses)[number]

type Row = Pick<
  Selectable<Tables['job_log']>,
  | 'id'
  | 'trigger'
  | 'triggered_by'
  | 'scheduled_at'
  | 'duration'
  | 'skip_reason'
  | 'params'
  | 'error_msg'
  | 'trace_id'
  | 'workflow_id'
  | 'rerun_of'
  | 'backfill_id'
>
export type FlowRun = Row & {
  flow_id: number
  flow_name: string
  flow_version: number
  status: FlowRunStatus
  started_at: Date | null
  ended_at: Date | null
  /** Of a sub-flow: the run that it is a part of. */
  parent_run_id: number | null
  is_stopping: boolean
}

const runFields = [
  'run.id',
  'run.trigger',
  'run.triggered_by',
  'run.scheduled_at',
  'run.duration',
  'run.skip_reason',
  'run.params',
  'run.error_msg',
  'run.trace_id',
  'run.workflow_id',
  'run.rerun_of',
  'run.backfill_id',
  'run.start_time as started_at',
  'run.end_time as ended_at',
  'run.flow_run_id as parent_run_id',
] as const

export const flowRunSorts = ['id', 'scheduled_at', 'duration'] as const

export type FlowRunFilter = {
  status?: FlowRunStatus | undefined
  trigger?: RunTrigger | undefined
  from?: string | undefined
  to?: string | undefined
}

function selectRuns(db: DbOrTx) {
  return db
    .selectFrom('job_log as run')
    .leftJoin('flow_run as going', (join) =>
      join.onRef('going.run_id', '=', 'run.id').onRef('going.scheduled_at', '=', 'run.scheduled_at'),
    )
    .select(runFields)
    .select([
      sql<number>`run.job_id`.as('flow_id'),
      sql<string>`run.definition ->> 'name'`.as('flow_name'),
      sql<number>`coalesce(going.flow_version, (run.definition -> 'config' ->> 'flow_version')::int)`.as(
        'flow_version',
      ),
      sql<FlowRunStatus>`case when going.paused_at is not null and run.status in ('waiting', 'running')
        then 'paused' else run.status end`.as('status'),
      sql<boolean>`going.stop is not null and run.status in ('waiting', 'running')`.as('is_stopping'),
    ])
}

/** Newest first unless sorted otherwise. */
export async function listFlowRuns(
  db: Db,
  flowId: number,
  { status, trigger, from, to }: FlowRunFilter,
  paging: Paging<(typeof flowRunSorts)[number]>,
): Promise<Listed<FlowRun>> {
  let query = selectRuns(db).where('run.job_id', '=', flowId).where(sql<boolean>`not run.is_test`)
  if (status === 'paused') query = query.where('going.paused_at', 'is not', null).where('run.status', '=', 'running')
  else if (status) query = query.where('run.status', '=', status)
  if (trigger) query = query.where('run.trigger', '=', trigger)
  if (from) query = query.where('run.scheduled_at', '>=', new Date(from))
  if (to) query = query.where('run.scheduled_at', '<', new Date(to))
  for (const { field, direction } of paging.sort) query = query.orderBy(`run.${field}`, direction)
  if (paging.sort.length === 0) query = query.orderBy('run.scheduled_at', 'desc')
  return pageOf(query.orderBy('run.id', 'desc'), paging)
}

export async function getFlowRun(db: DbOrTx, id: number): Promise<FlowRun> {
  const run = await selectRuns(db)
    .where('run.id', '=', id)
    .where(sql<boolean>`run.definition ->> 'job_type' = 'flow'`)
    .executeTakeFirst()
  if (!run) throw missingFlowRun()
  return run
}

/** The same, kept from ending or going on until the transaction ends. */
export async function lockFlowRun(tx: Tx, id: number): Promise<FlowRun> {
  const { scheduled_at } = await getFlowRun(tx, id)
  await tx
    .selectFrom('job_log')
    .select('id')
    .where('id', '=', id)
    .where('scheduled_at', '=', scheduled_at)
    .forNoKeyUpdate()
    .execute()
  return getFlowRun(tx, id)
}

/** The nodes of a run; with `of`, the times that one of them is done. */
export async function listRunNodes(
  db: DbOrTx,
  { id, scheduled_at }: Pick<FlowRun, 'id' | 'scheduled_at'>,
  { of }: { of?: string } = {},
) {
  return db
    .selectFrom('job_flow_node as node')
    .leftJoin('job_log as run', (join) =>
      join.onRef('run.id', '=', 'node.job_log_id').onRef('run.scheduled_at', '=', 'node.scheduled_at'),
    )
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('approval_flow_node')
          .select((made) => ['node_id', made.fn.max('instance_id').as('approval_id')])
          .where('run_id', '=', id)
          .groupBy('node_id')
          .as('made'),
      (join) => join.onRef('made.node_id', '=', 'node.node_id'),
    )
    .select([
      'made.approval_id',
      'node.node_id',
      'node.item',
      'node.status',
      'node.skip_reason',
      'node.due_at',
      'node.result',
    ])
    .select(['node.error_code', 'node.error_msg', 'node.job_log_id', 'node.is_kept', 'node.ended_at'])
    .select([
      sql<number>`case when node.status = 'running' then coalesce(run.attempt, node.attempt) else node.attempt end`.as(
        'attempt',
      ),
      sql<Date | null>`coalesce(case when node.status = 'running' then run.start_time end, node.started_at)`.as(
        'started_at',
      ),
    ])
    .where('node.run_id', '=', id)
    .where('node.scheduled_at', '=', scheduled_at)
    .$if(of === undefined, (query) => query.where('node.item', '=', -1))
    .$if(of !== undefined, (query) => query.where('node.node_id', '=', of ?? '').where('node.item', '>', -1))
    .orderBy('node.item')
    .orderBy('node.node_id')
    .execute()
}

function missingFlowRun() {
  return notFound('流程运行', 'run of a flow')
}
