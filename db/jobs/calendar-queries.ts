import { type Selectable, sql } from 'kysely'
import { conflict, DomainError, notFound } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { CalendarInput } from '../../domain/jobs/calendar.ts'
import { scheduledTriggers } from '../../domain/jobs/trigger.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { explainConstraint } from '../iam/constraints.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'

const calendarColumns = [
  'id',
  'name',
  'timezone',
  'weekends',
  sql<string[]>`holidays::text[]`.as('holidays'),
  sql<string[]>`workdays::text[]`.as('workdays'),
  'created_by',
  'department_id',
  'created_at',
  'updated_at',
  'version',
] as const

type Columns = 'id' | 'name' | 'timezone' | 'weekends' | 'holidays' | 'workdays' | 'created_by' | 'department_id'
type Calendar = Pick<Selectable<Tables['calendar']>, Columns | 'created_at' | 'updated_at' | 'version'>
type Author = { userId: number | null; departmentId: number | null }

export const calendarSorts = ['id', 'name', 'created_at', 'updated_at'] as const

/** With how many jobs go by each, whoever may see those. */
export async function listCalendars(
  db: Db,
  viewer: Viewer,
  filter: { q?: string | undefined },
  paging: Paging<(typeof calendarSorts)[number]>,
): Promise<Listed<Calendar & { job_count: number }>> {
  let matching = db.selectFrom('calendar').where('tenant_id', '=', 1).where(visible(viewer, 'calendar'))
  if (filter.q) matching = matching.where(containsText(sql.ref('name'), filter.q))
  let ordered = matching.select(calendarColumns).select(jobCount)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(field, direction)
  return pageOf(ordered.orderBy('name').orderBy('id'), paging)
}

const jobCount =
  sql<number>`(select count(*) from job where job.calendar_id = calendar.id and job.deleted_at is null)`.as('job_count')

export async function getCalendar(db: DbOrTx, id: number): Promise<Calendar & { job_count: number }> {
  const calendar = await db
    .selectFrom('calendar')
    .select(calendarColumns)
    .select(jobCount)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!calendar) throw missingCalendar()
  return calendar
}

/** Undefined when there is none, or none that the viewer may see. */
export async function findVisibleCalendar(db: DbOrTx, viewer: Viewer, id: number): Promise<Calendar | undefined> {
  return db
    .selectFrom('calendar')
    .select(calendarColumns)
    .where('id', '=', id)
    .where(visible(viewer, 'calendar'))
    .executeTakeFirst()
}

export async function insertCalendar(tx: Tx, input: CalendarInput, author: Author): Promise<Calendar> {
  return tx
    .insertInto('calendar')
    .values({ ...rowOf(input), created_by: author.userId, department_id: author.departmentId })
    .returning(calendarColumns)
    .executeTakeFirstOrThrow()
    .catch(explain)
}

/** Undefined when the calendar has another version by now, or is gone. */
export async function replaceCalendar(
  tx: Tx,
  id: number,
  version: number,
  input: CalendarInput,
): Promise<Calendar | undefined> {
  return tx
    .updateTable('calendar')
    .set(rowOf(input))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(calendarColumns)
    .executeTakeFirst()
    .catch(explain)
}

/**
 * The fires of all jobs that go by the calendar count anew from this moment on, and their schedules are brought along:
 * what has fallen due goes by what the calendar said then.
 */
export async function rearmJobsOf(tx: Tx, calendarId: number, traceId: string): Promise<void> {
  await sql`
    with rearmed as (
      update job set armed_at = now()
      where calendar_id = ${calendarId} and status = 'enabled' and deleted_at is null
        and trigger_type = any (${scheduledTriggers})
      returning id
    )
    insert into outbox (kind, subject, payload, trace_id, next_attempt_at)
    select 'sync_schedule', 'job:' || id, '{}', ${traceId}, now() from rearmed`.execute(tx)
  await sql`select pg_notify('outbox', '')`.execute(tx)
}

const mostNamed = 5

/** Refuses while jobs go by it, naming those that the viewer may see. */
export async function deleteCalendar(tx: Tx, id: number, viewer: Viewer): Promise<void> {
  // Whoever gives a job this calendar waits until it is decided.
  const held = await tx.selectFrom('calendar').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!held) throw missingCalendar()
  const users = tx.selectFrom('job').where('calendar_id', '=', id).where('deleted_at', 'is', null)
  const { count } = await users.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  if (count > 0) {
    const named = users.select('name').where(visible(viewer, 'job')).orderBy('name').limit(mostNamed)
    throw inUse(
      (await named.execute()).map(({ name }) => name),
      count,
    )
  }
  await tx.deleteFrom('calendar').where('id', '=', id).execute()
}

function inUse(names: string[], count: number): DomainError {
  const [zh, en] = [names.map((name) => `“${name}”`).join('、'), names.map((name) => `"${name}"`).join(', ')]
  const isAll = names.length === count
  return conflict(
    text(
      isAll ? `仍有任务在使用这个日历：${zh}` : `仍有 ${count} 个任务在使用这个日历${zh && `，例如${zh}`}`,
      isAll
        ? `Jobs still go by this calendar: ${en}`
        : `${count} jobs still go by this calendar${en && `, such as ${en}`}`,
    ),
  )
}

function rowOf({ name, timezone, weekends, holidays, workdays }: CalendarInput) {
  const inOrder = <Value extends number | string>(values: Value[]) => [...new Set(values)].sort()
  return {
    ...{ name, timezone, weekends: inOrder(weekends) },
    holidays: sql<string[]>`${inOrder(holidays)}::date[]`,
    workdays: sql<string[]>`${inOrder(workdays)}::date[]`,
  }
}

const nameTaken = text('已有同名日历，请换一个名称', 'There is a calendar of this name; choose another one')
const explain = explainConstraint({
  calendar_name: () => new DomainError('conflict', nameTaken, { fields: [{ field: 'name', message: nameTaken }] }),
})

function missingCalendar(): DomainError {
  return notFound('日历', 'calendar')
}
