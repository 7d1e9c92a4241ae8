import { createSignal } from 'solid-js'
import { createList } from '../api/create-list.ts'
import { type DataChange, dataChangesQuery } from '../audit/audit-records.ts'
import { ChangeDrawer } from '../audit/ChangeDrawer.tsx'
import { t } from '../i18n/language.ts'
import { countParam, createUrlState } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Column } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { jobFieldLabel } from './job-field-label.ts'

/** Who changed what of a job, and when. */
export function JobChanges(props: { jobId: number }) {
  const state = createUrlState({ page: countParam(), size: countParam(20) })
  const [opened, setOpened] = createSignal<DataChange>()
  const list = createList(() =>
    dataChangesQuery({ table_name: 'job', record_id: String(props.jobId), page: state.page, page_size: state.size }),
  )
  return (
    <>
      <DataTable
        label={t().jobs.tabs.changes}
        columns={columns()}
        source={list}
        paging={pagingOf(state)}
        onOpen={setOpened}
        empty={<EmptyState title={t().jobs.changesEmpty} />}
      />
      <ChangeDrawer
        change={opened()}
        title={changeText(opened())}
        labelOf={jobFieldLabel}
        onClose={() => setOpened(undefined)}
      />
    </>
  )
}

function columns(): Column<DataChange>[] {
  return [
    { id: 'what', header: t().audit.action, isFixed: true, onCard: 'title', cell: changeText },
    { id: 'who', header: t().audit.who, width: '160px', cell: (change) => change.operator_name ?? '–' },
    { id: 'when', header: t().audit.when, width: '140px', cell: (change) => <RelativeTime at={change.created_at} /> },
  ]
}

function changeText(change: DataChange | undefined): string {
  if (change?.action === 'insert') return t().jobs.inserted
  if (change?.action === 'delete') return t().jobs.deleted
  return t().jobs.changed(
    Object.keys(change?.changes ?? {})
      .filter(isOfThePerson)
      .join(t().jobs.cron_.separator),
  )
}

const isOfThePerson = (field: string): boolean => field !== 'updated_at' && field !== 'version'
