import BellOff from 'lucide-solid/icons/bell-off'
import BellRing from 'lucide-solid/icons/bell-ring'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { alertReasons, alertStatuses } from '../../../../domain/jobs/alert-rules.ts'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { t } from '../../i18n/language.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { DateTimeSpan } from '../../ui/DateTimeSpan.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import type { RowAction } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { firingPage, runPage } from '../places.ts'
import { alertColumns } from './alert-columns.tsx'
import { type Alert, alertsQuery } from './watch-queries.ts'

const CloseAlertDialog = lazy(() =>
  import('./CloseAlertDialog.tsx').then((module) => ({ default: module.CloseAlertDialog })),
)

const liveMs = 10_000

export default function AlertsPage() {
  return (
    <Allowed to="alert:read">
      <Alerts />
    </Allowed>
  )
}

function Alerts() {
  const words = () => watchWords()
  const state = createUrlState({
    q: textParam(),
    status: choiceParam(alertStatuses),
    reason: choiceParam(alertReasons),
    job: countParam(0),
    from: textParam(),
    to: textParam(),
    sort: textParam('-opened_at'),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList<Alert>(() => ({
    ...alertsQuery({
      q: state.q || undefined,
      status: state.status,
      reason: state.reason,
      job_id: state.job || undefined,
      from: state.from || undefined,
      to: state.to || undefined,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
    everyMs: liveMs,
  }))
  const [closing, setClosing] = createSignal<Alert>()
  const isFiltered = (): boolean =>
    [state.q, state.status, state.reason, state.job, state.from, state.to].some((value) => Boolean(value))
  const clear = (): void => state.set({ q: '', status: undefined, reason: undefined, job: 0, from: '', to: '' })

  function actionsOf(alert: Alert): RowAction[] {
    if (alert.status !== 'firing' || !can('job:write')) return []
    return [{ label: words().close, icon: BellOff, run: () => setClosing(alert), isQuick: true }]
  }

  return (
    <>
      <PageHeader title={words().title} count={list.count()} description={words().description} />
      <FilterBar
        search={
          <SearchBox
            label={words().searchLabel}
            value={state.q}
            onSearch={(q) => state.set({ q }, { replace: true })}
          />
        }
        filters={[
          choiceFilter({
            label: words().status,
            choices: alertStatuses,
            labels: words().statuses,
            value: state.status,
            onChange: (status) => state.set({ status }),
          }),
          choiceFilter({
            label: words().reason,
            choices: alertReasons,
            labels: words().reasonNames,
            value: state.reason,
            onChange: (reason) => state.set({ reason }),
          }),
        ]}
        onClear={clear}
      >
        <DateTimeSpan from={state.from} to={state.to} onChange={(change) => state.set(change)} />
      </FilterBar>
      <DataTable
        label={words().title}
        columns={alertColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={placeOf}
        rowActions={actionsOf}
        empty={
          isFiltered() ? (
            <EmptyState title={words().emptyFiltered} action={<Button onClick={clear}>{t().ui.clearFilters}</Button>} />
          ) : (
            <EmptyState icon={BellRing} title={words().emptyTitle}>
              {words().emptyBody}
            </EmptyState>
          )
        }
      />
      <Show when={closing()}>
        {(alert) => (
          <Suspense>
            <CloseAlertDialog alert={alert()} onClose={() => setClosing(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  )
}

const placeOf = (alert: Alert): string =>
  alert.run_id === null ? firingPage(alert, alert.job_id) : runPage(alert, alert.run_id)
