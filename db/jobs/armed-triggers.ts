import { sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { WorkCalendar } from '../../domain/jobs/calendar.ts'
import { scheduledTriggers, type Trigger } from '../../domain/jobs/trigger.ts'
import type { Db } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'

/** A trigger, and the first of the enabled jobs that fire by it. */
export type ArmedTrigger = Trigger & { calendar: WorkCalendar | null; job_ids: number[] }

/**
 * What enabled jobs that the viewer may see fire by, each trigger once with the first `most` of its jobs: they are few
 * beside the jobs, whose next fires are theirs. Those that are over are left out.
 */
export async function listArmedTriggers(db: Db, viewer: Viewer, most: number): Promise<ArmedTrigger[]> {
  const { rows } = await sql<ArmedTrigger>`
    select trigger_type, cron_expr, armed.timezone, interval, run_at, start_at, end_at, calendar_rule, job_ids,
      case when calendar.id is not null then jsonb_build_object(
        'timezone', calendar.timezone, 'weekends', calendar.weekends,
        'holidays', calendar.holidays, 'workdays', calendar.workdays) end as calendar
    from (
      select trigger_type, cron_expr, timezone, interval, run_at, start_at, end_at, calendar_id, calendar_rule,
        to_jsonb((array_agg(id order by id))[:${sql.lit(most)}]) as job_ids
      from job
      where status = 'enabled' and trigger_type in (${sql.join(scheduledTriggers.map((type) => sql.lit(type)))})
        and deleted_at is null
        and (end_at is null or end_at >= now())
        and (trigger_type <> 'once' or run_at > now() - interval '1 second' or calendar_id is not null)
        and ${visible(viewer, 'job')}
      group by trigger_type, cron_expr, timezone, interval, run_at, start_at, end_at, calendar_id, calendar_rule
    ) as armed
    left join calendar on calendar.id = armed.calendar_id`.execute(db)
  return rows
}
