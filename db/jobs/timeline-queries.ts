import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { RunStatus, RunTrigger } from '../../domain/jobs/job-status.ts'
import type { JobType } from '../../domain/jobs/kinds.ts'
import type { Db } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { type JobFilter, matchJobs } from './job-queries.ts'

type Span = { from: Date; to: Date }
export type StatusCounts = Partial<Record<RunStatus, number>>

export type TimelineJob = {
  id: number
  name: string
  job_type: JobType
  status: 'enabled' | 'disabled'
  tags: string[]
  executor_group: string
  /** Of the runs that touch the span. */
  counts: StatusCounts
  first: Date | null
  last: Date | null
}

/** Jobs that the filter finds, those with runs in the span first, then those that fire by themselves, each by name. */
export async function listTimelineJobs(
  db: Db,
  viewer: Viewer,
  { filter, span, limit }: { filter: JobFilter; span: Span; limit: number },
): Promise<{ jobs: TimelineJob[]; total: number }> {
  const activity = sql<{ job_id: number; counts: StatusCounts; first: Date; last: Date }>`(
    select job_id, jsonb_object_agg(status, number) as counts, min(first) as first, max(last) as last
    from (
      select job_id, status, count(*) as number, min(began) as first, max(ended) as last
      from (${runsTouching(viewer, span)}) as touching
      group by job_id, status
    ) as by_status
    group by job_id
  )`.as<'activity'>(sql`activity`)
  const rows = await matchJobs(db, filter)
    .where(visible(viewer, 'job'))
    .leftJoin(activity, 'activity.job_id', 'job.id')
    .select(['id', 'name', 'job_type', 'status', 'tags', 'executor_group', 'activity.first', 'activity.last'])
    .select(sql<StatusCounts>`coalesce(activity.counts, '{}')`.as('counts'))
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy(sql`activity.job_id is null`)
    .orderBy(sql`status = 'disabled' or trigger_type = 'manual'`)
    .orderBy('name')
    .limit(limit)
    .$castTo<TimelineJob & { total: number }>()
    .execute()
  return { jobs: rows.map(({ total: _, ...job }) => job), total: rows[0]?.total ?? 0 }
}

export type TimelineRun = {
  job_id: number
  id: number
  status: RunStatus
  trigger: RunTrigger
  scheduled_at: Date
  began: Date
  ended: Date | null
}

/** The runs of these jobs that touch the span, in the order in which they began. */
export async function listTimelineRuns(db: Db, viewer: Viewer, jobIds: number[], span: Span): Promise<TimelineRun[]> {
  if (jobIds.length === 0) return []
  const { rows } = await sql<TimelineRun>`
    select job_id, id, status, trigger, scheduled_at, began,
      case when status in ('waiting', 'running') then null else ended end as ended
    from (${runsTouching(viewer, span, jobIds)}) as touching
    order by began, id`.execute(db)
  return rows
}

/** How far before the span a run that reaches into it may have begun, or its row been written. */
const reach = sql`interval '1 day'`

/**
 * A run lies where it ran; one that did not run, where it was to. Rows are found by the time that they stand for, and
 * those that stand for another one by when they were written.
 */
function runsTouching(viewer: Viewer, { from, to }: Span, jobIds?: number[]): RawBuilder<unknown> {
  const nearby = sql`scheduled_at >= ${from}::timestamptz - ${reach} and scheduled_at < ${to}`
  const rows = (where: RawBuilder<unknown>) => sql`
    select job_id, id, status, trigger, scheduled_at, coalesce(start_time, scheduled_at) as began,
      case when status in ('waiting', 'running') then greatest(now(), coalesce(start_time, scheduled_at))
        else greatest(coalesce(end_time, start_time), coalesce(start_time, scheduled_at)) end as touched_until,
      case when status = 'skipped' then scheduled_at else coalesce(end_time, now()) end as ended
    from job_log
    where ${where} and job_id is not null and not is_test and parent_id is null and ${visible(viewer, 'run')}
      ${jobIds ? sql`and job_id = any (${jobIds}::bigint[])` : sql``}`
  return sql`
    select job_id, id, status, trigger, scheduled_at, began, ended
    from (
      ${rows(nearby)}
      union all
      ${rows(sql`created_at >= ${from}::timestamptz - ${reach} and created_at < ${to} and start_time is not null
        and not (${nearby})`)}
    ) as near
    where began < ${to} and (case when status = 'skipped' then began else touched_until end) >= ${from}`
}

/** Of each day that begins at one of `days` (the last of them ends the last day), how many runs came to which status. */
export async function countRunsByDay(
  db: Db,
  viewer: Viewer,
  { filter, days }: { filter: JobFilter; days: Date[] },
): Promise<StatusCounts[]> {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  const rows = await db
    .selectFrom('job_log')
    .where('scheduled_at', '>=', first)
    .where('scheduled_at', '<', last)
    .where(sql<boolean>`not is_test`)
    .where('parent_id', 'is', null)
    .where(visible(viewer, 'run'))
    .$if(isFiltered, (query) => query.where('job_id', 'in', matchJobs(db, filter).select('id')))
    .select(sql<number>`width_bucket(scheduled_at, ${days}::timestamptz[])`.as('day'))
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy(['day', 'status'])
    .execute()
  const counts: StatusCounts[] = days.slice(1).map(() => ({}))
  for (const { day, status, count } of rows) Object.assign(counts[day - 1] ?? {}, { [status]: count })
  return counts
}

/** The instants at which the days of a month (`2026-03`) begin on the clocks of a zone, and at which the next one does. */
export async function monthDays(db: Db, month: string, timezone: string): Promise<Date[]> {
  const { rows } = await sql<{ start: Date }>`
    select day at time zone ${timezone} as start
    from generate_series(${`${month}-01`}::timestamp, ${`${month}-01`}::timestamp + interval '1 month', interval '1 day') as day
    order by day`.execute(db)
  return rows.map(({ start }) => start)
}
