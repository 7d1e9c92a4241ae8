import { sql } from 'kysely'
import { type DomainError, invalid } from '../../domain/errors.ts'
import type { WorkCalendar } from '../../domain/jobs/calendar.ts'
import { text } from '../../domain/text.ts'

/** A job's calendar as it comes along with the job. */
export type JobCalendar = WorkCalendar & { name: string; version: number }

export const calendarOfJob = sql<JobCalendar | null>`(
  select jsonb_build_object(
    'name', calendar.name, 'timezone', calendar.timezone, 'weekends', calendar.weekends,
    'holidays', calendar.holidays, 'workdays', calendar.workdays, 'version', calendar.version)
  from calendar where calendar.id = job.calendar_id
)`.as('calendar')

export function noSuchCalendar(): DomainError {
  return invalid('calendar_id', text('日历不存在', 'There is no such calendar'))
}
