import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { formatExact, formatStamp } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { RunDetail } from './job-records.ts'
import { RunDuration } from './run-columns.tsx'

/** What one asks first about a run, in one line. */
export function RunFacts(props: { run: RunDetail }) {
  const words = () => t().runs
  const shardTotal = (): number => Number(props.run.definition.shard_total ?? 0)
  return (
    <dl class="grid grid-cols-2 gap-x-4 gap-y-3 border-y border-line py-3 md:flex md:gap-x-8 md:flex-wrap">
      <FactCell label={words().duration}>
        <span class="font-medium">
          <RunDuration run={props.run} />
        </span>
        <Show when={props.run.is_outlier}>
          <span class="ml-2 text-xs text-timeout" data-tip={words().outlierHelp}>
            {words().outlier}
          </span>
        </Show>
      </FactCell>
      <FactCell label={words().scheduledAt}>
        <time
          class="tabular"
          datetime={props.run.scheduled_at}
          data-tip={formatExact(new Date(props.run.scheduled_at))}
        >
          {formatStamp(new Date(props.run.scheduled_at))}
        </time>
      </FactCell>
      <FactCell label={words().startTime}>
        <RelativeTime at={props.run.start_time} />
      </FactCell>
      <FactCell label={words().trigger}>
        {words().triggers[props.run.trigger]}
        <Show when={props.run.backfill_id}>
          {(backfill) => (
            <A href={`/backfills/${backfill()}`} class="tabular ml-1.5 text-accent-ink hover:underline">
              #{backfill()}
            </A>
          )}
        </Show>
        <Show when={props.run.rerun_of}>
          {(origin) => (
            <A href={`/runs/${origin()}`} class="tabular ml-1.5 text-accent-ink hover:underline">
              #{origin()}
            </A>
          )}
        </Show>
      </FactCell>
      <Show when={props.run.parent_id}>
        {(whole) => (
          <FactCell label={words().shard}>
            <span class="tabular">{words().shardOf(props.run.shard_index ?? 0, shardTotal())}</span>
            <A href={`/runs/${whole()}`} class="tabular ml-1.5 text-accent-ink hover:underline">
              {words().wholeRun(whole())}
            </A>
          </FactCell>
        )}
      </Show>
      <Show when={props.run.executor}>{(executor) => <FactCell label={words().executor}>{executor()}</FactCell>}</Show>
      <FactCell label={words().traceId}>
        <span class="flex items-center gap-1">
          <code class="font-mono text-xs" data-tip={props.run.trace_id}>
            {props.run.trace_id.slice(0, 12)}…
          </code>
          <CopyButton text={props.run.trace_id} label={t().ui.copyTraceId} />
        </span>
      </FactCell>
    </dl>
  )
}

function FactCell(props: { label: string; children: JSX.Element }) {
  return (
    <div class="min-w-0">
      <dt class="text-xs text-ink-3">{props.label}</dt>
      <dd class="flex min-h-6 items-center truncate text-sm">{props.children}</dd>
    </div>
  )
}
