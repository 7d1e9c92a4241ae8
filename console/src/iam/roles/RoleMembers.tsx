import UserMinus from 'lucide-solid/icons/user-minus'
import { createSignal, Show } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { countParam, createUrlState } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { type Role, type User, usersQuery } from '../iam-queries.ts'
import { PersonPicker } from '../PersonPicker.tsx'
import { UserStatus } from '../users/UserStatus.tsx'
import { addRole, takeRole } from '../users/user-actions.ts'

export function RoleMembers(props: { role: Role }) {
  const state = createUrlState({ page: countParam(), size: countParam(20) })
  const [chosen, setChosen] = createSignal<User>()
  const list = createList<User>(() =>
    usersQuery({ role_id: props.role.id, sort: 'username', page: state.page, page_size: state.size }),
  )

  async function add(): Promise<void> {
    const person = chosen()
    if (person && (await addRole([person], props.role.id))) setChosen(undefined)
  }

  return (
    <>
      <Show when={can('user:write')}>
        <div class="flex max-w-form items-center gap-2 pb-3">
          <div class="min-w-0 flex-1">
            <PersonPicker
              label={t().roles.addMember}
              hideLabel
              value={String(chosen()?.id ?? '')}
              onChange={(_, person) => setChosen(person)}
              refusal={({ role_ids }) => (role_ids.includes(props.role.id) ? t().roles.isMember : undefined)}
            />
          </div>
          <Button disabled={chosen() === undefined} onClick={add}>
            {t().roles.addMember}
          </Button>
        </div>
      </Show>
      <DataTable
        label={t().roles.members}
        columns={[
          { id: 'name', header: t().users.person, isFixed: true, onCard: 'title', cell: (user) => user.name },
          { id: 'username', header: t().users.username, cell: (user) => user.username },
          {
            id: 'status',
            header: t().users.status,
            width: '120px',
            onCard: 'badge',
            cell: (user) => <UserStatus user={user} />,
          },
        ]}
        source={list}
        paging={pagingOf(state)}
        rowHref={(user) => `/users/${user.id}`}
        rowActions={(user) =>
          can('user:write')
            ? [
                {
                  label: t().roles.removeMember,
                  icon: UserMinus,
                  isQuick: true,
                  run: () => takeRole(user, props.role.id),
                },
              ]
            : []
        }
        empty={<EmptyState title={t().roles.membersEmpty} />}
      />
    </>
  )
}
