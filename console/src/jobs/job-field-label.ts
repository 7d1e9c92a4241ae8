import { t } from '../i18n/language.ts'

/** What the form calls a field of a job, or a part of one; its own name when the form has none. */
export function jobFieldLabel(field: string): string {
  const words = t().jobs
  const labels: Record<string, string> = {
    name: words.name,
    description: words.description,
    job_type: words.type,
    config: words.what,
    params: words.params,
    trigger_type: words.trigger,
    cron_expr: words.cron,
    timezone: words.timezone,
    interval: words.interval,
    run_at: words.runAt,
    calendar_id: words.calendar,
    calendar_rule: words.calendarRule,
    start_at: words.startAt,
    end_at: words.endAt,
    overlap_policy: words.overlap,
    misfire_policy: words.misfire,
    retry_count: words.retryCount,
    retry_backoff: words.retryBackoff,
    retry_interval: words.retryInterval,
    retry_max_interval: words.retryMax,
    timeout: words.timeout,
    executor_group: words.executorGroup,
    shard_total: words.shardTotal,
    broadcast: words.broadcast,
    priority: words.priority,
    status: words.status,
    tags: words.tags,
  }
  const [column = field, ...inner] = field.split('.')
  return [labels[column] ?? column, ...inner].join(' · ')
}
