import { type Selectable, sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { AlertReason, AlertStatus } from '../../domain/jobs/alert-rules.ts'
import type { StoredType } from '../../domain/jobs/kinds.ts'
import type { Db, DbOrTx, Tables } from '../database.ts'
import { visibleFiring } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'

const columns = [
  'id',
  'job_id',
  'reason',
  'run_id',
  'scheduled_at',
  'failures',
  'status',
  'error_msg',
  'opened_at',
  'recovered_at',
  'recovered_by',
  'closed_at',
  'closed_by',
  'close_note',
] as const

export type Alert = Pick<Selectable<Tables['job_alert']>, (typeof columns)[number]> & {
  job_name: string
  job_type: StoredType
  closed_by_name: string | null
}

/** An alert is seen by whoever sees its job; those of deleted jobs are gone. */
const selectAlerts = (db: DbOrTx, viewer: Viewer) =>
  db
    .selectFrom('job_alert')
    .innerJoin('job', 'job.id', 'job_alert.job_id')
    .leftJoin('user', 'user.id', 'job_alert.closed_by')
    .select(columns.map((column) => `job_alert.${column}` as const))
    .select(['job.name as job_name', 'job.job_type', 'user.name as closed_by_name'])
    .where('job_alert.tenant_id', '=', 1)
    .where('job.deleted_at', 'is', null)
    .where(visibleFiring(viewer))

export const alertSorts = ['id', 'opened_at', 'recovered_at', 'ended_at', 'scheduled_at', 'reason', 'status'] as const

export type AlertFilter = {
  q?: string | undefined
  job_id?: number | undefined
  reason?: AlertReason | undefined
  status?: AlertStatus | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Newest first unless sorted otherwise; `from` and `to` say when it was opened. */
export async function listAlerts(
  db: Db,
  viewer: Viewer,
  filter: AlertFilter,
  paging: Paging<(typeof alertSorts)[number]>,
): Promise<Listed<Alert>> {
  let matching = selectAlerts(db, viewer)
  if (filter.job_id) matching = matching.where('job_alert.job_id', '=', filter.job_id)
  if (filter.reason) matching = matching.where('job_alert.reason', '=', filter.reason)
  if (filter.status) matching = matching.where('job_alert.status', '=', filter.status)
  if (filter.from) matching = matching.where('opened_at', '>=', new Date(filter.from))
  if (filter.to) matching = matching.where('opened_at', '<', new Date(filter.to))
  if (filter.q) matching = matching.where(containsText(sql.ref('job.name'), filter.q))
  for (const { field, direction } of paging.sort) matching = matching.orderBy(`job_alert.${field}`, direction)
  if (paging.sort.length === 0) matching = matching.orderBy('job_alert.opened_at', 'desc')
  return pageOf(matching.orderBy('job_alert.id', 'desc'), paging)
}

/** Throws `not_found` for one whose job the viewer may not see, too. */
export async function getAlert(db: DbOrTx, id: number, viewer: Viewer): Promise<Alert> {
  const alert = await selectAlerts(db, viewer).where('job_alert.id', '=', id).executeTakeFirst()
  if (!alert) throw notFound('告警', 'alert')
  return alert
}
