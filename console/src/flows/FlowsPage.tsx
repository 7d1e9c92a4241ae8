import { useNavigate } from '@solidjs/router'
import ListChecks from 'lucide-solid/icons/list-checks'
import Pause from 'lucide-solid/icons/pause'
import Pencil from 'lucide-solid/icons/pencil'
import Play from 'lucide-solid/icons/play'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import Workflow from 'lucide-solid/icons/workflow'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { createList } from '../api/create-list.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { t } from '../i18n/language.ts'
import { can, me } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, type Filter, FilterBar } from '../ui/FilterBar.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { createColumnChoice, type RowAction } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { createFlowTrigger, deleteFlow, pauseFlow, resumeFlow } from './create-flow-actions.ts'
import { flowColumns } from './flow-columns.tsx'
import { flowListQuery } from './flow-reads.ts'
import type { FlowBrief } from './flow-records.ts'

const ColumnChooser = lazy(() =>
  import('../ui/table/ColumnChooser.tsx').then((module) => ({ default: module.ColumnChooser })),
)
const SavedViews = lazy(() => import('../ui/table/SavedViews.tsx').then((module) => ({ default: module.SavedViews })))
const ImportButton = lazy(() => import('./ImportButton.tsx').then((module) => ({ default: module.ImportButton })))
const RunDialog = lazy(() => import('../jobs/RunDialog.tsx').then((module) => ({ default: module.RunDialog })))

const liveMs = 10_000
const statuses = ['enabled', 'disabled', 'draft'] as const
const triggers = ['cron', 'fixed_rate', 'fixed_delay', 'once', 'manual'] as const

export default function FlowsPage() {
  return (
    <Allowed to="flow:read">
      <Flows />
    </Allowed>
  )
}

function Flows() {
  const navigate = useNavigate()
  const state = createFlowsState()
  const choice = createColumnChoice('flows')
  const trigger = createFlowTrigger()
  const [asked, setAsked] = createSignal<FlowBrief>()
  const list = createList(() => ({ ...flowListQuery(queryOf(state)), everyMs: liveMs }))

  async function run(flow: FlowBrief): Promise<void> {
    if (flow.params.length > 0) setAsked(flow)
    else await trigger(flow)
  }

  function actionsOf(flow: FlowBrief): RowAction[] {
    const words = t().flowList
    const isDraft = flow.status === 'draft'
    return [
      ...(can('flow:trigger') && !isDraft
        ? [{ label: words.run, icon: Play, run: () => run(flow), isQuick: true }]
        : []),
      ...(can('flow:write') && !isDraft
        ? [
            flow.status === 'enabled'
              ? { label: words.pause, icon: Pause, run: () => pauseFlow(flow), isQuick: true }
              : { label: words.resume, icon: Play, run: () => resumeFlow(flow) },
          ]
        : []),
      ...(can('flow:write')
        ? [{ label: words.edit, icon: Pencil, run: () => navigate(`/flows/${flow.id}/edit`), isQuick: true }]
        : []),
      { label: words.history, icon: ListChecks, run: () => navigate(`/flows/${flow.id}?tab=runs`) },
      ...(can('flow:delete')
        ? [{ label: words.remove, icon: Trash, run: () => deleteFlow(flow), isDangerous: true }]
        : []),
    ]
  }

  return (
    <>
      <PageHeader
        title={t().flowList.title}
        count={list.count()}
        actions={
          <Show when={can('flow:write')}>
            <Suspense>
              <ImportButton />
            </Suspense>
            <ButtonLink href="/flows/new" variant="primary" icon={Plus}>
              {t().flowList.newFlow}
            </ButtonLink>
          </Show>
        }
      />
      <FilterBar
        search={
          <SearchBox
            label={t().flowList.searchLabel}
            value={state.q}
            onSearch={(q) => state.set({ q }, { replace: true })}
          />
        }
        filters={filtersOf(state)}
        onClear={() => state.set(noFilters)}
      >
        <Suspense>
          <SavedViews tableId="flows" ownerId={me()?.user.id ?? 0} choice={choice} />
          <ColumnChooser columns={flowColumns()} choice={choice} />
        </Suspense>
      </FilterBar>
      <DataTable
        label={t().flowList.title}
        columns={flowColumns()}
        choice={choice}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(flow) => `/flows/${flow.id}`}
        rowActions={actionsOf}
        quickActions={3}
        empty={<NoFlows isFiltered={isFiltered(state)} onClear={() => state.set({ q: '', ...noFilters })} />}
      />
      <Show when={asked()}>
        {(flow) => (
          <Suspense>
            <RunDialog
              name={flow().name}
              params={flow().params}
              runLabel={t().flowList.run}
              onClose={() => setAsked(undefined)}
              onRun={(params) => trigger(flow(), params)}
            />
          </Suspense>
        )}
      </Show>
    </>
  )
}

type FlowsState = ReturnType<typeof createFlowsState>

function createFlowsState() {
  return createUrlState({
    q: textParam(),
    status: choiceParam(statuses),
    trigger: choiceParam(triggers),
    tag: textParam(),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(20),
  })
}

const noFilters = { status: undefined, trigger: undefined, tag: '' }

const filterOf = (state: FlowsState) => ({
  q: state.q || undefined,
  status: state.status,
  trigger_type: state.trigger,
  tag: state.tag || undefined,
})

const queryOf = (state: FlowsState) => ({
  ...filterOf(state),
  sort: state.sort,
  page: state.page,
  page_size: state.size,
  include: 'runs' as const,
})

const isFiltered = (state: FlowsState): boolean => Object.values(filterOf(state)).some((value) => value !== undefined)

function filtersOf(state: FlowsState): Filter[] {
  const words = t().flowList
  return [
    choiceFilter({
      label: words.status,
      choices: statuses,
      labels: words.statuses,
      value: state.status,
      onChange: (status) => state.set({ status }),
    }),
    choiceFilter({
      label: words.trigger,
      choices: triggers,
      labels: words.triggers,
      value: state.trigger,
      onChange: (trigger) => state.set({ trigger }),
    }),
  ]
}

function NoFlows(props: { isFiltered: boolean; onClear: () => void }) {
  return (
    <Show
      when={!props.isFiltered}
      fallback={
        <EmptyState
          title={t().flowList.emptyFiltered}
          action={<Button onClick={() => props.onClear()}>{t().ui.clearFilters}</Button>}
        >
          {t().flowList.emptyFilteredBody}
        </EmptyState>
      }
    >
      <EmptyState
        icon={Workflow}
        title={t().flowList.emptyTitle}
        action={
          <Show when={can('flow:write')}>
            <ButtonLink href="/flows/new" variant="primary" icon={Plus}>
              {t().flowList.emptyAction}
            </ButtonLink>
          </Show>
        }
      >
        {t().flowList.emptyBody}
      </EmptyState>
    </Show>
  )
}
