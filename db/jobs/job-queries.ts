import { type Selectable, sql } from 'kysely'
import { DomainError, notFound } from '../../domain/errors.ts'
import type { FlowTriggerInput } from '../../domain/flows/flow.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { JobAlert, JobConfig, JobInput } from '../../domain/jobs/job.ts'
import type { JobType } from '../../domain/jobs/kinds.ts'
import { hasOnlySealedSecrets } from '../../domain/jobs/sealed-job.ts'
import { scheduledTriggers } from '../../domain/jobs/trigger.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { gatherIds } from '../gathering.ts'
import { explainConstraint } from '../iam/constraints.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsIndexed, containsText, itemsOf, type Listed, type Paging, pageOf, pageOfMany } from '../listing.ts'
import { plannedAnew } from '../prepared-statements.ts'
import { calendarOfJob, type JobCalendar, noSuchCalendar } from './job-calendar.ts'

export const jobColumns = [
  'id',
  'name',
  'description',
  'job_type',
  'config',
  'params',
  'trigger_type',
  'cron_expr',
  'timezone',
  'start_at',
  'end_at',
  'overlap_policy',
  'misfire_policy',
  'retry_count',
  'retry_backoff',
  'retry_interval',
  'retry_max_interval',
  'timeout',
  'executor_group',
  'interval',
  'run_at',
  'calendar_id',
  'calendar_rule',
  'shard_total',
  'broadcast',
  'priority',
  'start_deadline',
  'finish_deadline',
  'alert',
  'status',
  'tags',
  'created_by',
  'department_id',
  'created_at',
  'updated_at',
  'version',
] as const satisfies (keyof Tables['job'])[]

/** What fires: a job, or the trigger of a flow. */
export type Firing = Pick<Selectable<Tables['job']>, (typeof jobColumns)[number]> & { calendar: JobCalendar | null }
type Kind = { job_type: JobType; config: JobConfig }
export type Job = Firing & Kind
/** The columns, and the calendar that says which of its fires run. */
const jobSelection = [...jobColumns, calendarOfJob] as const

/** Besides the record: since when its trigger counts, and since when it is paused. */
export type ArmedJob = Firing & Pick<Selectable<Tables['job']>, 'armed_at' | 'paused_at'>

export const jobSorts = ['id', 'name', 'created_at', 'updated_at', 'status', 'job_type', 'trigger_type'] as const

export type JobFilter = {
  q?: string | undefined
  status?: Job['status'] | undefined
  job_type?: JobType | undefined
  trigger_type?: Job['trigger_type'] | undefined
  tag?: string | undefined
  calendar_id?: number | undefined
  executor_group?: string | undefined
  priority?: number | undefined
}

export async function listJobs(
  db: Db,
  viewer: Viewer,
  filter: JobFilter,
  paging: Paging<(typeof jobSorts)[number]>,
): Promise<Listed<Job>> {
  const { q, ...others } = filter
  const matching = matchJobs(db, others).where(visible(viewer, 'job'))
  if (!q) return pageOf(inOrder(matching, paging), paging)
  const name = sql.ref('name')
  const ids = await gatherIds(db, { text: q, in: name, rows: (found) => matching.where(found).select('id') })
  if (ids) {
    const gathered = matching.where('id', '=', sql<number>`any (${ids}::bigint[])`)
    return { items: await itemsOf(inOrder(gathered, paging), paging), total: ids.length }
  }
  const walked = matching.where(containsText(name, q)).modifyFront(plannedAnew)
  return pageOfMany(db, inOrder(walked, paging), { ...paging, countedUpTo: 0 })
}

function inOrder(matching: ReturnType<typeof matchJobs>, { sort }: Paging<(typeof jobSorts)[number]>) {
  let ordered = matching.select(jobSelection).$castTo<Job>()
  for (const { field, direction } of sort) ordered = ordered.orderBy(field, direction)
  return ordered.orderBy('id', 'desc')
}

/** Those that are not deleted and that the filter lets through; rows are narrowed by whoever asks. */
export function matchJobs(db: DbOrTx, filter: JobFilter) {
  let query = db
    .selectFrom('job')
    .where('tenant_id', '=', 1)
    .where('deleted_at', 'is', null)
    .where('job_type', '<>', 'flow')
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.job_type) query = query.where('job_type', '=', filter.job_type)
  if (filter.trigger_type) query = query.where('trigger_type', '=', filter.trigger_type)
  if (filter.calendar_id) query = query.where('calendar_id', '=', filter.calendar_id)
  if (filter.tag) query = query.where(sql<boolean>`tags @> array[${filter.tag}]`).modifyFront(plannedAnew)
  if (filter.executor_group) query = query.where('executor_group', '=', filter.executor_group)
  if (filter.priority) query = query.where('priority', '=', filter.priority)
  if (filter.q) query = query.where(containsIndexed(sql.ref('name'), filter.q)).modifyFront(plannedAnew)
  return query
}

export async function findJob(db: DbOrTx, id: number): Promise<ArmedJob | undefined> {
  return db
    .selectFrom('job')
    .select([...jobSelection, 'armed_at', 'paused_at'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

export async function getJob(db: DbOrTx, id: number): Promise<Job> {
  const job = await db
    .selectFrom('job')
    .select(jobSelection)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('job_type', '<>', 'flow')
    .$castTo<Job>()
    .executeTakeFirst()
  if (!job) throw missingJob()
  return job
}

/** Holds the job until the transaction ends, so that its fires are decided one after another. */
export async function lockJob(tx: Tx, id: number): Promise<ArmedJob | undefined> {
  return tx
    .selectFrom('job')
    .select([...jobSelection, 'armed_at', 'paused_at'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** What is stored as a job: one that people make, or the trigger of a flow. */
export type FiringInput = JobInput | FlowTriggerInput
type KindOf<I extends FiringInput> = { job_type: I['job_type']; config: I['config'] }
type Author = { userId: number | null; departmentId: number | null }

/** The id of a job that is to be inserted: its secrets are sealed to it. */
export async function drawJobId(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('job', 'id')) as id`.execute(tx)
  const [drawn] = rows
  if (!drawn) throw new Error('a sequence gives a number')
  return drawn.id
}

/** Its secrets are sealed to `id`, which is drawn before. */
export async function insertJob<I extends FiringInput>(
  tx: Tx,
  input: I,
  author: Author,
  id?: number,
): Promise<Firing & KindOf<I>> {
  const row = {
    ...rowOf(input),
    id: id ?? (await drawJobId(tx)),
    paused_at: input.status === 'disabled' ? sql<Date>`now()` : null,
    created_by: author.userId,
    department_id: author.departmentId,
  }
  return tx
    .insertInto('job')
    .columns(Object.keys(row) as (keyof typeof row)[])
    .expression(sql`overriding system value values (${sql.join(Object.values(row))})`)
    .returning(jobSelection)
    .$castTo<Firing & KindOf<I>>()
    .executeTakeFirstOrThrow()
    .catch(explain)
}

/**
 * Undefined when the job has another version by now, or is gone. A changed trigger counts from this moment on, and so does
 * a pause that goes on: what it swallowed until now has its rows.
 */
export async function replaceJob<I extends FiringInput>(
  tx: Tx,
  id: number,
  version: number,
  input: I,
): Promise<(Firing & KindOf<I>) | undefined> {
  return tx
    .updateTable('job')
    .set({
      ...rowOf(input),
      paused_at: input.status === 'enabled' ? null : sql<Date>`now()`,
      armed_at: sql<Date>`case
        when (status, trigger_type, cron_expr, timezone, start_at, end_at, interval, run_at, calendar_id, calendar_rule)
          is not distinct from
          (${input.status}, ${input.trigger_type}, ${input.cron_expr ?? null}, ${input.timezone},
           ${input.start_at ?? null}::timestamptz, ${input.end_at ?? null}::timestamptz, ${input.interval ?? null}::int,
           ${input.run_at ?? null}::timestamptz, ${input.calendar_id ?? null}::bigint, ${input.calendar_rule})
        then armed_at else now() end`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .returning(jobSelection)
    .$castTo<Firing & KindOf<I>>()
    .executeTakeFirst()
    .catch(explain)
}

/** Undefined when it was not enabled. */
export async function pauseJob(tx: Tx, id: number): Promise<Firing | undefined> {
  return tx
    .updateTable('job')
    .set({ status: 'disabled', paused_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '=', 'enabled')
    .where('deleted_at', 'is', null)
    .returning(jobSelection)
    .executeTakeFirst()
}

/** Undefined when it was not paused. */
export async function resumeJob(tx: Tx, id: number): Promise<Firing | undefined> {
  return tx
    .updateTable('job')
    .set({ status: 'enabled', paused_at: null, armed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '=', 'disabled')
    .where('deleted_at', 'is', null)
    .returning(jobSelection)
    .executeTakeFirst()
}

/** The row stays for the runs that point to it; its name is free again. */
export async function deleteJob(tx: Tx, id: number): Promise<boolean> {
  const result = await tx
    .updateTable('job')
    .set({ deleted_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Deleted ones count too. Waits for whoever is asking the same in another transaction. */
export async function hasAnyJobEver(tx: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('job_seed'))`.execute(tx)
  return (await tx.selectFrom('job').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Enabled jobs that fire by a schedule: all of them for the platform itself, those that a viewer may see for people. */
export async function listArmedJobs(db: Db, viewer?: Viewer): Promise<ArmedJob[]> {
  return db
    .selectFrom('job')
    .select([...jobSelection, 'armed_at', 'paused_at'])
    .where('deleted_at', 'is', null)
    .where('status', '=', 'enabled')
    .where('trigger_type', 'in', scheduledTriggers)
    .$if(viewer !== undefined, (query) => query.where(visible(viewer as Viewer, 'job')))
    .execute()
}

/** Enabled jobs that a loop fires: so long after their last run ended. */
export async function listDelayedJobs(db: Db): Promise<Pick<Firing, 'id' | 'status' | 'trigger_type'>[]> {
  return db
    .selectFrom('job')
    .select(['id', 'status', 'trigger_type'])
    .where('deleted_at', 'is', null)
    .where('status', '=', 'enabled')
    .where('trigger_type', '=', 'fixed_delay')
    .execute()
}

/** Jobs whose deadlines somebody wants to hear of, also while they are paused: runs may be on their way. */
export async function listWatchedJobs(db: DbOrTx): Promise<(ArmedJob & { alert: JobAlert })[]> {
  const jobs = await db
    .selectFrom('job')
    .select([...jobSelection, 'armed_at', 'paused_at'])
    .where('deleted_at', 'is', null)
    .where('trigger_type', '<>', 'manual')
    .where(sql<boolean>`alert -> 'on' ?| array['not_started', 'not_finished']`)
    .where(({ eb, or }) => or([eb('start_deadline', 'is not', null), eb('finish_deadline', 'is not', null)]))
    .orderBy('id')
    .execute()
  return jobs.flatMap((job) => (job.alert ? [{ ...job, alert: job.alert }] : []))
}

function rowOf(input: FiringInput) {
  if (!hasOnlySealedSecrets(input)) throw new Error('the secrets of a job are sealed before it is stored')
  const { config, params, alert, cron_expr, start_at, end_at, run_at, ...plain } = input
  const shards = 'shard_total' in plain ? { shard_total: plain.shard_total ?? null } : {}
  return {
    ...plain,
    ...shards,
    config: JSON.stringify(config),
    params: JSON.stringify(params),
    cron_expr: cron_expr ?? null,
    start_at: start_at ? new Date(start_at) : null,
    end_at: end_at ? new Date(end_at) : null,
    run_at: run_at ? new Date(run_at) : null,
    interval: plain.interval ?? null,
    calendar_id: plain.calendar_id ?? null,
    start_deadline: plain.start_deadline ?? null,
    finish_deadline: plain.finish_deadline ?? null,
    alert: alert ? JSON.stringify(alert) : null,
  }
}

const explain = explainConstraint({
  job_calendar: noSuchCalendar,
  job_name: () => {
    const message = text('已有同名任务，请换一个名称', 'There is a job of this name; choose another one')
    return new DomainError('conflict', message, { fields: [{ field: 'name', message }] })
  },
})

export function missingJob(): DomainError {
  return notFound('任务', 'job')
}
