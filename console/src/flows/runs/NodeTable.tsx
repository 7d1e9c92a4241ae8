import { createMemo, Show } from 'solid-js'
import { formatExact } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { Duration } from '../../ui/Duration.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { ColumnChooser } from '../../ui/table/ColumnChooser.tsx'
import { type Column, createColumnChoice } from '../../ui/table/columns.ts'
import { createLocalSource } from '../../ui/table/create-local-source.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { tookMs } from './compare/compare-runs.ts'
import { NodeStatus } from './NodeStatus.tsx'
import { errorName, skipText } from './node-state.ts'
import type { RunView, ShownNode } from './run-view.ts'
import { Usual } from './Usual.tsx'

type NodeTableProps = {
  view: RunView
  search: string
  onSearch: (text: string) => void
  sort: string
  onSort: (sort: string) => void
  onOpen: (nodeId: string) => void
}

type Row = ShownNode & { order: number }

/** The nodes of a run as a table; a row opens its node. */
export function NodeTable(props: NodeTableProps) {
  const choice = createColumnChoice('flow-run-nodes')
  const rows = createMemo(() => {
    const wanted = props.search.trim().toLowerCase()
    const found = props.view
      .list()
      .map((row, order): Row => ({ ...row, order }))
      .filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted))
    return sorted(found, props.sort).map((row) => ({ ...row, key: row.id, id: row.order + 1 }))
  })
  const { source, paging } = createLocalSource(rows)
  const columns = () => nodeColumns(props.view)

  return (
    <>
      <FilterBar
        search={
          <SearchBox label={t().flowRuns.searchNodes} value={props.search} onSearch={(text) => props.onSearch(text)} />
        }
        filters={[]}
        onClear={() => props.onSearch('')}
      >
        <ColumnChooser columns={columns()} choice={choice} />
      </FilterBar>
      <DataTable
        label={t().flowRuns.tabs.nodes}
        columns={columns()}
        choice={choice}
        source={source}
        paging={paging()}
        sort={props.sort}
        onSort={props.onSort}
        onOpen={(row) => props.onOpen(row.key)}
        empty={<EmptyState title={t().flowRuns.nodesEmpty} />}
      />
    </>
  )
}

type TableRow = Omit<Row, 'id'> & { id: number; key: string }

function nodeColumns(view: RunView): Column<TableRow>[] {
  const words = t().flowRuns
  return [
    {
      id: 'name',
      header: words.node,
      sort: 'order',
      isFixed: true,
      onCard: 'title',
      cell: (row) => row.name,
    },
    {
      id: 'type',
      header: words.nodeType,
      width: '112px',
      showFrom: 'lg',
      onCard: 'none',
      cell: (row) => <span class="text-ink-2">{row.drawn ? words.types[row.drawn.type] : '–'}</span>,
    },
    {
      id: 'status',
      header: words.status,
      width: '196px',
      sort: 'status',
      onCard: 'badge',
      cell: (row) => <NodeStatus node={row.node} type={row.drawn?.type} />,
    },
    {
      id: 'started',
      header: words.started,
      width: '128px',
      sort: 'started_at',
      isThere: (row) => row.node.started_at !== null,
      cell: (row) => <RelativeTime at={row.node.started_at} />,
    },
    {
      id: 'duration',
      header: words.duration,
      width: '112px',
      sort: 'duration',
      align: 'right',
      isThere: (row) => row.node.started_at !== null,
      cell: (row) => (
        <Duration
          ms={row.node.is_kept ? null : tookMs(row.node)}
          since={row.node.status === 'running' ? row.node.started_at : null}
        />
      ),
    },
    {
      id: 'usual',
      header: words.usual,
      width: '196px',
      showFrom: 'xl',
      onCard: 'none',
      cell: (row) => (
        <Usual tookMs={row.node.is_kept ? undefined : tookMs(row.node)} history={view.history().get(row.key)} />
      ),
    },
    {
      id: 'error',
      header: words.error,
      showFrom: 'lg',
      isThere: (row) => said(row) !== undefined,
      cell: (row) => (
        <Show when={said(row)} fallback={<span class="text-ink-3">–</span>}>
          {(text) => (
            <span class="text-ink-2" data-tip={text()}>
              {text()}
            </span>
          )}
        </Show>
      ),
    },
    {
      id: 'ended',
      header: words.ended,
      width: '180px',
      isHiddenAtFirst: true,
      onCard: 'none',
      cell: (row) => (row.node.ended_at ? formatExact(new Date(row.node.ended_at)) : '–'),
    },
  ]
}

function said({ node }: Pick<Row, 'node'>): string | undefined {
  if (node.error_msg) return node.error_msg
  return node.error_code ? errorName(node.error_code) : skipText(node.skip_reason)
}

const sortValue: Record<string, (row: Row) => number | string> = {
  order: (row) => row.order,
  status: (row) => row.node.status,
  started_at: (row) => (row.node.started_at ? Date.parse(row.node.started_at) : Number.MAX_SAFE_INTEGER),
  duration: (row) => tookMs(row.node) ?? -1,
}

function sorted(rows: Row[], sort: string): Row[] {
  const isDescending = sort.startsWith('-')
  const read = sortValue[sort.replace(/^-/, '')]
  if (!read) return rows
  return rows.toSorted((a, b) => {
    const [left, right] = [read(a), read(b)]
    const order = left === right ? a.order - b.order : left < right ? -1 : 1
    return isDescending ? -order : order
  })
}
