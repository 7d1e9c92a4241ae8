import { randomUUID } from 'node:crypto'
import { type Expression, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { FrozenJob } from '../../domain/jobs/job.ts'
import type { RunStatus, RunTrigger, SkipReason } from '../../domain/jobs/job-status.ts'
import type { StoredType } from '../../domain/jobs/kinds.ts'
import { mapParams } from '../../domain/jobs/sealed-job.ts'
import { isSealed } from '../../domain/jobs/sealed-values.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { gatherIds } from '../gathering.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging, pageOfMany } from '../listing.ts'
import { plannedAnew } from '../prepared-statements.ts'
import type { Ticket } from './attempt-queries.ts'

export const runColumns = [
  'id',
  'job_id',
  'flow_id',
  'flow_run_id',
  'backfill_id',
  'parent_id',
  'rerun_of',
  'shard_index',
  'trace_id',
  'workflow_id',
  'trigger',
  'triggered_by',
  'scheduled_at',
  'start_time',
  'end_time',
  'duration',
  'status',
  'skip_reason',
  'attempt',
  'params',
  'result',
  'error_msg',
  'executor',
  'is_outlier',
] as const satisfies (keyof Tables['job_log'])[]

export type Run = Pick<Selectable<Tables['job_log']>, (typeof runColumns)[number]> & {
  job_name: string
  job_type: StoredType
}
export type RunKey = { runId: number; scheduledAt: string }

export const runSorts = ['id', 'scheduled_at', 'start_time', 'end_time', 'duration', 'status'] as const

export type RunFilter = {
  q?: string | undefined
  job_id?: number | undefined
  backfill_id?: number | undefined
  status?: RunStatus | undefined
  trigger?: RunTrigger | undefined
  trace_id?: string | undefined
  parent_id?: number | undefined
  /** Shards are runs, too; `hide` leaves the whole alone. */
  shards?: 'hide' | undefined
  is_outlier?: boolean | undefined
  from?: string | undefined
  to?: string | undefined
}

/** What a run says of its job, as that was when the run was made. */
export const ofDefinition = [
  sql<string>`definition ->> 'name'`.as('job_name'),
  sql<StoredType>`definition ->> 'job_type'`.as('job_type'),
] as const

const selectRuns = (db: DbOrTx) =>
  db
    .selectFrom('job_log')
    .select(runColumns.map((column) => `job_log.${column}` as const))
    .select(ofDefinition)

/** Of the runs of several jobs so many are counted: they lie far apart. */
const scatteredUpTo = 1000

/** Newest first unless sorted otherwise; `q` looks into the job's name. Test runs are outside lists and statistics. */
export async function listRuns(
  db: Db,
  viewer: Viewer,
  filter: RunFilter,
  paging: Paging<(typeof runSorts)[number]>,
): Promise<Listed<Run>> {
  let matching = db.selectFrom('job_log').where(sql<boolean>`not is_test`).where(visible(viewer, 'run'))
  if (filter.job_id) matching = matching.where('job_id', '=', filter.job_id)
  if (filter.backfill_id) matching = matching.where('backfill_id', '=', filter.backfill_id)
  if (filter.status) matching = matching.where('status', '=', filter.status)
  if (filter.trigger) matching = matching.where('trigger', '=', filter.trigger)
  if (filter.trace_id) matching = matching.where('trace_id', '=', filter.trace_id)
  if (filter.parent_id) matching = matching.where('parent_id', '=', filter.parent_id)
  if (filter.shards === 'hide') matching = matching.where('parent_id', 'is', null)
  if (filter.is_outlier !== undefined) matching = matching.where('is_outlier', '=', filter.is_outlier)
  if (filter.from) matching = matching.where('scheduled_at', '>=', new Date(filter.from))
  const named = filter.q ? await jobsNamed(db, filter.q) : undefined
  if (named) matching = matching.where(named.areTheirs).modifyFront(plannedAnew)
  if (filter.to) matching = matching.where('scheduled_at', '<', new Date(filter.to))
  let ordered = matching.select(['job_log.id', 'job_log.scheduled_at'])
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(field, direction)
  if (paging.sort.length === 0) ordered = ordered.orderBy('scheduled_at', 'desc')
  const { items, ...counted } = await pageOfMany(db, ordered.orderBy('id', 'desc'), { ...paging, ...named?.counting })
  return { items: await readRuns(db, items), ...counted }
}

/** In this order. Only what is shown is read as a whole: what is passed over on the way to a page may be in an index alone. */
async function readRuns(db: Db, found: { id: number; scheduled_at: Date }[]): Promise<Run[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const times = found.map(({ scheduled_at }) => scheduled_at.getTime())
  const runs = await selectRuns(db)
    .where('id', '=', sql<number>`any (${ids}::bigint[])`)
    // The times, of which the driver knows milliseconds only, tell in which partitions to look.
    .where('scheduled_at', '>=', new Date(Math.min(...times)))
    .where('scheduled_at', '<', new Date(Math.max(...times) + 1))
    .execute()
  const byId = new Map(runs.map((run) => [run.id, run]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** By the name that jobs have now, deleted ones too. */
async function jobsNamed(
  db: Db,
  q: string,
): Promise<{ areTheirs: RawBuilder<boolean>; counting: { countedUpTo: number } }> {
  const name = sql.ref('job.name')
  const rows = (found: Expression<SqlBool>) => db.selectFrom('job').select('job.id').where(found)
  const ids = await gatherIds(db, { text: q, in: name, rows })
  if (ids) return { areTheirs: sql`job_id = any (${ids}::bigint[])`, counting: { countedUpTo: scatteredUpTo } }
  const isTheirs = sql<boolean>`exists (select from job where job.id = job_log.job_id and ${containsText(name, q)})`
  return { areTheirs: isTheirs, counting: { countedUpTo: 0 } }
}

export async function findRun(db: DbOrTx, id: number): Promise<Run | undefined> {
  return selectRuns(db).where('id', '=', id).executeTakeFirst()
}

export async function getRun(db: DbOrTx, id: number): Promise<Run> {
  const run = await findRun(db, id)
  if (!run) throw notFound('运行记录', 'run')
  return run
}

export type RunOrigin = Awaited<ReturnType<typeof getRunOrigin>>

/** The frozen definition and given parameters of a run, to run it once more. */
export async function getRunOrigin(db: DbOrTx, id: number) {
  const run = await db
    .selectFrom('job_log')
    .select(['id', 'job_id', 'definition', 'params', 'scheduled_at', 'status', 'department_id', 'shard_index'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!run) throw notFound('运行记录', 'run')
  return run
}

export type NewRun = {
  jobId: number | null
  definition: FrozenJob
  params: Record<string, unknown>
  trigger: RunTrigger
  scheduledAt: Date
  traceId: string
  /** As it is, or a prefix that the row's own id follows. */
  workflowId?: string | { prefix: string }
  triggeredBy?: number | null
  departmentId?: number | null
  rerunOf?: number
  shardIndex?: number | null
  /** Of a node of a flow's run. */
  within?: { flowId: number; flowRunId: number } | undefined
  isTest?: boolean
  skipReason?: SkipReason
  /** Opens the first attempt, which is made with the row. */
  firstTicket?: Ticket | undefined
}

/** The row of a fire, before anything runs. Undefined when this scheduled fire has its row already. */
export async function insertRun(tx: Tx, run: NewRun): Promise<RunState | undefined> {
  refusePlainSecrets(run)
  const { firstTicket } = run
  if (!firstTicket) return insertingRun(tx, run).executeTakeFirst()
  return tx
    .with('run', (query) => insertingRun(query, run))
    .with('attempt', (query) =>
      query
        .insertInto('job_attempt')
        .columns(['run_id', 'scheduled_at', 'attempt', 'status', 'ticket_hash'])
        .expression((from) =>
          from
            .selectFrom('run')
            .select([
              'id',
              'scheduled_at',
              sql<number>`1`.as('attempt'),
              sql<'waiting'>`'waiting'`.as('status'),
              sql<Buffer>`${firstTicket.hash}::bytea`.as('ticket_hash'),
            ]),
        ),
    )
    .selectFrom('run')
    .select(stateColumns)
    .executeTakeFirst()
}

function insertingRun(query: Pick<Tx, 'insertInto'>, run: NewRun) {
  return query
    .insertInto('job_log')
    .values({
      job_id: run.jobId,
      definition: JSON.stringify(run.definition),
      params: JSON.stringify(run.params),
      trigger: run.trigger,
      scheduled_at: run.scheduledAt,
      trace_id: run.traceId,
      workflow_id: workflowIdOf(run),
      triggered_by: run.triggeredBy ?? null,
      created_by: run.triggeredBy ?? null,
      department_id: run.departmentId ?? null,
      rerun_of: run.rerunOf ?? null,
      shard_index: run.shardIndex ?? null,
      flow_id: run.within?.flowId ?? null,
      flow_run_id: run.within?.flowRunId ?? null,
      is_test: run.isTest ?? false,
      status: run.skipReason ? 'skipped' : 'waiting',
      skip_reason: run.skipReason ?? null,
      end_time: run.skipReason ? sql<Date>`now()` : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(stateColumns)
}

function refusePlainSecrets({ definition, params }: NewRun): void {
  mapParams(definition.params, params, (value) => {
    if (!isSealed(value)) throw new Error('secret parameters of a run are sealed before they are stored')
    return value
  })
}

function workflowIdOf({ workflowId }: NewRun) {
  if (typeof workflowId !== 'object') return workflowId ?? null
  // The id, which stands before this column in the table, has just been drawn.
  return sql<string>`${workflowId.prefix} || currval(pg_get_serial_sequence('job_log', 'id'))`
}

const stateColumns = [
  'id',
  'job_id',
  'trace_id',
  'scheduled_at',
  'status',
  'workflow_id',
  'shard_index',
  'definition',
] as const

/** What the workflow of a run needs to know of its row. */
export type RunState = {
  id: number
  job_id: number | null
  trace_id: string
  scheduled_at: Date
  status: RunStatus
  workflow_id: string | null
  shard_index: number | null
  definition: FrozenJob
}

export async function findScheduledRun(db: DbOrTx, jobId: number, scheduledAt: Date): Promise<RunState | undefined> {
  return db
    .selectFrom('job_log')
    .select(stateColumns)
    .where('job_id', '=', jobId)
    .where('scheduled_at', '=', scheduledAt)
    .where('trigger', '=', 'schedule')
    .where('parent_id', 'is', null)
    .executeTakeFirst()
}

/** The newest fire of the job that has a row, whether it ran or not. */
export async function findLastScheduledRun(
  db: DbOrTx,
  jobId: number,
): Promise<{ status: RunStatus; end_time: Date | null } | undefined> {
  return db
    .selectFrom('job_log')
    .select(['status', 'end_time'])
    .where('job_id', '=', jobId)
    .where('trigger', '=', 'schedule')
    .where('parent_id', 'is', null)
    .orderBy('scheduled_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function findRunByKey(db: DbOrTx, { runId, scheduledAt }: RunKey): Promise<RunState | undefined> {
  return db
    .selectFrom('job_log')
    .select(stateColumns)
    .where('id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .executeTakeFirst()
}

export async function listAttempts(db: DbOrTx, { runId, scheduledAt }: RunKey) {
  return db
    .selectFrom('job_attempt')
    .select(['attempt', 'status', 'start_time', 'end_time', 'error_msg', 'executor'])
    .select(
      sql<number | null>`(extract(epoch from coalesce(end_time, now()) - start_time) * 1000)::bigint`.as('duration'),
    )
    .where('run_id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .orderBy('attempt')
    .execute()
}

/** Times, in milliseconds, at or after `since` for which a scheduled fire has its row. */
export async function listScheduledTimes(db: DbOrTx, jobId: number, since: Date): Promise<Set<number>> {
  const rows = await db
    .selectFrom('job_log')
    .select('scheduled_at')
    .where('job_id', '=', jobId)
    .where('trigger', '=', 'schedule')
    .where('scheduled_at', '>=', since)
    .execute()
  return new Set(rows.map((row) => row.scheduled_at.getTime()))
}

/** Rows of scheduled fires that did not run. A fire that has its row already keeps it. */
export async function insertSkippedFires(
  tx: Tx,
  times: Date[],
  fire: { jobId: number; definition: FrozenJob; departmentId: number | null; skipReason: SkipReason },
): Promise<void> {
  if (times.length === 0) return
  await tx
    .insertInto('job_log')
    .values(
      times.map((scheduledAt) => ({
        job_id: fire.jobId,
        definition: JSON.stringify(fire.definition),
        trigger: 'schedule' as const,
        scheduled_at: scheduledAt,
        trace_id: randomUUID().replaceAll('-', ''),
        department_id: fire.departmentId,
        status: 'skipped' as const,
        skip_reason: fire.skipReason,
        end_time: sql<Date>`now()`,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type RunBrief = Pick<Run, 'id' | 'status' | 'scheduled_at' | 'duration'>

/** The newest runs of each job or flow, newest first. */
export async function listRecentRuns(db: DbOrTx, jobIds: number[], most = 10): Promise<Map<number, RunBrief[]>> {
  if (jobIds.length === 0) return new Map()
  const { rows } = await sql<RunBrief & { job_id: number }>`
    select run.job_id, run.id, run.status, run.scheduled_at, run.duration
    from unnest(${jobIds}::bigint[]) as wanted(job_id)
    cross join lateral (
      select job_id, id, status, scheduled_at, duration from job_log
      where job_log.job_id = wanted.job_id and not is_test and parent_id is null
      order by scheduled_at desc, id desc limit ${most}
    ) as run
    order by run.job_id, run.scheduled_at desc, run.id desc`.execute(db)
  const runs = new Map<number, RunBrief[]>()
  for (const { job_id, ...run } of rows) {
    const known = runs.get(job_id)
    if (known) known.push(run)
    else runs.set(job_id, [run])
  }
  return runs
}
