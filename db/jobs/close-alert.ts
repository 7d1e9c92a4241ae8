import { sql } from 'kysely'
import { conflict, type DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import type { Alert } from './alert-list-queries.ts'
import { endStreak } from './alert-queries.ts'

/**
 * Puts an open alert aside by hand; of a series the count begins anew, or the next failure would open the same again.
 * Throws a conflict when the alert has ended meanwhile.
 */
export async function closeAlert(
  tx: Tx,
  { id, job_id, reason }: Pick<Alert, 'id' | 'job_id' | 'reason'>,
  { userId, note }: { userId: number; note?: string | undefined },
): Promise<void> {
  // Before the alert, as a recovery does: two that lock in different orders would wait for each other.
  if (reason === 'consecutive') await endStreak(tx, job_id)
  const closed = await tx
    .updateTable('job_alert')
    .set({ status: 'closed', closed_at: sql<Date>`now()`, closed_by: userId, close_note: note ?? null })
    .where('id', '=', id)
    .where('status', '=', 'firing')
    .returning('id')
    .executeTakeFirst()
  if (!closed) throw await refusal(tx, id)
}

async function refusal(tx: Tx, id: number): Promise<DomainError> {
  const alert = await tx
    .selectFrom('job_alert')
    .leftJoin('user', 'user.id', 'job_alert.closed_by')
    .select(['job_alert.status', 'user.name'])
    .where('job_alert.id', '=', id)
    .executeTakeFirst()
  if (alert?.status === 'recovered') return conflict(text('任务已经恢复正常', 'The job has recovered'))
  const name = alert?.name ?? '–'
  return conflict(text(`告警已由 ${name} 关闭`, `${name} has closed this alert already`))
}
