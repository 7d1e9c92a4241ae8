import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { hasNodeEnded } from '../../../../domain/flows/node-status.ts'
import { formatExact, formatStamp } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Duration } from '../../ui/Duration.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { FlowRun, RunNode } from '../flow-records.ts'
import { isOpenRun } from '../flow-records.ts'

/** What one asks first about a run of a flow, in one line. */
export function FlowRunFacts(props: { run: FlowRun; nodes: RunNode[] }) {
  const words = () => t().flowRuns
  const ended = (): number => props.nodes.filter(({ status }) => hasNodeEnded(status)).length
  return (
    <dl class="grid grid-cols-2 gap-x-4 gap-y-3 border-y border-line py-3 md:flex md:flex-wrap md:gap-x-8">
      <Fact label={t().runs.duration}>
        <span class="font-medium">
          <Duration ms={props.run.duration} since={isOpenRun(props.run) ? props.run.started_at : null} />
        </span>
      </Fact>
      <Fact label={words().progress}>
        <span class="tabular">{words().progressOf(ended(), props.nodes.length)}</span>
      </Fact>
      <Fact label={t().runs.scheduledAt}>
        <time
          class="tabular"
          datetime={props.run.scheduled_at}
          data-tip={formatExact(new Date(props.run.scheduled_at))}
        >
          {formatStamp(new Date(props.run.scheduled_at))}
        </time>
      </Fact>
      <Fact label={t().runs.startTime}>
        <RelativeTime at={props.run.started_at} />
      </Fact>
      <Fact label={t().runs.trigger}>
        {t().runs.triggers[props.run.trigger]}
        <Show when={props.run.backfill_id}>{(id) => <FactLink href={`/backfills/${id()}`}>#{id()}</FactLink>}</Show>
        <Show when={props.run.rerun_of}>{(id) => <FactLink href={`/flow-runs/${id()}`}>#{id()}</FactLink>}</Show>
        <Show when={props.run.parent_run_id}>
          {(id) => <FactLink href={`/flow-runs/${id()}`}>{words().parentRun(id())}</FactLink>}
        </Show>
      </Fact>
      <Fact label={words().version}>
        <FactLink href={`/flows/${props.run.flow_id}?tab=versions&version=${props.run.flow_version}`} isFirst>
          {props.run.flow_version}
        </FactLink>
      </Fact>
      <Fact label={t().runs.traceId}>
        <code class="font-mono text-xs" data-tip={props.run.trace_id}>
          {props.run.trace_id.slice(0, 12)}…
        </code>
        <CopyButton text={props.run.trace_id} label={t().ui.copyTraceId} />
      </Fact>
    </dl>
  )
}

function Fact(props: { label: string; children: JSX.Element }) {
  return (
    <div class="min-w-0">
      <dt class="text-xs text-ink-3">{props.label}</dt>
      <dd class="flex min-h-6 items-center gap-1 truncate text-sm">{props.children}</dd>
    </div>
  )
}

function FactLink(props: { href: string; isFirst?: boolean; children: JSX.Element }) {
  return (
    <A href={props.href} class="tabular text-accent-ink hover:underline" classList={{ 'ml-1': !props.isFirst }}>
      {props.children}
    </A>
  )
}
