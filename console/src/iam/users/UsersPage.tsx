import { useNavigate } from '@solidjs/router'
import Ban from 'lucide-solid/icons/ban'
import CircleCheck from 'lucide-solid/icons/circle-check'
import Download from 'lucide-solid/icons/download'
import KeyRound from 'lucide-solid/icons/key-round'
import LockOpen from 'lucide-solid/icons/lock-open'
import Mail from 'lucide-solid/icons/mail'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import Upload from 'lucide-solid/icons/upload'
import Users from 'lucide-solid/icons/users'
import { createSignal, Show } from 'solid-js'
import { userStatuses } from '../../../../domain/iam/user-status.ts'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { ColumnChooser } from '../../ui/table/ColumnChooser.tsx'
import { type BulkAction, createColumnChoice, type RowAction } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { createDepartments, createRoles } from '../create-choices.ts'
import { type User, usersQuery } from '../iam-queries.ts'
import { AssignRoleDialog } from './AssignRoleDialog.tsx'
import { UninvitedDialog } from './UninvitedDialog.tsx'
import { deleteUser, downloadTable, inviteUsers, setStatus, type Uninvited, unlockUser } from './user-actions.ts'
import { userColumns } from './user-columns.tsx'

export default function UsersPage() {
  return (
    <Allowed to="user:read">
      <UserList />
    </Allowed>
  )
}

function UserList() {
  const navigate = useNavigate()
  const state = createUrlState({
    q: textParam(),
    status: choiceParam(userStatuses),
    department: textParam(),
    role: textParam(),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(20),
  })
  const choice = createColumnChoice('users')
  const roles = createRoles()
  const departments = createDepartments()
  const [assigned, setAssigned] = createSignal<User[]>()
  const [uninvited, setUninvited] = createSignal<Uninvited[]>([])
  const filter = () => ({
    q: state.q || undefined,
    status: state.status,
    department_id: Number(state.department) || undefined,
    role_id: Number(state.role) || undefined,
  })
  const list = createList<User>(() =>
    usersQuery({ ...filter(), sort: state.sort, page: state.page, page_size: state.size }),
  )
  const clear = (): void => state.set({ q: '', status: undefined, department: '', role: '' })
  const columns = () => userColumns(roles, departments)

  function actionsOf(user: User): RowAction[] {
    if (!can('user:write')) return []
    const words = t().users
    const isOff = user.status !== 'active'
    return [
      { label: words.edit, icon: Pencil, run: () => navigate(`/users/${user.id}/edit`), isQuick: true },
      ...(user.status === 'pending' ? [{ label: words.invite, icon: Mail, run: () => invite([user]) }] : []),
      ...(user.locked_until ? [{ label: words.unlock, icon: LockOpen, run: () => unlockUser(user) }] : []),
      isOff
        ? { label: words.enable, icon: CircleCheck, run: () => setStatus([user], 'active') }
        : { label: words.disable, icon: Ban, run: () => setStatus([user], 'disabled') },
      { label: words.remove, icon: Trash, run: () => deleteUser(user), isDangerous: true },
    ]
  }

  const chosen = (ids: number[]): User[] => (list.rows() ?? []).filter((user) => ids.includes(user.id))
  const bulkActions = (): BulkAction[] =>
    can('user:write')
      ? [
          { label: t().users.enable, icon: CircleCheck, run: (ids) => setStatus(chosen(ids), 'active') },
          { label: t().users.disable, icon: Ban, run: (ids) => setStatus(chosen(ids), 'disabled') },
          { label: t().users.invite, icon: Mail, run: (ids) => invite(chosen(ids)) },
          { label: t().users.assignRole, icon: KeyRound, run: (ids) => setAssigned(chosen(ids)) },
        ]
      : []

  async function invite(users: User[]): Promise<void> {
    setUninvited(await inviteUsers(users))
  }

  function exportAs(format: 'csv' | 'xlsx'): Promise<void> {
    const given = Object.entries(filter()).filter(([, value]) => value !== undefined)
    const query = new URLSearchParams([['format', format], ...given.map(([name, value]) => [name, String(value)])])
    return downloadTable(new Request(`/api/v1/users/export?${query}`), `users.${format}`)
  }

  return (
    <>
      <PageHeader
        title={t().users.title}
        count={list.count()}
        actions={
          <>
            <Show when={can('user:export')}>
              <Menu
                items={[
                  { label: t().users.exportXlsx, onSelect: () => exportAs('xlsx') },
                  { label: t().users.exportCsv, onSelect: () => exportAs('csv') },
                ]}
                trigger={(trigger) => (
                  <Button {...(trigger() as object)} icon={Download}>
                    {t().users.exportList}
                  </Button>
                )}
              />
            </Show>
            <Show when={can('user:write')}>
              <ButtonLink href="/users/import" icon={Upload}>
                {t().users.importUsers}
              </ButtonLink>
              <ButtonLink href="/users/new" variant="primary" icon={Plus}>
                {t().users.newUser}
              </ButtonLink>
            </Show>
          </>
        }
      />
      <FilterBar
        search={
          <SearchBox label={t().users.search} value={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />
        }
        filters={[
          choiceFilter({
            label: t().users.status,
            choices: userStatuses,
            labels: t().users.statuses,
            value: state.status,
            onChange: (status) => state.set({ status }),
          }),
          {
            label: t().users.department,
            value: state.department || undefined,
            options: departments.options(),
            onChange: (value) => state.set({ department: value ?? '' }),
          },
          ...(can('role:read')
            ? [
                {
                  label: t().users.roles,
                  value: state.role || undefined,
                  options: roles.options(),
                  onChange: (value: string | undefined) => state.set({ role: value ?? '' }),
                },
              ]
            : []),
        ]}
        onClear={clear}
      >
        <ColumnChooser columns={columns()} choice={choice} />
      </FilterBar>
      <DataTable
        label={t().users.title}
        columns={columns()}
        choice={choice}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(user) => `/users/${user.id}`}
        rowActions={actionsOf}
        bulkActions={bulkActions()}
        empty={
          <EmptyState
            icon={Users}
            title={t().users.emptyTitle}
            action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}
          >
            {t().users.emptyBody}
          </EmptyState>
        }
      />
      <Show when={assigned()}>
        {(users) => (
          <AssignRoleDialog users={users()} options={roles.options()} onClose={() => setAssigned(undefined)} />
        )}
      </Show>
      <UninvitedDialog people={uninvited()} onClose={() => setUninvited([])} />
    </>
  )
}
