import { formatNumber, formatPercent } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { Duration } from '../../ui/Duration.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { Column } from '../../ui/table/columns.ts'
import type { Statistics } from './people-queries.ts'

type Numbered<T> = T & { id: number }
type Spans = { average_seconds: number | null; p95_seconds: number | null }
type Waiting = { open: number; oldest_open_at: string | null }

export function definitionColumns(): Column<Numbered<Statistics['definitions'][number]>>[] {
  const words = t().approvalPeople
  return [
    { id: 'workflow', header: words.workflows, isFixed: true, onCard: 'title', cell: (row) => row.workflow_name },
    count('submitted', words.submitted, (row) => row.submitted),
    count('approved', words.approved, (row) => row.approved),
    count('rejected', words.rejected, (row) => row.rejected),
    count('pending', words.pending, (row) => row.pending),
    ...spanColumns(),
  ]
}

/** With the share that each node has of all the time that passed. */
export function nodeColumns(total: number): Column<Numbered<Statistics['nodes'][number]>>[] {
  const words = t().approvalPeople
  return [
    {
      id: 'node',
      header: words.node,
      isFixed: true,
      onCard: 'title',
      cell: (row) => (
        <span>
          {row.node_name ?? row.node_id} <span class="text-ink-3">· {row.workflow_name}</span>
        </span>
      ),
    },
    {
      id: 'share',
      header: words.share,
      width: '160px',
      cell: (row) => <Share ratio={total > 0 ? row.total_seconds / total : 0} />,
    },
    count('visits', words.visits, (row) => row.visits),
    ...spanColumns(),
    ...waitingColumns(),
  ]
}

export function personColumns(): Column<Numbered<Statistics['people'][number]>>[] {
  const words = t().approvalPeople
  return [
    { id: 'person', header: words.person, isFixed: true, onCard: 'title', cell: (row) => row.user_name },
    count('decided', words.decided, (row) => row.decided),
    ...spanColumns(),
    ...waitingColumns(),
  ]
}

function Share(props: { ratio: number }) {
  return (
    <span class="flex items-center gap-2">
      <span class="h-1.5 w-16 shrink-0 overflow-hidden rounded-full bg-muted" aria-hidden="true">
        <span class="block h-full bg-timeout" style={{ width: `${props.ratio * 100}%` }} />
      </span>
      <span class="tabular">{formatPercent(props.ratio)}</span>
    </span>
  )
}

function count<Row>(id: string, header: string, value: (row: Row) => number): Column<Row> {
  const cell = (row: Row) => <span class="tabular">{formatNumber(value(row))}</span>
  return { id, header, width: '100px', align: 'right', cell }
}

function spanColumns<Row extends Spans>(): Column<Row>[] {
  const words = t().approvalPeople
  const span = (seconds: number | null) => <Duration ms={seconds === null ? null : Math.round(seconds * 1000)} />
  return [
    { id: 'average', header: words.average, width: '130px', align: 'right', cell: (row) => span(row.average_seconds) },
    {
      id: 'p95',
      header: words.p95,
      width: '130px',
      align: 'right',
      showFrom: 'lg',
      cell: (row) => span(row.p95_seconds),
    },
  ]
}

function waitingColumns<Row extends Waiting>(): Column<Row>[] {
  const words = t().approvalPeople
  return [
    count('open', words.openNow, (row: Row) => row.open),
    {
      id: 'oldest',
      header: words.oldest,
      width: '120px',
      showFrom: 'lg',
      cell: ({ oldest_open_at }) => (oldest_open_at ? <RelativeTime at={oldest_open_at} /> : '–'),
    },
  ]
}
