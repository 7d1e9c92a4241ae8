import ScrollText from 'lucide-solid/icons/scroll-text'
import { createSignal, lazy, Suspense } from 'solid-js'
import { auditActions } from '../../../domain/audit/audit-action.ts'
import { createList } from '../api/create-list.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { pageName } from '../frame/breadcrumbs.ts'
import { formatDuration } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { DateTimeSpan } from '../ui/DateTimeSpan.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../ui/FilterBar.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { ColumnChooser } from '../ui/table/ColumnChooser.tsx'
import { type Column, createColumnChoice } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { type AuditEntry, auditQuery, resourceName } from './audit-records.ts'
import { LogTabs } from './LogTabs.tsx'
import { traceFilter } from './link-filters.ts'
import { Outcome } from './Outcome.tsx'

const AuditDrawer = lazy(() => import('./AuditDrawer.tsx').then((module) => ({ default: module.AuditDrawer })))

const outcomes = ['success', 'failed'] as const

export default function AuditPage() {
  return (
    <Allowed to="audit:read">
      <Audit />
    </Allowed>
  )
}

function Audit() {
  const state = createUrlState({
    user: textParam(),
    action: choiceParam(auditActions),
    outcome: choiceParam(outcomes),
    trace: textParam(),
    from: textParam(),
    to: textParam(),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(50),
  })
  const choice = createColumnChoice('audit')
  const [opened, setOpened] = createSignal<AuditEntry>()
  const list = createList(() =>
    auditQuery({
      user_name: state.user || undefined,
      action: state.action,
      outcome: state.outcome,
      trace_id: state.trace || undefined,
      from: state.from || undefined,
      to: state.to || undefined,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
  )
  const clear = (): void => state.set({ user: '', action: undefined, outcome: undefined, trace: '', from: '', to: '' })
  return (
    <>
      <PageHeader title={t().audit.title} count={list.count()} description={t().audit.description} />
      <LogTabs />
      <FilterBar
        search={
          <SearchBox
            label={t().audit.searchUser}
            value={state.user}
            onSearch={(user) => state.set({ user }, { replace: true })}
          />
        }
        filters={[
          choiceFilter({
            label: t().audit.action,
            choices: auditActions,
            labels: t().audit.actions,
            value: state.action,
            onChange: (action) => state.set({ action }),
          }),
          choiceFilter({
            label: t().audit.outcome,
            choices: outcomes,
            labels: { success: t().audit.succeeded, failed: t().audit.failed },
            value: state.outcome,
            onChange: (outcome) => state.set({ outcome }),
          }),
          ...traceFilter(state.trace, (trace) => state.set({ trace })),
        ]}
        onClear={clear}
      >
        <DateTimeSpan from={state.from} to={state.to} onChange={(change) => state.set(change)} />
        <ColumnChooser columns={auditColumns()} choice={choice} />
      </FilterBar>
      <DataTable
        label={t().audit.title}
        columns={auditColumns()}
        choice={choice}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        onOpen={setOpened}
        empty={
          <EmptyState
            icon={ScrollText}
            title={t().audit.emptyTitle}
            action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}
          >
            {t().audit.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>
        <AuditDrawer entry={opened()} onClose={() => setOpened(undefined)} />
      </Suspense>
    </>
  )
}

function auditColumns(): Column<AuditEntry>[] {
  const words = t().audit
  return [
    {
      id: 'what',
      header: words.action,
      isFixed: true,
      onCard: 'title',
      cell: (entry) => (
        <>
          {words.actions[entry.action]} <span class="font-normal text-ink-2">{subjectOf(entry)}</span>
        </>
      ),
    },
    { id: 'who', header: words.who, width: '140px', cell: (entry) => entry.user_name ?? '–' },
    {
      id: 'page',
      header: words.page,
      width: '180px',
      showFrom: 'lg',
      cell: (entry) => (entry.page ? pageName(entry.page) : '–'),
    },
    { id: 'address', header: words.address, width: '130px', showFrom: 'xl', cell: (entry) => entry.ip_address ?? '–' },
    {
      id: 'device',
      header: words.device,
      width: '160px',
      isHiddenAtFirst: true,
      onCard: 'none',
      cell: (entry) => entry.device ?? '–',
    },
    {
      id: 'outcome',
      header: words.outcome,
      width: '136px',
      onCard: 'badge',
      cell: (entry) => <Outcome code={entry.response_code} />,
    },
    {
      id: 'duration',
      header: words.duration,
      width: '92px',
      align: 'right',
      showFrom: 'xl',
      cell: (entry) => formatDuration(entry.duration * 1000),
    },
    {
      id: 'when',
      header: words.when,
      width: '120px',
      sort: 'created_at',
      cell: (entry) => <RelativeTime at={entry.created_at} />,
    },
  ]
}

const subjectOf = (entry: AuditEntry): string => {
  const name = resourceName(entry.resource)
  return entry.resource_id ? `${name} #${entry.resource_id}` : name
}
