import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { FactCell, FactLink, ScheduledFact, TraceFact } from './FactCell.tsx'
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
      <ScheduledFact at={props.run.scheduled_at} />
      <FactCell label={words().startTime}>
        <RelativeTime at={props.run.start_time} />
      </FactCell>
      <FactCell label={words().trigger}>
        {words().triggers[props.run.trigger]}
        <Show when={props.run.backfill_id}>{(id) => <FactLink href={`/backfills/${id()}`}>#{id()}</FactLink>}</Show>
        <Show when={props.run.rerun_of}>{(id) => <FactLink href={`/runs/${id()}`}>#{id()}</FactLink>}</Show>
      </FactCell>
      <Show when={props.run.parent_id}>
        {(whole) => (
          <FactCell label={words().shard}>
            <span class="tabular">{words().shardOf(props.run.shard_index ?? 0, shardTotal())}</span>
            <FactLink href={`/runs/${whole()}`}>{words().wholeRun(whole())}</FactLink>
          </FactCell>
        )}
      </Show>
      <Show when={props.run.executor}>{(executor) => <FactCell label={words().executor}>{executor()}</FactCell>}</Show>
      <TraceFact id={props.run.trace_id} />
    </dl>
  )
}
