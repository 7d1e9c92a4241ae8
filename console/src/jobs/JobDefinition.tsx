import Lock from 'lucide-solid/icons/lock'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { secretMask } from '../../../domain/audit/mask-secrets.ts'
import { retryDelaysMs } from '../../../domain/jobs/attempt.ts'
import type { HttpConfig, ScriptConfig } from '../../../domain/jobs/kinds.ts'
import { formatDuration, formatExact } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { CodeEditor } from '../ui/CodeEditor.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import type { Job } from './job-records.ts'
import { valueText } from './param-values.ts'

/** The job as it stands, to be read. */
export function JobDefinition(props: { job: Job }) {
  return (
    <div class="grid max-w-[960px] gap-8 lg:grid-cols-[1fr_300px]">
      <div class="grid content-start gap-6">
        <Part title={t().jobs.what}>
          <Switch>
            <Match when={props.job.job_type === 'http' && props.job.config}>
              {(config) => <HttpConfigView config={config()} />}
            </Match>
            <Match when={props.job.job_type === 'shell' && props.job.config}>
              {(config) => <ScriptConfigView config={config()} />}
            </Match>
          </Switch>
        </Part>
        <Part title={t().jobs.params}>
          <ParamsView job={props.job} />
        </Part>
      </div>
      <div class="grid content-start gap-6">
        <Part title={t().jobs.when}>
          <Facts items={triggerFacts(props.job)} />
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

function HttpConfigView(props: { config: HttpConfig }) {
  const body = () => (props.config.body === undefined ? undefined : JSON.stringify(props.config.body, null, 2))
  return (
    <div class="grid gap-3">
      <p class="rounded border border-line px-3 py-2 font-mono text-sm break-all">
        <span class="mr-2 font-semibold">{props.config.method}</span>
        {props.config.url}
      </p>
      <Pairs label={t().jobs.headers} record={props.config.headers} />
      <Pairs label={t().jobs.query} record={props.config.query} />
      <Show when={body()}>
        {(text) => <CodeEditor label={t().jobs.body} language="json" value={text()} readOnly />}
      </Show>
      <Facts
        items={[
          { label: t().jobs.expectStatus, value: <code class="font-mono">{String(props.config.expect_status)}</code> },
          ...(props.config.expect_json
            ? [{ label: t().jobs.expectJson, value: <code class="font-mono">{props.config.expect_json}</code> }]
            : []),
        ]}
      />
    </div>
  )
}

function ScriptConfigView(props: { config: ScriptConfig }) {
  return (
    <div class="grid gap-3">
      <CodeEditor label={t().jobs.script} hideLabel language="shell" value={props.config.script} readOnly />
      <Show when={props.config.args.length > 0}>
        <Facts
          items={[{ label: t().jobs.args, value: <code class="font-mono">{props.config.args.join(' ')}</code> }]}
        />
      </Show>
      <Pairs label={t().jobs.env} record={props.config.env} />
    </div>
  )
}

function Pairs(props: { label: string; record: Record<string, string> }) {
  const entries = () => Object.entries(props.record)
  return (
    <Show when={entries().length > 0}>
      <div>
        <h3 class="pb-1 text-xs text-ink-3">{props.label}</h3>
        <ul class="font-mono text-sm">
          <For each={entries()}>
            {([name, value]) => (
              <li class="break-all">
                <span class="text-ink-3">{name}:</span> <Shown value={value} />
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}

function Shown(props: { value: string }) {
  return (
    <Show when={props.value === secretMask} fallback={props.value}>
      <span class="inline-flex items-center gap-1.5 text-ink-2" role="img" aria-label={t().ui.secretKept}>
        ••••••
        <Lock size={12} class="text-ink-3" aria-hidden="true" />
      </span>
    </Show>
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
                  {param.default === undefined ? '–' : <Shown value={valueText(param.default)} />}
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
  if (job.trigger_type === 'manual') return [{ label: words.trigger, value: words.triggers.manual }]
  return [
    { label: words.cron, value: <code class="font-mono">{job.cron_expr}</code> },
    { label: words.timezone, value: job.timezone },
    ...optional(words.startAt, job.start_at),
    ...optional(words.endAt, job.end_at),
    { label: words.overlap, value: words.overlaps[job.overlap_policy] },
    { label: words.misfire, value: words.misfires[job.misfire_policy] },
  ]
}

function reliabilityFacts(job: Job): Fact[] {
  const words = t().jobs
  const waits = retryDelaysMs({ ...job, retry_count: Math.min(job.retry_count, 5) }).map(formatDuration)
  return [
    { label: words.timeout, value: formatDuration(job.timeout * 1000) },
    { label: words.retryCount, value: `${job.retry_count} ${words.times}` },
    ...(waits.length > 0 ? [{ label: words.retryInterval, value: waits.join(words.cron_.separator) }] : []),
    ...(job.job_type === 'shell'
      ? [{ label: words.executorGroup, value: <code class="font-mono">{job.executor_group}</code> }]
      : []),
  ]
}
