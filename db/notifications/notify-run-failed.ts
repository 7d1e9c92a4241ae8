import type { Text } from '../../domain/text.ts'
import { text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import { notify } from './notify.ts'

const outcomes: Record<string, Text> = { failed: text('执行失败', 'failed'), timeout: text('执行超时', 'timed out') }
const noReason = text('没有错误信息', 'No error message')

/**
 * Tells whoever made the job, and whoever started the run by hand, that it ended badly; with the transaction that
 * settles it, once for each run. Only the first failure of a series is worth a mail. Test runs, and runs of jobs that
 * came with the product, concern nobody.
 */
export async function notifyRunFailed(
  tx: Tx,
  { runId, scheduledAt }: { runId: number; scheduledAt: string },
): Promise<void> {
  const run = await tx
    .selectFrom('job_log')
    .leftJoin('job', 'job.id', 'job_log.job_id')
    .select(['job_log.status', 'job_log.error_msg', 'job_log.definition', 'job_log.trace_id', 'job_log.triggered_by'])
    .select(['job_log.job_id', 'job_log.scheduled_at', 'job_log.is_test', 'job.created_by as job_creator'])
    .where('job_log.id', '=', runId)
    .where('job_log.scheduled_at', '=', new Date(scheduledAt))
    .executeTakeFirst()
  const outcome = run && outcomes[run.status]
  if (!run || !outcome || run.is_test) return
  const userIds = [run.job_creator, run.triggered_by].filter((id) => id !== null)
  if (userIds.length === 0) return
  await notify(tx, {
    template: 'run.failed',
    recipients: { userIds },
    channels: (await isOneOfSeveral(tx, run)) ? ['in_app'] : ['in_app', 'email'],
    params: {
      taskName: run.definition.name,
      runId,
      status: outcome,
      scheduledTime: localTime(run.scheduled_at, run.definition.timezone),
      error: run.error_msg ?? noReason,
    },
    batch: `run-failed:${runId}`,
    type: 'task',
    link: `/runs/${runId}`,
    traceId: run.trace_id,
  })
}

async function isOneOfSeveral(tx: Tx, run: { job_id: number | null; scheduled_at: Date }): Promise<boolean> {
  const before = await tx
    .selectFrom('job_log')
    .select('status')
    .where('job_id', '=', run.job_id)
    .where('scheduled_at', '<', run.scheduled_at)
    .where('status', 'in', ['success', 'failed', 'timeout'])
    .where('is_test', '=', false)
    .orderBy('scheduled_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return before !== undefined && before.status !== 'success'
}

/** `2026-11-24 10:00:00 (Asia/Shanghai)`: a day and time as the job itself counts them. */
function localTime(time: Date, timezone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' })
  return `${format.format(time)} (${timezone})`
}
