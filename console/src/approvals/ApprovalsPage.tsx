import ArrowRightLeft from 'lucide-solid/icons/arrow-right-left'
import ChartColumn from 'lucide-solid/icons/chart-column'
import Check from 'lucide-solid/icons/check'
import Plane from 'lucide-solid/icons/plane'
import Send from 'lucide-solid/icons/send'
import Stamp from 'lucide-solid/icons/stamp'
import X from 'lucide-solid/icons/x'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { createList } from '../api/create-list.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { countParam, createUrlState, tabParam, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterBar } from '../ui/FilterBar.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { TabPanel, Tabs } from '../ui/Tabs.tsx'
import type { Column } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { ApprovalBadge } from './ApprovalBadge.tsx'
import { type ApprovalBrief, approvalsQuery } from './approval-queries.ts'
import { createApprovalCounts } from './create-approval-counts.ts'
import type { BulkOrder } from './people/BulkDecideDialog.tsx'

const BulkDecideDialog = lazy(() =>
  import('./people/BulkDecideDialog.tsx').then((module) => ({ default: module.BulkDecideDialog })),
)

const boxes = ['todo', 'done', 'mine', 'cc'] as const
const liveMs = 10_000

/** Everybody's own requests: nobody needs a right for them. */
export default function ApprovalsPage() {
  const words = () => t().approvals
  const counts = createApprovalCounts()
  const [bulk, setBulk] = createSignal<BulkOrder>()
  const state = createUrlState({
    box: tabParam(boxes),
    q: textParam(),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList<ApprovalBrief>(() => ({
    ...approvalsQuery({
      box: state.box,
      q: state.q || undefined,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
    everyMs: liveMs,
  }))
  const countOf = { todo: () => counts().todo, cc: () => counts().cc_unread, done: () => 0, mine: () => 0 }
  const decideAll = (action: BulkOrder['action']) => (ids: number[]) =>
    setBulk({ action, requests: (list.rows() ?? []).filter(({ id }) => ids.includes(id)) })
  return (
    <>
      <PageHeader
        title={words().title}
        count={list.count()}
        description={words().description}
        actions={
          <>
            <OtherPages />
            <ButtonLink href="/approvals/new" variant="primary" icon={Send}>
              {words().startNew}
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label={words().box}
        tabs={boxes.map((id) => ({ id, label: words().boxes[id], count: countOf[id]() || undefined }))}
        value={state.box}
        onChange={(box) => state.set({ box, page: 1 })}
      />
      <TabPanel id={state.box}>
        <FilterBar
          search={
            <SearchBox label={words().search} value={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />
          }
          filters={[]}
          onClear={() => state.set({ q: '' })}
        />
        <DataTable
          label={words().title}
          columns={columns()}
          source={list}
          paging={pagingOf(state)}
          sort={state.sort}
          onSort={(sort) => state.set({ sort })}
          {...(state.box === 'todo' && {
            bulkActions: [
              { label: t().approvalPeople.agree, icon: Check, run: decideAll('approve') },
              { label: t().approvalPeople.refuse, icon: X, run: decideAll('reject'), isDangerous: true },
            ],
          })}
          rowHref={(approval) => `/approvals/${approval.id}`}
          empty={
            <EmptyState icon={Stamp} title={words().emptyTitle[state.box]}>
              {words().emptyBody[state.box]}
            </EmptyState>
          }
        />
      </TabPanel>
      <Show when={bulk()}>
        {(order) => (
          <Suspense>
            <BulkDecideDialog order={order()} onClose={() => setBulk(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  )
}

function OtherPages() {
  const words = () => t().approvalPeople
  return (
    <>
      <ButtonLink icon={Plane} href="/approvals/proxies">
        {words().proxies}
      </ButtonLink>
      <Show when={can('approval:operate')}>
        <ButtonLink icon={ArrowRightLeft} href="/approvals/hand-overs">
          {words().handOvers}
        </ButtonLink>
      </Show>
      <Show when={can('approval:read')}>
        <ButtonLink icon={ChartColumn} href="/approvals/statistics">
          {words().statistics}
        </ButtonLink>
      </Show>
    </>
  )
}

function columns(): Column<ApprovalBrief>[] {
  const words = t().approvals
  return [
    {
      id: 'title',
      header: words.columnTitle,
      sort: 'title',
      isFixed: true,
      onCard: 'title',
      cell: ({ title }) => title,
    },
    { id: 'workflow', header: words.columnWorkflow, width: '180px', cell: (approval) => approval.workflow_name },
    { id: 'applicant', header: words.applicant, width: '140px', cell: (approval) => approval.applicant_name ?? '–' },
    {
      id: 'status',
      header: words.columnStatus,
      sort: 'status',
      width: '120px',
      cell: ({ status }) => <ApprovalBadge status={status} plain />,
    },
    {
      id: 'created',
      header: words.createdAt,
      sort: 'created_at',
      width: '130px',
      cell: (approval) => <RelativeTime at={approval.created_at} />,
    },
  ]
}
