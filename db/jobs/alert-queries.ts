import { type Selectable, sql } from 'kysely'
import type { AlertReason } from '../../domain/jobs/alert-rules.ts'
import type { JobAlert } from '../../domain/jobs/job.ts'
import type { Text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
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

export type RecoveredAlert = Pick<Selectable<Tables['job_alert']>, 'id' | 'reason' | 'opened_at' | 'told'>

const recovered = (runId: number) => ({
  status: 'recovered' as const,
  recovered_at: sql<Date>`now()`,
  recovered_by: runId,
})

/** Whatever is open about a job recovers, oldest first. Of two successes at the same time, one gets nothing. */
export async function recoverAlerts(tx: Tx, jobId: number, runId: number): Promise<RecoveredAlert[]> {
  const alerts = await tx
    .updateTable('job_alert')
    .set(recovered(runId))
    .where('job_id', '=', jobId)
    .where('status', '=', 'firing')
    .returning(['id', 'reason', 'opened_at', 'told'])
    .execute()
  return alerts.sort((a, b) => a.id - b.id)
}

export async function recoverAlert(tx: Tx, id: number, runId: number): Promise<void> {
  await tx.updateTable('job_alert').set(recovered(runId)).where('id', '=', id).where('status', '=', 'firing').execute()
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

/** After a success. Whether alerts are open about the job is asked along with it. */
export async function endStreak(tx: Tx, jobId: number): Promise<{ hasAlerts: boolean }> {
  const { rows } = await sql<{ hasAlerts: boolean }>`
    with ended as (update job_streak set failures = 0 where job_id = ${jobId} and failures > 0)
    select exists (select from job_alert where job_id = ${jobId} and status = 'firing') as "hasAlerts"`.execute(tx)
  return rows[0] ?? { hasAlerts: false }
}

/** Removes what ended, or was opened, longer ago than runs are kept. */
export async function removeOldAlerts(db: Db): Promise<number> {
  const { run_days } = await getSettings(db, 'retention')
  const { numDeletedRows } = await db
    .deleteFrom('job_alert')
    .where(sql<boolean>`coalesce(ended_at, opened_at) < now() - make_interval(days => ${run_days})`)
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
