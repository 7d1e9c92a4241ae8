import type { Tx } from '../database.ts'
import { notify } from '../notifications/notify.ts'
import { endings, localTime, pageOfRun, whatHappened } from './run-words.ts'
import type { EndedRun } from './settle-open-run.ts'

/**
 * Tells whoever started the run, or else owns the job, that it did not succeed; only the first failure of a series is
 * worth a mail.
 */
export async function tellOwner(tx: Tx, run: EndedRun): Promise<void> {
  const userId = run.triggered_by ?? run.owner_id
  if (!userId || (run.status !== 'failed' && run.status !== 'timeout')) return
  await notify(tx, {
    template: 'run.failed',
    recipients: { userIds: [userId] },
    channels: (await hasFailedBefore(tx, run)) ? ['in_app'] : ['in_app', 'email'],
    params: {
      taskName: run.definition.name,
      runId: run.id,
      status: endings[run.status],
      scheduledTime: localTime(run.scheduled_at, run.definition.timezone),
      error: await whatHappened(tx, run),
    },
    batch: `run-failed:${run.id}`,
    type: 'task',
    link: pageOfRun(run),
    traceId: run.trace_id,
  })
}

async function hasFailedBefore(tx: Tx, { job_id, scheduled_at }: EndedRun): Promise<boolean> {
  const before = await tx
    .selectFrom('job_log')
    .select('status')
    .where('job_id', '=', job_id)
    .where('scheduled_at', '<', scheduled_at)
    .where('status', 'in', ['success', 'failed', 'timeout'])
    .where('is_test', '=', false)
    .orderBy('scheduled_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return before !== undefined && before.status !== 'success'
}
