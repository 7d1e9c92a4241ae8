import { type AlertReason, alertReasonNames } from '../../domain/jobs/alert-rules.ts'
import type { JobAlert } from '../../domain/jobs/job.ts'
import type { TemplateCode } from '../../domain/notifications/template-catalogue.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import { type Notice, notify } from '../notifications/notify.ts'
import {
  type AlertAudience,
  countFailure,
  endStreak,
  openAlert,
  type RecoveredAlert,
  recoverAlerts,
} from './alert-queries.ts'
import { endings, localTime, pageOfRun, whatHappened } from './run-words.ts'
import type { EndedRun } from './settle-open-run.ts'

type JobRun = EndedRun & { job_id: number }

/**
 * Opens the alerts that a failure is reason for, or closes with a success what is open about the job. Runs of a backfill
 * make up for the past: their failures are told, and nothing else is concluded from them.
 */
export async function watchEnd(tx: Tx, run: JobRun): Promise<void> {
  const isBackfill = run.trigger === 'backfill'
  if (run.status === 'success') {
    if (isBackfill) return
    if ((await endStreak(tx, run.job_id)).hasAlerts) await recover(tx, run)
    return
  }
  const failures = isBackfill ? 0 : await countFailure(tx, run.job_id)
  const { alert, status } = run
  if (!alert || (status !== 'failed' && status !== 'timeout')) return
  if (alert.on.includes(status)) await raise(tx, run, alert, status)
  if (alert.on.includes('consecutive') && failures >= alert.consecutive) {
    await raise(tx, run, alert, 'consecutive', failures)
  }
}

async function raise(
  tx: Tx,
  run: JobRun,
  alert: JobAlert,
  reason: 'failed' | 'timeout' | 'consecutive',
  failures?: number,
): Promise<void> {
  const told = audienceOf(alert, run.owner_id)
  const id = await openAlert(tx, {
    jobId: run.job_id,
    reason,
    runId: run.id,
    scheduledAt: run.scheduled_at,
    ...(failures !== undefined && { failures }),
    errorMsg: run.error_msg,
    told,
  })
  if (id === undefined) return
  const params = {
    taskName: run.definition.name,
    runId: run.id,
    scheduledTime: localTime(run.scheduled_at, run.definition.timezone),
    error: await whatHappened(tx, run),
  }
  const rest = {
    batch: `job-alert:${id}`,
    link: pageOfRun(run),
    traceId: run.trace_id,
    payload: {
      ...payloadOf({ id, jobId: run.job_id, jobName: run.definition.name, reason, scheduledAt: run.scheduled_at }),
      run_id: run.id,
      ...(failures !== undefined && { failures }),
      error: run.error_msg,
    },
  }
  if (reason === 'consecutive') {
    return tellAudience(tx, told, {
      ...rest,
      template: 'run.consecutive',
      params: { ...params, failures: failures ?? 0 },
    })
  }
  if (reason === 'timeout') return tellAudience(tx, told, { ...rest, template: 'run.timeout', params })
  await tellAudience(tx, told, { ...rest, template: 'run.failed', params: { ...params, status: endings.failed } })
}

async function recover(tx: Tx, run: JobRun): Promise<void> {
  const recovered = await recoverAlerts(tx, run.job_id, run.id)
  const [first] = recovered
  if (!first) return
  const { timezone, name } = run.definition
  await tellAudience(tx, everybodyTold(recovered), {
    template: 'run.recovered',
    params: {
      taskName: name,
      runId: run.id,
      scheduledTime: localTime(run.scheduled_at, timezone),
      since: localTime(first.opened_at, timezone),
      reasons: reasonsOf(recovered),
    },
    batch: `job-recovered:${first.id}`,
    link: pageOfRun(run),
    traceId: run.trace_id,
    payload: {
      job_id: run.job_id,
      job_name: name,
      run_id: run.id,
      alert_ids: recovered.map(({ id }) => id),
      reasons: [...new Set(recovered.map(({ reason }) => reason))],
    },
  })
}

export function audienceOf(alert: JobAlert, ownerId: number | null): AlertAudience {
  const owner = ownerId === null ? [] : [ownerId]
  return {
    channels: alert.channels,
    recipients: alert.recipients.length > 0 ? alert.recipients : owner,
    robot_ids: alert.robot_ids ?? [],
    webhook_url: alert.webhook_url ?? null,
  }
}

/** Says it to people, robots and the webhook; each channel takes what it is for. */
export async function tellAudience<C extends TemplateCode>(
  tx: Tx,
  told: AlertAudience,
  notice: Omit<Notice<C>, 'recipients' | 'channels' | 'type'>,
): Promise<void> {
  await notify(tx, {
    ...notice,
    recipients: { userIds: told.recipients, robotIds: told.robot_ids, webhookUrl: told.webhook_url },
    channels: told.channels,
    type: 'alert',
  })
}

export function payloadOf(alert: {
  id: number
  jobId: number
  jobName: string
  reason: AlertReason
  scheduledAt: Date
}): Record<string, unknown> {
  return {
    alert_id: alert.id,
    job_id: alert.jobId,
    job_name: alert.jobName,
    reason: alert.reason,
    scheduled_at: alert.scheduledAt.toISOString(),
  }
}

function everybodyTold(alerts: RecoveredAlert[]): AlertAudience {
  const all = alerts.map(({ told }) => told)
  return {
    channels: [...new Set(all.flatMap(({ channels }) => channels))],
    recipients: [...new Set(all.flatMap(({ recipients }) => recipients))],
    robot_ids: [...new Set(all.flatMap(({ robot_ids }) => robot_ids))],
    webhook_url: all.findLast(({ webhook_url }) => webhook_url)?.webhook_url ?? null,
  }
}

function reasonsOf(alerts: RecoveredAlert[]): Text {
  const names = [...new Set(alerts.map(({ reason }) => reason))].map((reason) => alertReasonNames[reason])
  return text(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '))
}
