import { text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import { notify } from '../notifications/notify.ts'
import type { RunKey } from './run-queries.ts'

const endings = { failed: text('失败', 'failed'), timeout: text('超时', 'timed out') }

/**
 * Tells whoever started the run, or else owns the job, that it did not succeed; only the first failure of a series is
 * worth a mail. Test runs tell nobody; a backfill is told of as a whole.
 */
export async function tellOwner(tx: Tx, { runId, scheduledAt }: RunKey): Promise<void> {
  const run = await tx
    .selectFrom('job_log')
    .leftJoin('job', 'job.id', 'job_log.job_id')
    .select(['job_log.status', 'error_msg', 'definition', 'trace_id', 'triggered_by', 'is_test', 'job_id'])
    .select(['parent_id', 'backfill_id'])
    .select('job.created_by as owner_id')
    .where('job_log.id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .executeTakeFirst()
  const userId = run?.triggered_by ?? run?.owner_id
  // Of a shard the whole speaks, of a run within a backfill the backfill.
  if (!run || !userId || run.is_test || run.parent_id || run.backfill_id) return
  if (run.status !== 'failed' && run.status !== 'timeout') return
  await notify(tx, {
    template: 'run.failed',
    recipients: { userIds: [userId] },
    channels: (await hasFailedBefore(tx, run.job_id, scheduledAt)) ? ['in_app'] : ['in_app', 'email'],
    params: {
      taskName: run.definition.name,
      runId,
      status: endings[run.status],
      scheduledTime: localTime(scheduledAt, run.definition.timezone),
      error: run.error_msg ?? text('没有给出原因', 'No reason was given'),
    },
    batch: `run-failed:${runId}`,
    type: 'task',
    link: `/runs/${runId}`,
    traceId: run.trace_id,
  })
}

async function hasFailedBefore(tx: Tx, jobId: number | null, scheduledAt: string): Promise<boolean> {
  const before = await tx
    .selectFrom('job_log')
    .select('status')
    .where('job_id', '=', jobId)
    .where('scheduled_at', '<', new Date(scheduledAt))
    .where('status', 'in', ['success', 'failed', 'timeout'])
    .where('is_test', '=', false)
    .orderBy('scheduled_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return before !== undefined && before.status !== 'success'
}

function localTime(instant: string, timezone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(instant),
  )
}
