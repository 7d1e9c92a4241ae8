import { useNavigate, useParams } from '@solidjs/router'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { directoryWords } from '../../i18n/directory-words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { countParam, createUrlState } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { type Sync, startSync, syncsQuery } from './directory-queries.ts'
import { SyncStatusBadge } from './SyncStatusBadge.tsx'

export default function DirectorySyncsPage() {
  return (
    <Allowed to="identity-provider:write">
      <Syncs />
    </Allowed>
  )
}

function Syncs() {
  const words = () => directoryWords()
  const params = useParams<{ id: string }>()
  const navigate = useNavigate()
  const state = createUrlState({ page: countParam(), size: countParam(20) })
  const list = createList(() => syncsQuery({ provider_id: Number(params.id), page: state.page, page_size: state.size }))
  const start = async (): Promise<void> => {
    const id = await startSync(Number(params.id))
    if (id !== undefined) navigate(`/directory-syncs/${id}`)
  }
  const startButton = () => (
    <Button variant="primary" icon={RefreshCw} onClick={start}>
      {words().start}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={words().title}
        count={list.count()}
        description={words().description}
        actions={
          <>
            <ButtonLink href={`/identity-providers/${params.id}`}>{words().back}</ButtonLink>
            {startButton()}
          </>
        }
      />
      <DataTable
        label={words().title}
        columns={syncColumns()}
        source={list}
        paging={pagingOf(state)}
        rowHref={(sync) => `/directory-syncs/${sync.id}`}
        empty={<EmptyState icon={RefreshCw} title={words().emptyTitle} action={startButton()} />}
      />
    </>
  )
}

function syncColumns(): Column<Sync>[] {
  const words = directoryWords()
  return [
    { id: 'id', header: words.id, isFixed: true, onCard: 'title', cell: (sync) => `#${sync.id}` },
    { id: 'trigger', header: words.trigger, width: '110px', cell: (sync) => words.triggers[sync.trigger] },
    {
      id: 'read',
      header: words.read,
      cell: (sync) => words.readCounts(sync.read_departments, sync.read_people),
    },
    {
      id: 'status',
      header: words.status,
      width: '140px',
      onCard: 'badge',
      cell: (sync) => <SyncStatusBadge status={sync.status} plain />,
    },
    { id: 'created', header: words.startedAt, width: '130px', cell: (sync) => <RelativeTime at={sync.created_at} /> },
    {
      id: 'finished',
      header: words.finishedAt,
      width: '130px',
      cell: (sync) => (sync.finished_at ? <RelativeTime at={sync.finished_at} /> : '—'),
    },
  ]
}
