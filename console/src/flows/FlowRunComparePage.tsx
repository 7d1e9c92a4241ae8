import { A, useParams } from '@solidjs/router'
import GitCompare from 'lucide-solid/icons/git-compare-arrows'
import { createMemo, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { formatStamp } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { choiceParam, countParam, createUrlState } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Select } from '../ui/Select.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { flowRunQuery, flowRunsQuery, versionRecordQuery } from './flow-reads.ts'
import type { FlowRun, FlowRunDetail } from './flow-records.ts'
import { Comparison } from './runs/compare/Comparison.tsx'

/** So many runs are offered to compare with. */
const offered = 50

export default function FlowRunComparePage() {
  return (
    <Allowed to="flow:read">
      <Compare />
    </Allowed>
  )
}

function Compare() {
  const params = useParams<{ id: string }>()
  const run = createRecord(() => flowRunQuery(Number(params.id)))
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={run.data()}>{(found) => <CompareRun run={found()} />}</Match>
      <Match when={run.error()}>{(error) => <ErrorState error={error()} onRetry={run.refetch} />}</Match>
    </Switch>
  )
}

function CompareRun(props: { run: FlowRunDetail }) {
  const state = createUrlState({ with: countParam(0), only: choiceParam(['changed']) })
  const runs = createRecord(() =>
    flowRunsQuery(props.run.flow_id, { page: 1, page_size: offered, sort: '-scheduled_at' }),
  )
  const others = createMemo(() =>
    (runs.data()?.items ?? []).filter(({ id, status }) => id !== props.run.id && status !== 'skipped'),
  )
  const otherId = (): number | undefined => state.with || (others().find(isBefore(props.run)) ?? others()[0])?.id
  const other = createRecord(() => ({ ...flowRunQuery(otherId() ?? 0), isEnabled: otherId() !== undefined }))
  const version = createRecord(() => versionRecordQuery(props.run.flow_id, props.run.flow_version))
  const options = () => {
    const known = others().map((one) => ({ value: String(one.id), label: nameOf(one) }))
    const chosen = other.data()
    return chosen && !known.some(({ value }) => value === String(chosen.id))
      ? [{ value: String(chosen.id), label: nameOf(chosen) }, ...known]
      : known
  }

  return (
    <>
      <PageHeader
        title={
          <>
            {t().flowRuns.compareTitle}{' '}
            <A href={`/flow-runs/${props.run.id}`} class="font-normal text-ink-2 underline-offset-4 hover:underline">
              {props.run.flow_name} <span class="tabular">#{props.run.id}</span>
            </A>
          </>
        }
        actions={
          <Show when={options().length > 0}>
            <div class="w-72 max-w-full">
              <Select
                label={t().flowRuns.compareWith}
                hideLabel
                value={otherId() === undefined ? undefined : String(otherId())}
                options={options()}
                onChange={(id) => state.set({ with: Number(id) })}
              />
            </div>
          </Show>
        }
      />
      <Switch fallback={<SkeletonLines count={10} />}>
        <Match when={runs.data() && otherId() === undefined}>
          <EmptyState icon={GitCompare} title={t().flowRuns.noOther}>
            {t().flowRuns.noOtherBody}
          </EmptyState>
        </Match>
        <Match when={other.data()}>
          {(found) => (
            <Comparison
              left={found()}
              right={props.run}
              graph={version.data()?.dag_config}
              onlyChanged={state.only === 'changed'}
              onOnlyChanged={(isOn) => state.set({ only: isOn ? 'changed' : undefined }, { replace: true })}
            />
          )}
        </Match>
        <Match when={other.error()}>{(error) => <ErrorState error={error()} onRetry={other.refetch} />}</Match>
      </Switch>
    </>
  )
}

const nameOf = ({ id, scheduled_at, status }: FlowRun): string =>
  `${t().flowRuns.runName(id, formatStamp(new Date(scheduled_at)))} · ${status === 'paused' ? t().flowRuns.paused : t().status[status]}`

const isBefore =
  (run: FlowRun) =>
  (one: FlowRun): boolean =>
    one.scheduled_at < run.scheduled_at || (one.scheduled_at === run.scheduled_at && one.id < run.id)
