import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { retryDelaysMs } from '../../../domain/jobs/attempt.ts'
import { isScript } from '../../../domain/jobs/script-kinds.ts'
import { carryingWords } from '../i18n/carrying-words.ts'
import { formatDuration, formatExact } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { type Fact, Facts } from '../ui/Facts.tsx'
import type { Job } from './job-records.ts'
import { ConfigView } from './kinds/ConfigView.tsx'
import { ShownValue } from './kinds/ShownValue.tsx'
import { valueText } from './param-values.ts'

/** The job as it stands, to be read. */
export function JobDefinition(props: { job: Job }) {
  return (
    <div class="grid max-w-[960px] gap-8 lg:grid-cols-[1fr_300px]">
      <div class="grid content-start gap-6">
        <Part title={t().jobs.what}>
          <ConfigView job={props.job} />
        </Part>
        <Part title={t().jobs.params}>
          <ParamsView job={props.job} />
        </Part>
      </div>
      <div class="grid content-start gap-6">
        <Part title={t().jobs.when}>
          <Facts items={triggerFacts(props.job)} />
        </Part>
        <Part title={carryingWords().title}>
          <Facts items={carryingFacts(props.job)} />
        </Part>
        <Part title={t().jobs.reliability}>
          <Facts items={reliabilityFacts(props.job)} />
        </Part>
      </div>
    </div>
  )
}

function Part(props: { title: string; children: JSX.Element }) {
  return (
    <section>
      <h2 class="pb-2 text-sm font-medium">{props.title}</h2>
      {props.children}
    </section>
  )
}

function ParamsView(props: { job: Job }) {
  return (
    <Show when={props.job.params.length > 0} fallback={<p class="text-sm text-ink-3">{t().jobs.paramsNone}</p>}>
      <table class="w-full text-sm">
        <thead class="text-left text-xs text-ink-3">
          <tr class="border-b border-line">
            <th class="py-1 font-normal">{t().jobs.paramName}</th>
            <th class="font-normal">{t().jobs.paramType}</th>
            <th class="font-normal">{t().jobs.paramDefault}</th>
            <th class="font-normal">{t().jobs.paramRequired}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.job.params}>
            {(param) => (
              <tr class="border-b border-line">
                <td class="py-1.5 font-mono">{param.name}</td>
                <td>{t().jobs.paramTypes[param.type]}</td>
                <td class="font-mono">
                  {param.default === undefined ? '–' : <ShownValue value={valueText(param.default)} />}
                </td>
                <td>{param.required ? t().ui.yes : t().ui.no}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

function triggerFacts(job: Job): Fact[] {
  const words = t().jobs
  const optional = (label: string, at: string | null | undefined): Fact[] =>
    at ? [{ label, value: formatExact(new Date(at)) }] : []
  const kind = { label: words.trigger, value: words.triggers[job.trigger_type] }
  if (job.trigger_type === 'manual') return [kind]
  return [
    kind,
    ...(job.cron_expr ? [{ label: words.cron, value: <code class="font-mono">{job.cron_expr}</code> }] : []),
    ...(job.interval ? [{ label: words.interval, value: formatDuration(job.interval * 1000) }] : []),
    ...optional(words.runAt, job.run_at),
    { label: words.timezone, value: job.timezone },
    ...(job.calendar_name ? [{ label: words.calendar, value: <CalendarFact job={job} /> }] : []),
    ...optional(words.startAt, job.start_at),
    ...optional(words.endAt, job.end_at),
    { label: words.overlap, value: words.overlaps[job.overlap_policy] },
    { label: words.misfire, value: words.misfires[job.misfire_policy] },
  ]
}

function CalendarFact(props: { job: Job }) {
  return (
    <>
      <Show when={can('calendar:read')} fallback={props.job.calendar_name}>
        <A href={`/calendars/${props.job.calendar_id}`} class="text-accent-ink hover:underline">
          {props.job.calendar_name}
        </A>
      </Show>
      <span class="block text-xs text-ink-3">{t().jobs.calendarRules[props.job.calendar_rule]}</span>
    </>
  )
}

function reliabilityFacts(job: Job): Fact[] {
  const words = t().jobs
  const waits = retryDelaysMs({ ...job, retry_count: Math.min(job.retry_count, 5) }).map(formatDuration)
  return [
    { label: words.timeout, value: formatDuration(job.timeout * 1000) },
    { label: words.retryCount, value: `${job.retry_count} ${words.times}` },
    ...(waits.length > 0 ? [{ label: words.retryInterval, value: waits.join(words.cron_.separator) }] : []),
  ]
}

function carryingFacts(job: Job): Fact[] {
  const words = carryingWords()
  const way = job.broadcast ? words.ways.broadcast : job.shard_total ? words.shards(job.shard_total) : words.ways.one
  return [
    { label: words.carriedBy, value: way },
    ...(isScript(job.job_type)
      ? [{ label: t().jobs.executorGroup, value: <code class="font-mono">{job.executor_group}</code> }]
      : []),
    { label: t().jobs.priority, value: t().jobs.priorities[job.priority as 1 | 2 | 3 | 4 | 5] },
  ]
}
