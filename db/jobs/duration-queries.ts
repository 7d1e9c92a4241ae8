import { type Selectable, sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { recentDays, trendDays } from '../../domain/jobs/duration-rules.ts'
import { systemTransaction } from '../audit/system-transaction.ts'
import type { Db, DbOrTx, Tables } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'

export type DayDurations = { day: string; runs: number; p50: number; p95: number; longest: number }

/** Of each day, by the job's own clock, on which it had successful runs; in milliseconds, oldest first. */
export async function listDayDurations(
  db: DbOrTx,
  job: { id: number; timezone: string },
  days: number,
): Promise<DayDurations[]> {
  const { rows } = await sql<DayDurations>`
    select day::text as day, runs, quantiles[1] as p50, quantiles[2] as p95, longest
    from (
      select (scheduled_at at time zone ${job.timezone})::date as day,
        count(*)::int as runs,
        percentile_cont(array[0.5, 0.95]) within group (order by duration) as quantiles,
        max(duration) as longest
      from job_log
      where job_id = ${job.id} and status = 'success' and not is_test and parent_id is null
        and scheduled_at >= date_trunc('day', now() at time zone ${job.timezone}) at time zone ${job.timezone}
                            - make_interval(days => ${days - 1})
        and scheduled_at < now() + interval '1 day'
      group by 1
    ) as each_day
    order by each_day.day`.execute(db)
  return rows
}

const trendColumns = [
  'job_trend.job_id',
  'recent_runs',
  'recent_p50',
  'recent_p95',
  'before_runs',
  'before_p50',
  'before_p95',
  'computed_at',
] as const

type TrendRow = Selectable<Tables['job_trend']>
export type Trend = TrendRow & { job_name: string; growth: number | null; outliers: number }

export const trendSorts = ['growth', 'recent_p95', 'recent_p50', 'before_p95', 'recent_runs', 'outliers'] as const

const growth = sql<number | null>`recent_p95 / nullif(before_p95, 0)`
/** Marked runs of the latest days. */
const outliers = sql<number>`(select count(*)::int from job_log
  where job_log.job_id = job_trend.job_id and is_outlier and not is_test
    and scheduled_at >= now() - make_interval(days => ${sql.lit(recentDays)}))`

/** Jobs that ran of late, by how much longer they take than before unless sorted otherwise. */
export async function listTrends(
  db: Db,
  viewer: Viewer,
  { q }: { q?: string | undefined },
  paging: Paging<(typeof trendSorts)[number]>,
): Promise<Listed<Trend>> {
  let matching = db
    .selectFrom('job_trend')
    .innerJoin('job', 'job.id', 'job_trend.job_id')
    .where('job.deleted_at', 'is', null)
    .where('recent_runs', '>', 0)
    .where(visible(viewer, 'job'))
  if (q) matching = matching.where(containsText(sql.ref('job.name'), q))
  const sort = paging.sort.length > 0 ? paging.sort : [{ field: 'growth', direction: 'desc' } as const]
  let ordered = matching.select([...trendColumns, 'job.name as job_name', growth.as('growth'), outliers.as('outliers')])
  for (const { field, direction } of sort) {
    ordered = ordered.orderBy(sql.ref(field), (order) =>
      direction === 'desc' ? order.desc().nullsLast() : order.asc().nullsLast(),
    )
  }
  return pageOf(ordered.orderBy('job_trend.job_id'), paging)
}

/**
 * Computes how long each job's runs take of late and took before. Of several workers one does it; gives false when it
 * was done within `atMostEveryMs`.
 */
export async function refreshTrends(db: Db, { atMostEveryMs = 0 } = {}): Promise<boolean> {
  return systemTransaction(db, {}, async (tx) => {
    const { rows } = await sql<{ taken: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('job_trend')) as taken`.execute(tx)
    if (!rows[0]?.taken) return false
    const { rows: fresh } = await sql`
      select from job_trend where computed_at > now() - make_interval(secs => ${atMostEveryMs / 1000}) limit 1`.execute(
      tx,
    )
    if (fresh.length > 0) return false
    await sql`
      insert into job_trend (job_id, recent_runs, recent_p50, recent_p95, before_runs, before_p50, before_p95)
      select job_id, recent_runs, recent[1], recent[2], before_runs, before[1], before[2]
      from (
        select job_id,
          count(*) filter (where is_recent) as recent_runs,
          percentile_cont(array[0.5, 0.95]) within group (order by duration) filter (where is_recent) as recent,
          count(*) filter (where not is_recent) as before_runs,
          percentile_cont(array[0.5, 0.95]) within group (order by duration) filter (where not is_recent) as before
        from (
          select job_id, duration, scheduled_at >= now() - make_interval(days => ${recentDays}) as is_recent
          from job_log
          where status = 'success' and not is_test and parent_id is null and job_id is not null
            and scheduled_at >= now() - make_interval(days => ${trendDays}) and scheduled_at < now() + interval '1 day'
        ) as run
        group by job_id
      ) as trend
      on conflict (job_id) do update set
        recent_runs = excluded.recent_runs, recent_p50 = excluded.recent_p50, recent_p95 = excluded.recent_p95,
        before_runs = excluded.before_runs, before_p50 = excluded.before_p50, before_p95 = excluded.before_p95,
        computed_at = now()`.execute(tx)
    await sql`delete from job_trend where computed_at < now()`.execute(tx)
    return true
  })
}
