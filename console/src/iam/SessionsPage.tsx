import LogOut from 'lucide-solid/icons/log-out'
import UserX from 'lucide-solid/icons/user-x'
import Users from 'lucide-solid/icons/users'
import { Show } from 'solid-js'
import { deviceKinds } from '../../../domain/iam/device.ts'
import { answerOf, api } from '../api/client.ts'
import { createList } from '../api/create-list.ts'
import { queryClient } from '../api/query-client.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { confirmAction } from '../ui/confirm.ts'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../ui/FilterBar.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Badge } from '../ui/StatusBadge.tsx'
import type { Column, RowAction } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { toast } from '../ui/toast.ts'
import { type Session, sessionsQuery } from './access-queries.ts'

export default function SessionsPage() {
  return (
    <Allowed to="session:read">
      <Sessions />
    </Allowed>
  )
}

function Sessions() {
  const state = createUrlState({
    q: textParam(),
    kind: choiceParam(deviceKinds),
    sort: textParam('-last_active_at'),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList(() => ({
    ...sessionsQuery({
      ...(state.q && { q: state.q }),
      device_kind: state.kind,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
    everyMs: 10_000,
  }))
  const isFiltered = (): boolean => state.q !== '' || state.kind !== undefined
  const clear = (): void => state.set({ q: '', kind: undefined })
  return (
    <>
      <PageHeader title={t().online.title} count={list.count()} description={t().online.description} />
      <FilterBar
        search={<SearchBox label={t().online.search} value={state.q} onSearch={(q) => state.set({ q })} />}
        filters={[
          choiceFilter({
            label: t().online.kind,
            choices: deviceKinds,
            labels: t().online.kinds,
            value: state.kind,
            onChange: (kind) => state.set({ kind }),
          }),
        ]}
        onClear={clear}
      />
      <DataTable
        label={t().online.title}
        columns={sessionColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowActions={actionsOf}
        empty={
          isFiltered() ? (
            <EmptyState
              title={t().online.emptyFiltered}
              action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}
            />
          ) : (
            <EmptyState icon={Users} title={t().online.emptyTitle} />
          )
        }
      />
    </>
  )
}

function actionsOf(session: Session): RowAction[] {
  if (!can('session:delete')) return []
  return [
    {
      label: t().online.kick,
      icon: LogOut,
      run: () => kick(session),
      isDangerous: true,
      isDisabled: session.current,
      isQuick: true,
    },
    { label: t().online.kickAll, icon: UserX, run: () => kickAll(session), isDangerous: true },
  ]
}

async function kick(session: Session): Promise<void> {
  const words = t().online
  await kickAfter(
    { title: words.kickTitle(session.name), body: words.kickBody(session.device || words.device) },
    words.kick,
    () => answerOf(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id: session.id } } })),
  )
}

async function kickAll(session: Session): Promise<void> {
  const words = t().online
  await kickAfter({ title: words.kickAllTitle(session.name), body: words.kickAllBody }, words.kickAll, () =>
    answerOf(api.DELETE('/api/v1/users/{id}/sessions', { params: { path: { id: session.user_id } } })),
  )
}

async function kickAfter(
  question: { title: string; body: string },
  confirmLabel: string,
  end: () => Promise<{ ended: number }>,
): Promise<void> {
  if (!(await confirmAction({ ...question, confirmLabel, isDangerous: true }))) return
  try {
    toast.success(t().online.kicked((await end()).ended))
  } catch (error) {
    toast.error(t().online.kickFailed, error)
  }
  await queryClient.invalidateQueries({ queryKey: ['sessions'] })
}

function sessionColumns(): Column<Session>[] {
  const words = t().online
  return [
    {
      id: 'user',
      header: words.user,
      sort: 'username',
      isFixed: true,
      onCard: 'title',
      cell: (session) => (
        <span class="inline-flex min-w-0 items-center gap-2">
          <span class="truncate">
            {session.name} <span class="text-ink-3">{session.username}</span>
          </span>
          <Show when={session.current}>
            <Badge tone="success">{words.me}</Badge>
          </Show>
        </span>
      ),
    },
    {
      id: 'device',
      header: words.device,
      width: '210px',
      cell: (session) => <span data-tip={session.device}>{session.device || words.kinds[session.device_kind]}</span>,
    },
    {
      id: 'kind',
      header: words.kind,
      width: '96px',
      showFrom: 'xl',
      cell: (session) => words.kinds[session.device_kind],
    },
    { id: 'place', header: words.place, width: '190px', cell: (session) => session.location ?? words.unknownPlace },
    {
      id: 'address',
      header: words.address,
      width: '150px',
      showFrom: 'lg',
      cell: (session) => <span class="font-mono text-sm">{session.ip_address ?? '–'}</span>,
    },
    {
      id: 'started',
      header: words.startedAt,
      width: '112px',
      sort: 'started_at',
      showFrom: 'lg',
      cell: (session) => <RelativeTime at={session.started_at} />,
    },
    {
      id: 'active',
      header: words.lastActive,
      width: '112px',
      sort: 'last_active_at',
      onCard: 'badge',
      cell: (session) => <RelativeTime at={session.last_active_at} />,
    },
  ]
}
