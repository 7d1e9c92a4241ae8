import { A } from '@solidjs/router'
import BellRing from 'lucide-solid/icons/bell-ring'
import { Show } from 'solid-js'
import { alertReasons, alertStatuses } from '../../../../domain/jobs/alert-rules.ts'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { t } from '../../i18n/language.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import { Button } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import { toneLook } from '../../ui/status.ts'
import type { Column } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { type Alert, alertsQuery } from './watch-queries.ts'

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
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
    everyMs: liveMs,
  }))
  const isFiltered = (): boolean =>
    state.q !== '' || state.status !== undefined || state.reason !== undefined || state.job !== 0
  const clear = (): void => state.set({ q: '', status: undefined, reason: undefined, job: 0 })
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
      />
      <DataTable
        label={words().title}
        columns={alertColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={placeOf}
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
    </>
  )
}

const placeOf = (alert: Alert): string => (alert.run_id === null ? `/jobs/${alert.job_id}` : `/runs/${alert.run_id}`)

function alertColumns(): Column<Alert>[] {
  const words = watchWords()
  return [
    {
      id: 'reason',
      header: words.reason,
      width: '176px',
      sort: 'reason',
      isFixed: true,
      onCard: 'title',
      cell: (alert) => (
        <span>
          {words.reasonNames[alert.reason]}
          <Show when={alert.failures}>
            {(failures) => <span class="ml-1.5 text-ink-3">{words.failures(failures())}</span>}
          </Show>
        </span>
      ),
    },
    {
      id: 'job',
      header: words.job,
      cell: (alert) => (
        <A href={`/jobs/${alert.job_id}`} class="relative z-10 underline-offset-2 hover:underline" tabIndex={-1}>
          {alert.job_name}
        </A>
      ),
    },
    {
      id: 'status',
      header: words.status,
      width: '120px',
      sort: 'status',
      onCard: 'badge',
      cell: (alert) => <AlertStatusBadge status={alert.status} />,
    },
    {
      id: 'scheduled',
      header: words.scheduledAt,
      width: '120px',
      sort: 'scheduled_at',
      showFrom: 'lg',
      cell: (alert) => <RelativeTime at={alert.scheduled_at} />,
    },
    {
      id: 'opened',
      header: words.openedAt,
      width: '120px',
      sort: 'opened_at',
      cell: (alert) => <RelativeTime at={alert.opened_at} />,
    },
    {
      id: 'recovered',
      header: words.recoveredAt,
      width: '120px',
      sort: 'recovered_at',
      showFrom: 'lg',
      onCard: 'none',
      cell: (alert) => <RelativeTime at={alert.recovered_at} />,
    },
    {
      id: 'details',
      header: words.details,
      showFrom: 'xl',
      onCard: 'none',
      cell: (alert) => {
        const text = (): string => alert.error_msg ?? (alert.run_id === null ? words.noRun : '–')
        return (
          <span class="text-ink-2" data-tip={alert.error_msg ?? undefined}>
            {text()}
          </span>
        )
      },
    },
  ]
}

function AlertStatusBadge(props: { status: Alert['status'] }) {
  const tone = () => (props.status === 'firing' ? 'failed' : 'success')
  return (
    <Badge tone={tone()} icon={toneLook[tone()].icon} plain>
      {watchWords().statuses[props.status]}
    </Badge>
  )
}
