import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { hasNodeEnded } from '../../../../domain/flows/node-status.ts'
import { t } from '../../i18n/language.ts'
import { FactCell, FactLink, ScheduledFact, TraceFact } from '../../jobs/FactCell.tsx'
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
      <FactCell label={t().runs.duration}>
        <span class="font-medium">
          <Duration ms={props.run.duration} since={isOpenRun(props.run) ? props.run.started_at : null} />
        </span>
      </FactCell>
      <FactCell label={words().progress}>
        <span class="tabular">{words().progressOf(ended(), props.nodes.length)}</span>
      </FactCell>
      <ScheduledFact at={props.run.scheduled_at} />
      <FactCell label={t().runs.startTime}>
        <RelativeTime at={props.run.started_at} />
      </FactCell>
      <FactCell label={t().runs.trigger}>
        {t().runs.triggers[props.run.trigger]}
        <Show when={props.run.backfill_id}>{(id) => <FactLink href={`/backfills/${id()}`}>#{id()}</FactLink>}</Show>
        <Show when={props.run.rerun_of}>{(id) => <FactLink href={`/flow-runs/${id()}`}>#{id()}</FactLink>}</Show>
        <Show when={props.run.parent_run_id}>
          {(id) => <FactLink href={`/flow-runs/${id()}`}>{words().parentRun(id())}</FactLink>}
        </Show>
      </FactCell>
      <FactCell label={words().version}>
        <A
          href={`/flows/${props.run.flow_id}?tab=versions&version=${props.run.flow_version}`}
          class="tabular text-accent-ink hover:underline"
        >
          {props.run.flow_version}
        </A>
      </FactCell>
      <TraceFact id={props.run.trace_id} />
    </dl>
  )
}
