import ArrowRightLeft from 'lucide-solid/icons/arrow-right-left'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { HandOverBadge, HandOverMeter } from './HandOverBadge.tsx'
import { type HandOver, handOversQuery } from './people-queries.ts'

const statuses = ['running', 'done', 'failed', 'cancelled'] as const
const liveMs = 5_000

export default function HandOversPage() {
  return (
    <Allowed to="approval:operate">
      <HandOvers />
    </Allowed>
  )
}

function HandOvers() {
  const words = () => t().approvalPeople
  nameThisPage(() => words().handOvers)
  const state = createUrlState({
    status: choiceParam(statuses),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList<HandOver>(() => ({
    ...handOversQuery({
      ...{ sort: state.sort, page: state.page, page_size: state.size },
      ...(state.status && { status: state.status }),
    }),
    everyMs: liveMs,
  }))
  return (
    <>
      <PageHeader
        title={words().handOvers}
        count={list.count()}
        description={words().handOversBody}
        actions={
          <ButtonLink variant="primary" icon={ArrowRightLeft} href="/approvals/hand-overs/new">
            {words().newHandOver}
          </ButtonLink>
        }
      />
      <FilterBar
        filters={[
          choiceFilter({
            ...{ label: words().state, choices: statuses, labels: words().handOverStatuses, value: state.status },
            onChange: (status) => state.set({ status }),
          }),
        ]}
        onClear={() => state.set({ status: undefined })}
      />
      <DataTable
        label={words().handOvers}
        columns={columns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={({ id }) => `/approvals/hand-overs/${id}`}
        empty={
          <EmptyState icon={ArrowRightLeft} title={words().noHandOvers}>
            {words().noHandOversBody}
          </EmptyState>
        }
      />
    </>
  )
}

function columns(): Column<HandOver>[] {
  const words = t().approvalPeople
  return [
    { id: 'from', header: words.from, isFixed: true, onCard: 'title', cell: ({ from_name }) => from_name },
    { id: 'to', header: words.to, width: '180px', cell: ({ to_name }) => to_name ?? words.toHeads },
    {
      id: 'status',
      header: words.state,
      width: '130px',
      onCard: 'badge',
      cell: ({ status }) => <HandOverBadge status={status} plain />,
    },
    {
      id: 'progress',
      header: words.progress,
      width: '200px',
      cell: (handOver) => <HandOverMeter handOver={handOver} isSlim />,
    },
    {
      id: 'by',
      header: words.startedBy,
      width: '130px',
      showFrom: 'lg',
      cell: ({ created_by_name }) => created_by_name ?? '–',
    },
    {
      id: 'created',
      header: words.startedAt,
      sort: 'created_at',
      width: '130px',
      cell: ({ created_at }) => <RelativeTime at={created_at} />,
    },
  ]
}
