import { type Selectable, sql } from 'kysely'
import { conflict, notFound } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { BackfillInput } from '../../domain/jobs/backfill.ts'
import type { BackfillStatus } from '../../domain/jobs/backfill-status.ts'
import type { FrozenJob } from '../../domain/jobs/job.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { type Listed, type Paging, pageOf } from '../listing.ts'

const columns = [
  'id',
  'job_id',
  'start_at',
  'end_at',
  'concurrency',
  'order',
  'skip_successful',
  'params',
  'status',
  'total',
  'opened',
  'running_since',
  'ended_at',
  'error_msg',
  'trace_id',
  'created_by',
  'department_id',
  'created_at',
  'updated_at',
  'version',
] as const satisfies (keyof Tables['backfill'])[]

export type Backfill = Pick<Selectable<Tables['backfill']>, (typeof columns)[number]> & {
  job_name: string
  created_by_name: string | null
}

export const backfillSorts = ['id', 'created_at', 'ended_at', 'status', 'total'] as const

const selectBackfills = (db: DbOrTx) =>
  db
    .selectFrom('backfill')
    .leftJoin('user', 'user.id', 'backfill.created_by')
    .select(columns.map((column) => `backfill.${column}` as const))
    .select(sql<string>`backfill.definition ->> 'name'`.as('job_name'))
    .select('user.name as created_by_name')

/** Whoever may see the job, or the flow, may see what makes up for it. */
const visibleJob = (viewer: Viewer) =>
  sql<boolean>`exists (
    select from job where job.id = backfill.job_id and (${visible(viewer, 'job')} or ${visible(viewer, 'flow')})
  )`

export async function listBackfills(
  db: Db,
  viewer: Viewer,
  filter: { job_id?: number | undefined; status?: BackfillStatus | undefined },
  paging: Paging<(typeof backfillSorts)[number]>,
): Promise<Listed<Backfill>> {
  let matching = selectBackfills(db).where('backfill.tenant_id', '=', 1).where(visibleJob(viewer))
  if (filter.job_id) matching = matching.where('backfill.job_id', '=', filter.job_id)
  if (filter.status) matching = matching.where('backfill.status', '=', filter.status)
  for (const { field, direction } of paging.sort) matching = matching.orderBy(`backfill.${field}`, direction)
  return pageOf(matching.orderBy('backfill.id', 'desc'), paging)
}

/** Throws `not_found` for one whose job the viewer may not see, too. */
export async function getBackfill(db: DbOrTx, id: number, viewer: Viewer): Promise<Backfill> {
  const backfill = await selectBackfills(db).where('backfill.id', '=', id).where(visibleJob(viewer)).executeTakeFirst()
  if (!backfill) throw notFound('补数', 'backfill')
  return backfill
}

/** How its runs stand, and how many have ended since it last began to run. */
export type Progress = { counts: Partial<Record<RunStatus, number>>; recently_ended: number }

export async function countBackfillRuns(db: DbOrTx, ids: number[]): Promise<Map<number, Progress>> {
  const progress = new Map<number, Progress>(ids.map((id) => [id, { counts: {}, recently_ended: 0 }]))
  if (ids.length === 0) return progress
  const rows = await db
    .selectFrom('job_log')
    .innerJoin('backfill', 'backfill.id', 'job_log.backfill_id')
    .select(['backfill.id', 'job_log.status'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .select(sql<number>`count(*) filter (where end_time >= running_since)`.as('recent'))
    .where('job_log.backfill_id', 'in', ids)
    .groupBy(['backfill.id', 'job_log.status'])
    .execute()
  for (const { id, status, count, recent } of rows) {
    const of = progress.get(id)
    if (!of) continue
    of.counts[status] = count
    of.recently_ended += recent
  }
  return progress
}

/** Open ones that have been so for a while and whose start is not still waiting in the outbox. */
export async function listQuietBackfills(db: Db, quietMs: number) {
  return db
    .selectFrom('backfill')
    .select(['id', 'concurrency', 'trace_id'])
    .where('tenant_id', '=', 1)
    .where('ended_at', 'is', null)
    .where('updated_at', '<', sql<Date>`now() - make_interval(secs => ${quietMs / 1000})`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .where('delivered_at', 'is', null)
            .whereRef('subject', '=', sql<string>`'backfill:' || backfill.id`),
        ),
      ),
    )
    .execute()
}

/** Times, in milliseconds, within the range for which the job has succeeded, whatever it was started by. */
export async function listSuccessfulTimes(
  db: DbOrTx,
  jobId: number,
  { start, end }: Pick<BackfillInput, 'start' | 'end'>,
): Promise<Set<number>> {
  const rows = await db
    .selectFrom('job_log')
    .select('scheduled_at')
    .distinct()
    .where('job_id', '=', jobId)
    .where('scheduled_at', '>=', new Date(start))
    .where('scheduled_at', '<=', new Date(end))
    .where('status', '=', 'success')
    .where('is_test', '=', false)
    .where('parent_id', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.scheduled_at.getTime()))
}

export type NewBackfill = Pick<BackfillInput, 'start' | 'end' | 'concurrency' | 'order' | 'skip_successful'> & {
  jobId: number
  definition: FrozenJob
  params: Record<string, unknown>
  /** In the order in which they are to run. */
  times: number[]
  traceId: string
  createdBy: number
  departmentId: number | null
}

/**
 * Writes a backfill with all that it is to run. The job must be locked: throws a conflict when another backfill of it is
 * open over the same time.
 */
export async function insertBackfill(tx: Tx, backfill: NewBackfill): Promise<number> {
  await refuseOverlapping(tx, backfill)
  const { id } = await tx
    .insertInto('backfill')
    .values({
      job_id: backfill.jobId,
      start_at: backfill.start,
      end_at: backfill.end,
      concurrency: backfill.concurrency,
      order: backfill.order,
      skip_successful: backfill.skip_successful,
      params: JSON.stringify(backfill.params),
      definition: JSON.stringify(backfill.definition),
      total: backfill.times.length,
      trace_id: backfill.traceId,
      created_by: backfill.createdBy,
      department_id: backfill.departmentId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into backfill_fire (backfill_id, position, scheduled_at)
    select ${id}, position, to_timestamp(time / 1000.0)
    from unnest(${backfill.times}::bigint[]) with ordinality as planned(time, position)
  `.execute(tx)
  return id
}

async function refuseOverlapping(tx: Tx, { jobId, start, end }: NewBackfill): Promise<void> {
  const other = await tx
    .selectFrom('backfill')
    .select('id')
    .where('job_id', '=', jobId)
    .where('ended_at', 'is', null)
    .where('start_at', '<=', new Date(end))
    .where('end_at', '>=', new Date(start))
    .executeTakeFirst()
  if (!other) return
  throw conflict(
    text(
      `这个任务的补数 #${other.id} 还没结束，且时间范围重叠；等它结束，或先取消它`,
      `Backfill #${other.id} of this job has not ended and covers a part of the same time; wait for it, or cancel it first`,
    ),
  )
}
