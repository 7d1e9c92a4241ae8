import { For, Match, Show, Switch } from 'solid-js'
import type { HttpConfig, ScriptConfig } from '../../../../domain/jobs/kinds.ts'
import type { RpcConfig } from '../../../../domain/jobs/rpc-kind.ts'
import type { SqlConfig } from '../../../../domain/jobs/sql-kind.ts'
import { createRecord } from '../../api/create-record.ts'
import { datasourceQuery } from '../../datasources/datasource-queries.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { type Fact, Facts } from '../../ui/Facts.tsx'
import type { Job } from '../job-records.ts'
import { looseText } from './json-text.ts'
import { ShownValue } from './ShownValue.tsx'

/** What a job does, to be read. */
export function ConfigView(props: { job: Job }) {
  return (
    <Switch>
      <Match when={props.job.job_type === 'http' && props.job.config}>
        {(config) => <HttpConfigView config={config()} />}
      </Match>
      <Match when={props.job.job_type === 'shell' && props.job.config}>
        {(config) => <ScriptConfigView config={config()} language="shell" />}
      </Match>
      <Match when={props.job.job_type === 'python' && props.job.config}>
        {(config) => <ScriptConfigView config={config()} language="python" />}
      </Match>
      <Match when={props.job.job_type === 'sql' && props.job.config}>
        {(config) => <SqlConfigView config={config()} />}
      </Match>
      <Match when={props.job.job_type === 'rpc' && props.job.config}>
        {(config) => <RpcConfigView config={config()} />}
      </Match>
    </Switch>
  )
}

const code = (text: string) => <code class="font-mono">{text}</code>

function HttpConfigView(props: { config: HttpConfig }) {
  const body = () => (props.config.body === undefined ? undefined : JSON.stringify(props.config.body, null, 2))
  const facts = (): Fact[] => {
    const { expect_status, expect_json, follow_redirects, tls } = props.config
    return [
      { label: t().jobs.expectStatus, value: code(String(expect_status)) },
      ...(expect_json ? [{ label: t().jobs.expectJson, value: code(expect_json) }] : []),
      ...(follow_redirects === false ? [{ label: t().jobKinds.followRedirects, value: t().ui.no }] : []),
      ...(tls?.verify === false ? [{ label: t().jobKinds.verify, value: t().ui.no }] : []),
    ]
  }
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
      <Facts items={facts()} />
    </div>
  )
}

function ScriptConfigView(props: { config: ScriptConfig; language: 'shell' | 'python' }) {
  return (
    <div class="grid gap-3">
      <CodeEditor label={t().jobs.script} hideLabel language={props.language} value={props.config.script} readOnly />
      <Show when={props.config.args.length > 0}>
        <Facts items={[{ label: t().jobs.args, value: code(props.config.args.join(' ')) }]} />
      </Show>
      <Pairs label={t().jobs.env} record={props.config.env} />
    </div>
  )
}

function SqlConfigView(props: { config: SqlConfig }) {
  const words = () => t().jobKinds
  const source = createRecord(() => ({
    ...datasourceQuery(props.config.datasource_id),
    isEnabled: can('datasource:read'),
  }))
  const named = () => Object.entries(props.config.params).map(([name, value]) => [name, looseText(value)] as const)
  return (
    <div class="grid gap-3">
      <CodeEditor
        label={words().sql}
        hideLabel
        language={source.data()?.type === 'mysql' ? 'mysql' : 'sql'}
        value={props.config.sql}
        readOnly
      />
      <Pairs label={words().sqlParams} record={Object.fromEntries(named())} />
      <Facts
        items={[
          { label: words().datasource, value: source.data()?.name ?? `#${props.config.datasource_id}` },
          { label: words().maxRows, value: String(props.config.max_rows) },
        ]}
      />
    </div>
  )
}

function RpcConfigView(props: { config: RpcConfig }) {
  const words = () => t().jobKinds
  const asked = (): string => {
    const { config } = props
    return JSON.stringify(config.protocol === 'grpc' ? config.message : config.args, null, 2)
  }
  const facts = (): Fact[] => {
    const { config } = props
    if (config.protocol === 'temporal') {
      return [
        { label: words().protocol, value: words().protocols.temporal },
        { label: words().taskQueue, value: code(config.task_queue) },
        { label: words().activity, value: code(config.activity) },
      ]
    }
    return [
      { label: words().protocol, value: config.tls ? `${words().protocols.grpc} · TLS` : words().protocols.grpc },
      { label: words().target, value: code(config.target) },
      { label: words().method, value: code(`${config.service}/${config.method}`) },
    ]
  }
  return (
    <div class="grid gap-3">
      <Facts items={facts()} />
      <CodeEditor
        label={props.config.protocol === 'grpc' ? words().message : words().activityArgs}
        language="json"
        value={asked()}
        readOnly
      />
      <Show when={props.config.protocol === 'grpc' && props.config}>
        {(config) => <Pairs label={words().metadata} record={config().metadata} />}
      </Show>
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
                <span class="text-ink-3">{name}:</span> <ShownValue value={value} />
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
