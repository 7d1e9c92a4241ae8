import { useNavigate } from '@solidjs/router'
import Ban from 'lucide-solid/icons/ban'
import GitCompare from 'lucide-solid/icons/git-compare-arrows'
import ListChecks from 'lucide-solid/icons/list-checks'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { Show } from 'solid-js'
import { runTriggers } from '../../../../domain/jobs/job-status.ts'
import { createList } from '../../api/create-list.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { Duration } from '../../ui/Duration.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ColumnChooser } from '../../ui/table/ColumnChooser.tsx'
import { type Column, createColumnChoice, type RowAction } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { flowRunsQuery } from '../flow-reads.ts'
import { type FlowRun, isOpenRun } from '../flow-records.ts'
import { createRunControl } from './create-run-control.ts'
import { FlowRunStatusBadge, runStatusLabels } from './FlowRunStatus.tsx'

const liveMs = 5_000
const statuses = ['waiting', 'running', 'paused', 'success', 'failed', 'timeout', 'cancelled', 'skipped'] as const

/** The runs of one flow. */
export function FlowRunsTable(props: { flowId: number }) {
  const navigate = useNavigate()
  const state = createUrlState({
    status: choiceParam(statuses),
    source: choiceParam(runTriggers),
    sort: textParam('-scheduled_at'),
    page: countParam(),
    size: countParam(20),
  })
  const choice = createColumnChoice('flow-runs')
  const control = createRunControl()
  const list = createList(() => ({
    ...flowRunsQuery(props.flowId, {
      status: state.status,
      trigger: state.source,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
    everyMs: liveMs,
  }))
  const isFiltered = (): boolean => state.status !== undefined || state.source !== undefined
  const clear = (): void => state.set({ status: undefined, source: undefined })

  function actionsOf(run: FlowRun): RowAction[] {
    const words = t().flowRuns
    const compare = { label: words.compare, icon: GitCompare, run: () => navigate(`/flow-runs/${run.id}/compare`) }
    if (isOpenRun(run)) {
      return can('flow:operate')
        ? [{ label: words.cancel, icon: Ban, run: () => control.cancel(run), isDangerous: true, isQuick: true }]
        : []
    }
    const hasFailed = run.status === 'failed' || run.status === 'timeout'
    return [
      ...(can('flow:trigger') && hasFailed
        ? [
            {
              label: words.rerunFailed,
              icon: RotateCcw,
              run: () => control.rerun(run, { from: 'failed' }),
              isQuick: true,
            },
          ]
        : []),
      compare,
    ]
  }

  return (
    <>
      <FilterBar
        filters={[
          choiceFilter({
            label: t().runs.status,
            choices: statuses,
            labels: runStatusLabels(),
            value: state.status,
            onChange: (status) => state.set({ status }),
          }),
          choiceFilter({
            label: t().runs.trigger,
            choices: runTriggers,
            labels: t().runs.triggers,
            value: state.source,
            onChange: (source) => state.set({ source }),
          }),
        ]}
        onClear={clear}
      >
        <ColumnChooser columns={runColumns()} choice={choice} />
      </FilterBar>
      <DataTable
        label={t().flowList.tabs.runs}
        columns={runColumns()}
        choice={choice}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(run) => `/flow-runs/${run.id}`}
        rowActions={actionsOf}
        empty={
          isFiltered() ? (
            <EmptyState title={t().flowRuns.empty} action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}>
              {t().flowRuns.emptyBody}
            </EmptyState>
          ) : (
            <EmptyState icon={ListChecks} title={t().flowList.runsEmpty}>
              {t().flowList.runsEmptyBody}
            </EmptyState>
          )
        }
      />
    </>
  )
}

function runColumns(): Column<FlowRun>[] {
  const words = t().runs
  return [
    {
      id: 'id',
      header: words.run,
      width: '92px',
      sort: 'id',
      isFixed: true,
      onCard: 'title',
      cell: (run) => <span class="tabular">#{run.id}</span>,
    },
    {
      id: 'status',
      header: words.status,
      width: '184px',
      onCard: 'badge',
      cell: (run) => <FlowRunStatusBadge run={run} />,
    },
    {
      id: 'trigger',
      header: words.trigger,
      width: '88px',
      showFrom: 'lg',
      cell: (run) => t().runs.triggers[run.trigger],
    },
    {
      id: 'scheduled',
      header: words.scheduledAt,
      width: '128px',
      sort: 'scheduled_at',
      cell: (run) => <RelativeTime at={run.scheduled_at} />,
    },
    {
      id: 'duration',
      header: words.duration,
      width: '116px',
      sort: 'duration',
      align: 'right',
      cell: (run) => <Duration ms={run.duration} since={isOpenRun(run) ? run.started_at : null} />,
    },
    {
      id: 'version',
      header: t().flowRuns.version,
      width: '72px',
      align: 'right',
      showFrom: 'lg',
      onCard: 'none',
      cell: (run) => <span class="tabular">{run.flow_version}</span>,
    },
    {
      id: 'error',
      header: words.error,
      showFrom: 'lg',
      isThere: (run) => run.error_msg !== null,
      cell: (run) => (
        <Show when={run.error_msg} fallback={<span class="text-ink-3">–</span>}>
          {(message) => (
            <span class="text-ink-2" data-tip={message()}>
              {message()}
            </span>
          )}
        </Show>
      ),
    },
  ]
}
