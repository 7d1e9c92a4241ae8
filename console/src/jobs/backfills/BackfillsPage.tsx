import { A } from '@solidjs/router'
import CalendarSync from 'lucide-solid/icons/calendar-sync'
import { backfillStatuses } from '../../../../domain/jobs/backfill-status.ts'
import { createList } from '../../api/create-list.ts'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { formatStamp } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, type Filter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { jobQuery } from '../job-queries.ts'
import { firingPage } from '../places.ts'
import { BackfillMeter } from './BackfillProgress.tsx'
import { BackfillStatusBadge } from './BackfillStatusBadge.tsx'
import { type Backfill, backfillsQuery } from './backfill-queries.ts'

export default function BackfillsPage() {
  return (
    <Allowed to="run:read">
      <Backfills />
    </Allowed>
  )
}

function Backfills() {
  const words = () => backfillWords()
  const state = createUrlState({
    status: choiceParam(backfillStatuses),
    job: countParam(0),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList(() =>
    backfillsQuery({
      status: state.status,
      job_id: state.job || undefined,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
  )
  const job = createRecord(() => ({ ...jobQuery(state.job), isEnabled: state.job > 0 }))
  const clear = (): void => state.set({ status: undefined, job: 0 })
  const filters = (): Filter[] => [
    choiceFilter({
      label: words().status,
      choices: backfillStatuses,
      labels: words().statuses,
      value: state.status,
      onChange: (status) => state.set({ status }),
    }),
    ...(state.job > 0
      ? [
          {
            label: words().job,
            value: String(state.job),
            options: [{ value: String(state.job), label: job.data()?.name ?? `#${state.job}` }],
            onChange: () => state.set({ job: 0 }),
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHeader title={words().title} count={list.count()} />
      <FilterBar filters={filters()} onClear={clear} />
      <DataTable
        label={words().title}
        columns={columns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(backfill) => `/backfills/${backfill.id}`}
        empty={
          state.status || state.job > 0 ? (
            <EmptyState title={words().emptyFiltered} action={<Button onClick={clear}>{t().ui.clearFilters}</Button>} />
          ) : (
            <EmptyState icon={CalendarSync} title={words().emptyTitle}>
              {words().emptyBody}
            </EmptyState>
          )
        }
      />
    </>
  )
}

function columns(): Column<Backfill>[] {
  const words = backfillWords()
  return [
    {
      id: 'id',
      header: words.id,
      width: '84px',
      sort: 'id',
      isFixed: true,
      onCard: 'title',
      cell: (backfill) => <span class="tabular">#{backfill.id}</span>,
    },
    {
      id: 'job',
      header: words.job,
      cell: (backfill) => (
        <A
          href={firingPage(backfill, backfill.job_id)}
          class="relative z-10 underline-offset-2 hover:underline"
          tabIndex={-1}
        >
          {backfill.job_name}
        </A>
      ),
    },
    {
      id: 'status',
      header: words.status,
      width: '128px',
      sort: 'status',
      onCard: 'badge',
      cell: (backfill) => <BackfillStatusBadge status={backfill.status} plain />,
    },
    {
      id: 'progress',
      header: words.progress,
      width: '208px',
      cell: (backfill) => <BackfillMeter backfill={backfill} />,
    },
    {
      id: 'range',
      header: words.range,
      width: '296px',
      showFrom: 'xl',
      onCard: 'none',
      cell: (backfill) => (
        <span class="tabular">
          {formatStamp(new Date(backfill.start))} – {formatStamp(new Date(backfill.end))}
        </span>
      ),
    },
    { id: 'by', header: words.by, width: '112px', showFrom: 'lg', cell: (backfill) => backfill.created_by_name ?? '–' },
    {
      id: 'created',
      header: words.createdAt,
      width: '112px',
      sort: 'created_at',
      cell: (backfill) => <RelativeTime at={backfill.created_at} />,
    },
  ]
}
