import CirclePause from 'lucide-solid/icons/circle-pause'
import CirclePlay from 'lucide-solid/icons/circle-play'
import Server from 'lucide-solid/icons/server'
import { createList } from '../api/create-list.ts'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { executorWords } from '../i18n/executor-words.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../ui/FilterBar.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import type { RowAction } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { setDrain } from './drain-executor.ts'
import { executorColumns } from './executor-columns.tsx'
import { type Executor, executorGroupsQuery, executorsQuery } from './executor-queries.ts'

const liveMs = 3_000
const statuses = ['live', 'draining', 'gone'] as const

export default function ExecutorsPage() {
  return (
    <Allowed to="executor:read">
      <ExecutorList />
    </Allowed>
  )
}

function ExecutorList() {
  const words = () => executorWords()
  const state = createUrlState({
    q: textParam(),
    group: textParam(),
    status: choiceParam(statuses),
    sort: textParam('group'),
    page: countParam(),
    size: countParam(20),
  })
  const groups = createRecord(() => executorGroupsQuery())
  const list = createList<Executor>(() => ({
    ...executorsQuery({
      q: state.q || undefined,
      group: state.group || undefined,
      status: state.status,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
    everyMs: liveMs,
  }))
  const clear = (): void => state.set({ q: '', group: '', status: undefined })
  const isFiltered = (): boolean => state.q !== '' || state.group !== '' || state.status !== undefined
  const groupNames = (): string[] => [
    ...new Set([...(groups.data()?.items ?? []).map(({ group }) => group), ...(state.group ? [state.group] : [])]),
  ]

  function actionsOf(executor: Executor): RowAction[] {
    if (executor.drain_requested) {
      return [{ label: words().resume, icon: CirclePlay, run: () => setDrain(executor, false), isQuick: true }]
    }
    return executor.status === 'gone'
      ? []
      : [{ label: words().drain, icon: CirclePause, run: () => setDrain(executor, true), isQuick: true }]
  }

  return (
    <>
      <PageHeader title={t().frame.nav.executors} count={list.count()} description={words().help} />
      <FilterBar
        search={
          <SearchBox label={words().search} value={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />
        }
        filters={[
          choiceFilter({
            label: words().status,
            choices: statuses,
            labels: words().statuses,
            value: state.status,
            onChange: (status) => state.set({ status }),
          }),
          {
            label: words().group,
            value: state.group || undefined,
            options: groupNames().map((value) => ({ value, label: value })),
            onChange: (group) => state.set({ group: group ?? '' }),
          },
        ]}
        onClear={clear}
      />
      <DataTable
        label={t().frame.nav.executors}
        columns={executorColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        {...(can('executor:drain') ? { rowActions: actionsOf } : {})}
        empty={
          isFiltered() ? (
            <EmptyState title={words().emptyFiltered} action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}>
              {words().emptyFilteredBody}
            </EmptyState>
          ) : (
            <EmptyState icon={Server} title={words().emptyTitle}>
              {words().emptyBody}
            </EmptyState>
          )
        }
      />
    </>
  )
}
