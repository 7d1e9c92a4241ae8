import Play from 'lucide-solid/icons/play'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, Suspense } from 'solid-js'
import { piece } from '../i18n/page.ts'
import { FilterBar } from '../ui/FilterBar.tsx'
import { createLog } from '../ui/log/create-log.ts'
import { SearchBox } from '../ui/SearchBox.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { StatusBar } from '../ui/StatusBar.tsx'
import type { Tone } from '../ui/status.ts'
import { ColumnChooser } from '../ui/table/ColumnChooser.tsx'
import { type Column, createColumnChoice } from '../ui/table/columns.ts'
import { DataTable, type TableSource } from '../ui/table/DataTable.tsx'
import { SavedViews } from '../ui/table/SavedViews.tsx'
import { Sample } from './Sample.tsx'
import { w } from './words.ts'

const LogViewer = piece(
  () => import('../ui/log/LogViewer.tsx').then((module) => ({ default: module.LogViewer })),
  'log',
)

type Row = { id: number; status: Tone }

const rows: Row[] = [
  { id: 1, status: 'success' },
  { id: 2, status: 'running' },
  { id: 3, status: 'failed' },
]

const source = (given: Row[] | undefined): TableSource<Row> => ({
  rows: () => given,
  total: () => given?.length ?? 0,
  error: () => undefined,
  isFetching: () => false,
  isOld: () => false,
  refetch: () => undefined,
})

const columns = (): Column<Row>[] => [
  {
    id: 'name',
    header: w().label,
    isFixed: true,
    onCard: 'title',
    sort: 'name',
    cell: (row) => `${w().value} ${row.id}`,
  },
  {
    id: 'status',
    header: 'StatusBadge',
    width: '120px',
    onCard: 'badge',
    sort: 'status',
    cell: (row) => <StatusBadge status={row.status} plain />,
  },
]

export function DataSamples() {
  const [sort, setSort] = createSignal('-name')
  const [status, setStatus] = createSignal<string | undefined>('0')
  const choice = createColumnChoice('gallery')
  const log = createLog()
  log.append('\u001b[32mINFO\u001b[0m  synced 500 rows\n\u001b[33mWARN\u001b[0m  slow answer\n')
  log.append('\u001b[1;31mERROR\u001b[0m HTTP 502\n', 'stderr')
  const actions = () => [
    { label: w().save, icon: Play, run: () => undefined, isQuick: true },
    { label: w().remove, icon: Trash, run: () => undefined, isDangerous: true },
  ]
  return (
    <>
      <Sample name="StatusBar">
        <div class="grid w-full gap-3">
          <StatusBar
            label={w().label}
            total={40}
            parts={[
              { tone: 'success', count: 16 },
              { tone: 'failed', count: 2 },
              { tone: 'running', count: 3 },
            ]}
          />
          <StatusBar label={w().value} total={12} parts={[{ tone: 'success', count: 12 }]} isSlim />
          <StatusBar label={w().title} total={12} parts={[]} isSlim />
        </div>
      </Sample>
      <Sample name="FilterBar · SavedViews · ColumnChooser · DataTable · Pagination · BulkBar">
        <FilterBar
          search={<SearchBox label={w().label} value="" onSearch={() => undefined} />}
          filters={[
            {
              label: w().label,
              value: status(),
              options: w().option.map((label, index) => ({ value: String(index), label })),
              onChange: setStatus,
            },
          ]}
          onClear={() => setStatus(undefined)}
        >
          <SavedViews tableId="gallery" ownerId={0} choice={choice} />
          <ColumnChooser columns={columns()} choice={choice} />
        </FilterBar>
        <DataTable
          label={w().title}
          columns={columns()}
          choice={choice}
          source={source(rows)}
          paging={{ page: 1, pageSize: 20, onPage: () => undefined, onPageSize: () => undefined }}
          sort={sort()}
          onSort={setSort}
          rowHref={() => '/_ui'}
          rowActions={actions}
          bulkActions={[{ label: w().save, icon: Play, run: () => undefined }]}
          empty={w().emptyTitle}
        />
        <DataTable label={w().title} columns={columns()} source={source(undefined)} empty="" />
      </Sample>
      <Sample name="LogViewer">
        <Suspense>
          <LogViewer log={log} isLive={true} onDownload={() => undefined} emptyText="" />
        </Suspense>
      </Sample>
    </>
  )
}
