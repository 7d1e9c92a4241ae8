import { type Selectable, sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { AlertReason, AlertStatus } from '../../domain/jobs/alert-rules.ts'
import type { JobAlert } from '../../domain/jobs/job.ts'
import type { Text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'
import { getSettings } from '../settings/setting-queries.ts'

/** Who hears of an alert and how, as it was when the alert was opened. */
export type AlertAudience = Pick<JobAlert, 'channels' | 'recipients' | 'robot_ids' | 'webhook_url'>

export type NewAlert = {
  jobId: number
  reason: AlertReason
  runId: number | null
  scheduledAt: Date
  failures?: number
  errorMsg?: Text | null
  told: AlertAudience
}

/** Gives the alert's id; undefined when there is one for this occasion already. */
export async function openAlert(tx: Tx, alert: NewAlert): Promise<number | undefined> {
  const opened = await tx
    .insertInto('job_alert')
    .values({
      job_id: alert.jobId,
      reason: alert.reason,
      run_id: alert.runId,
      scheduled_at: alert.scheduledAt,
      failures: alert.failures ?? null,
      error_msg: alert.errorMsg ? JSON.stringify(alert.errorMsg) : null,
      told: JSON.stringify(alert.told),
    })
    .onConflict((there) => there.doNothing())
    .returning('id')
    .executeTakeFirst()
  return opened?.id
}

export type ClosedAlert = Pick<Selectable<Tables['job_alert']>, 'id' | 'reason' | 'opened_at' | 'told'>

/** Closes whatever is open about a job, oldest first. Of two successes at the same time, one gets nothing. */
export async function closeAlerts(tx: Tx, jobId: number, runId: number): Promise<ClosedAlert[]> {
  const closed = await tx
    .updateTable('job_alert')
    .set({ status: 'recovered', recovered_at: sql<Date>`now()`, recovered_by: runId })
    .where('job_id', '=', jobId)
    .where('status', '=', 'firing')
    .returning(['id', 'reason', 'opened_at', 'told'])
    .execute()
  return closed.sort((a, b) => a.id - b.id)
}

export async function closeAlert(tx: Tx, id: number, runId: number): Promise<void> {
  await tx
    .updateTable('job_alert')
    .set({ status: 'recovered', recovered_at: sql<Date>`now()`, recovered_by: runId })
    .where('id', '=', id)
    .where('status', '=', 'firing')
    .execute()
}

/** Counts one more failure of the job; gives how many there were in a row. */
export async function countFailure(tx: Tx, jobId: number): Promise<number> {
  const { failures } = await tx
    .insertInto('job_streak')
    .values({ job_id: jobId, failures: 1 })
    .onConflict((there) => there.column('job_id').doUpdateSet({ failures: sql<number>`job_streak.failures + 1` }))
    .returning('failures')
    .executeTakeFirstOrThrow()
  return failures
}

export async function endStreak(tx: Tx, jobId: number): Promise<void> {
  await tx
    .updateTable('job_streak')
    .set({ failures: 0 })
    .where('job_id', '=', jobId)
    .where('failures', '>', 0)
    .execute()
}

const alertColumns = [
  'job_alert.id',
  'job_alert.job_id',
  'job_alert.reason',
  'job_alert.run_id',
  'job_alert.scheduled_at',
  'job_alert.failures',
  'job_alert.status',
  'job_alert.error_msg',
  'job_alert.opened_at',
  'job_alert.recovered_at',
  'job_alert.recovered_by',
] as const

type Column = (typeof alertColumns)[number] extends `job_alert.${infer Name}` ? Name : never
export type Alert = Pick<Selectable<Tables['job_alert']>, Column> & { job_name: string }

export const alertSorts = ['id', 'opened_at', 'recovered_at', 'scheduled_at', 'reason', 'status'] as const

export type AlertFilter = {
  q?: string | undefined
  job_id?: number | undefined
  reason?: AlertReason | undefined
  status?: AlertStatus | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Newest first unless sorted otherwise. An alert is seen by whoever sees its job; those of deleted jobs are gone. */
export async function listAlerts(
  db: Db,
  viewer: Viewer,
  filter: AlertFilter,
  paging: Paging<(typeof alertSorts)[number]>,
): Promise<Listed<Alert>> {
  let matching = db
    .selectFrom('job_alert')
    .innerJoin('job', 'job.id', 'job_alert.job_id')
    .where('job_alert.tenant_id', '=', 1)
    .where('job.deleted_at', 'is', null)
    .where(visible(viewer, 'job'))
  if (filter.job_id) matching = matching.where('job_alert.job_id', '=', filter.job_id)
  if (filter.reason) matching = matching.where('job_alert.reason', '=', filter.reason)
  if (filter.status) matching = matching.where('job_alert.status', '=', filter.status)
  if (filter.from) matching = matching.where('opened_at', '>=', new Date(filter.from))
  if (filter.to) matching = matching.where('opened_at', '<', new Date(filter.to))
  if (filter.q) matching = matching.where(containsText(sql.ref('job.name'), filter.q))
  let ordered = matching.select([...alertColumns, 'job.name as job_name'])
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(`job_alert.${field}`, direction)
  if (paging.sort.length === 0) ordered = ordered.orderBy('job_alert.opened_at', 'desc')
  return pageOf(ordered.orderBy('job_alert.id', 'desc'), paging)
}

/** Removes what recovered, or was opened, longer ago than runs are kept. */
export async function removeOldAlerts(db: Db): Promise<number> {
  const { run_days } = await getSettings(db, 'retention')
  const { numDeletedRows } = await db
    .deleteFrom('job_alert')
    .where(sql<boolean>`coalesce(recovered_at, opened_at) < now() - make_interval(days => ${run_days})`)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** How many of these there are, or were. */
export async function countUsers(db: DbOrTx, ids: number[]): Promise<number> {
  const { count } = await db
    .selectFrom('user')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow()
  return count
}
