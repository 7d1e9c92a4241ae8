import Send from 'lucide-solid/icons/send'
import Stamp from 'lucide-solid/icons/stamp'
import { createList } from '../api/create-list.ts'
import { t } from '../i18n/language.ts'
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

const boxes = ['todo', 'done', 'mine', 'cc'] as const
const liveMs = 10_000

/** Everybody's own requests: nobody needs a right for them. */
export default function ApprovalsPage() {
  const words = () => t().approvals
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
  return (
    <>
      <PageHeader
        title={words().title}
        count={list.count()}
        description={words().description}
        actions={
          <ButtonLink href="/approvals/new" variant="primary" icon={Send}>
            {words().startNew}
          </ButtonLink>
        }
      />
      <Tabs
        label={words().box}
        tabs={boxes.map((id) => ({ id, label: words().boxes[id] }))}
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
          rowHref={(approval) => `/approvals/${approval.id}`}
          empty={
            <EmptyState icon={Stamp} title={words().emptyTitle[state.box]}>
              {words().emptyBody[state.box]}
            </EmptyState>
          }
        />
      </TabPanel>
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
