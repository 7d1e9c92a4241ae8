import LogIn from 'lucide-solid/icons/log-in'
import { Show } from 'solid-js'
import type { Schemas } from '../api/client.ts'
import { createList } from '../api/create-list.ts'
import { t } from '../i18n/language.ts'
import { logNames } from '../i18n/log-names.ts'
import { loginsQuery } from '../iam/iam-queries.ts'
import { Button } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { DateTimeSpan } from '../ui/DateTimeSpan.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../ui/FilterBar.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Badge } from '../ui/StatusBadge.tsx'
import { toneLook } from '../ui/status.ts'
import type { Column } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'

type Login = Schemas['LoginLog']

const statuses = ['success', 'failed'] as const
const ways = ['password', 'sso', 'mfa'] as const

/** The sign-ins of everybody, or of one user. */
export function LoginList(props: { userId?: number }) {
  const state = createUrlState({
    user: textParam(),
    status: choiceParam(statuses),
    way: choiceParam(ways),
    from: textParam(),
    to: textParam(),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(50),
  })
  const list = createList<Login>(() =>
    loginsQuery({
      user_id: props.userId,
      user_name: state.user || undefined,
      status: state.status,
      login_type: state.way,
      from: state.from || undefined,
      to: state.to || undefined,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
  )
  const clear = (): void => state.set({ user: '', status: undefined, way: undefined, from: '', to: '' })
  return (
    <>
      <FilterBar
        search={
          <Show when={props.userId === undefined}>
            <SearchBox
              label={t().logs.user}
              value={state.user}
              onSearch={(user) => state.set({ user }, { replace: true })}
            />
          </Show>
        }
        filters={[
          choiceFilter({
            label: t().logs.status,
            choices: statuses,
            labels: { success: t().logs.succeeded, failed: t().logs.failed },
            value: state.status,
            onChange: (status) => state.set({ status }),
          }),
          choiceFilter({
            label: t().logs.way,
            choices: ways,
            labels: t().logs.ways,
            value: state.way,
            onChange: (way) => state.set({ way }),
          }),
        ]}
        onClear={clear}
      >
        <DateTimeSpan from={state.from} to={state.to} onChange={(change) => state.set(change)} />
      </FilterBar>
      <DataTable
        label={t().logs.logins}
        columns={loginColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        empty={
          <EmptyState
            icon={LogIn}
            title={t().logs.emptyTitle}
            action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}
          >
            {t().logs.emptyBody}
          </EmptyState>
        }
      />
    </>
  )
}

const reasonOf = ({ fail_reason: reason }: Login): string | null => (reason && logNames().reasons[reason]) ?? reason

function loginColumns(): Column<Login>[] {
  const words = t().logs
  return [
    {
      id: 'user',
      header: words.user,
      sort: 'user_name',
      isFixed: true,
      onCard: 'title',
      cell: (row) => row.user_name ?? '–',
    },
    {
      id: 'status',
      header: words.status,
      width: '110px',
      onCard: 'badge',
      cell: (row) => (
        <Badge tone={row.status} icon={toneLook[row.status].icon} plain>
          {row.status === 'success' ? words.succeeded : words.failed}
        </Badge>
      ),
    },
    { id: 'reason', header: words.reason, showFrom: 'lg', cell: (row) => reasonOf(row) ?? '–' },
    {
      id: 'way',
      header: words.way,
      width: '130px',
      cell: (row) => [words.ways[row.login_type], row.provider].filter(Boolean).join(' · '),
    },
    { id: 'address', header: t().audit.address, width: '140px', cell: (row) => row.ip_address ?? '–' },
    { id: 'place', header: words.place, width: '140px', showFrom: 'xl', cell: (row) => row.location ?? '–' },
    { id: 'device', header: t().audit.device, width: '160px', showFrom: 'lg', cell: (row) => row.device ?? '–' },
    {
      id: 'when',
      header: t().audit.when,
      width: '120px',
      sort: 'created_at',
      cell: (row) => <RelativeTime at={row.created_at} />,
    },
  ]
}
