import { useNavigate } from '@solidjs/router'
import Copy from 'lucide-solid/icons/copy'
import KeyRound from 'lucide-solid/icons/key-round'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { Show } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import type { Column, RowAction } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { createRoles } from '../create-choices.ts'
import { type Role, rolesQuery } from '../iam-queries.ts'
import { deleteRole } from './role-actions.ts'

const kinds = ['true', 'false'] as const

export default function RolesPage() {
  return (
    <Allowed to="role:read">
      <RoleList />
    </Allowed>
  )
}

function RoleList() {
  const navigate = useNavigate()
  const state = createUrlState({
    q: textParam(),
    builtin: choiceParam(kinds),
    sort: textParam('id'),
    page: countParam(),
    size: countParam(20),
  })
  const roles = createRoles()
  const list = createList<Role>(() =>
    rolesQuery({
      q: state.q || undefined,
      builtin: state.builtin,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
  )
  const clear = (): void => state.set({ q: '', builtin: undefined })

  function actionsOf(role: Role): RowAction[] {
    if (!can('role:write')) return []
    return [
      { label: t().roles.edit, icon: Pencil, run: () => navigate(`/roles/${role.id}/edit`), isQuick: true },
      { label: t().roles.copy, icon: Copy, run: () => navigate(`/roles/new?from=${role.id}`) },
      ...(role.builtin
        ? []
        : [{ label: t().roles.remove, icon: Trash, run: () => deleteRole(role), isDangerous: true }]),
    ]
  }

  return (
    <>
      <PageHeader
        title={t().roles.title}
        count={list.count()}
        actions={
          <Show when={can('role:write')}>
            <ButtonLink href="/roles/new" variant="primary" icon={Plus}>
              {t().roles.newRole}
            </ButtonLink>
          </Show>
        }
      />
      <FilterBar
        search={
          <SearchBox label={t().roles.search} value={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />
        }
        filters={[
          choiceFilter({
            label: t().roles.kind,
            choices: kinds,
            labels: { true: t().roles.builtin, false: t().roles.custom },
            value: state.builtin,
            onChange: (builtin) => state.set({ builtin }),
          }),
        ]}
        onClear={clear}
      />
      <DataTable
        label={t().roles.title}
        columns={roleColumns(roles.nameOf)}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(role) => `/roles/${role.id}`}
        rowActions={actionsOf}
        empty={
          <EmptyState
            icon={KeyRound}
            title={t().roles.emptyTitle}
            action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}
          >
            {t().roles.emptyBody}
          </EmptyState>
        }
      />
    </>
  )
}

function roleColumns(nameOf: (id: number) => string): Column<Role>[] {
  const words = t().roles
  return [
    { id: 'name', header: words.name, sort: 'name', isFixed: true, onCard: 'title', cell: (role) => role.name },
    {
      id: 'code',
      header: words.code,
      sort: 'code',
      width: '180px',
      cell: (role) => <code class="font-mono text-xs">{role.code}</code>,
    },
    {
      id: 'kind',
      header: words.kind,
      width: '100px',
      onCard: 'badge',
      cell: (role) => (
        <span class="rounded-sm bg-muted px-1.5 py-0.5 text-xs text-ink-2">
          {role.builtin ? words.builtin : words.custom}
        </span>
      ),
    },
    {
      id: 'parents',
      header: words.parents,
      showFrom: 'lg',
      cell: (role) => role.parent_ids.map(nameOf).join(t().ui.separator) || '–',
    },
    {
      id: 'count',
      header: words.permissionCount,
      width: '90px',
      align: 'right',
      cell: (role) => role.permission_codes.length,
    },
    {
      id: 'updated',
      header: words.updated,
      width: '130px',
      sort: 'updated_at',
      showFrom: 'lg',
      cell: (role) => <RelativeTime at={role.updated_at} />,
    },
  ]
}
