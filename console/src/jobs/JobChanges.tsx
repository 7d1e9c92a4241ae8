import { createList } from '../api/create-list.ts'
import { t } from '../i18n/language.ts'
import { countParam, createUrlState } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Column } from '../ui/table/columns.ts'
import { DataTable } from '../ui/table/DataTable.tsx'

type DataChange = {
  id: number
  action: 'insert' | 'update' | 'delete'
  changes: Record<string, unknown> | null
  operator_name: string | null
  created_at: string
}

/** Who changed what of a job, and when. */
export function JobChanges(props: { jobId: number }) {
  const state = createUrlState({ page: countParam(), size: countParam(20) })
  const list = createList<DataChange>(() => ({
    path: '/data-change-logs',
    query: { table_name: 'job', record_id: props.jobId, page: state.page, page_size: state.size },
  }))
  return (
    <DataTable
      label={t().jobs.tabs.changes}
      columns={columns()}
      source={list}
      paging={{
        page: state.page,
        pageSize: state.size,
        onPage: (page) => state.set({ page }),
        onPageSize: (size) => state.set({ size }),
      }}
      empty={<EmptyState title={t().jobs.changesEmpty} />}
    />
  )
}

function columns(): Column<DataChange>[] {
  return [
    { id: 'what', header: t().audit.action, isFixed: true, onCard: 'title', cell: (change) => changeText(change) },
    { id: 'who', header: t().audit.who, width: '160px', cell: (change) => change.operator_name ?? '–' },
    { id: 'when', header: t().audit.when, width: '140px', cell: (change) => <RelativeTime at={change.created_at} /> },
  ]
}

function changeText(change: DataChange): string {
  if (change.action === 'insert') return t().jobs.inserted
  if (change.action === 'delete') return t().jobs.deleted
  return t().jobs.changed(Object.keys(change.changes ?? {}).join(t().jobs.cron_.separator))
}
