import { t } from '../../i18n/language.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { Column } from '../../ui/table/columns.ts'
import type { createDepartments, createRoles } from '../create-choices.ts'
import type { User } from '../iam-queries.ts'
import { UserStatus } from './UserStatus.tsx'

export function userColumns(
  roles: ReturnType<typeof createRoles>,
  departments: ReturnType<typeof createDepartments>,
): Column<User>[] {
  const words = t().users
  const rolesOf = (user: User): string => user.role_ids.map(roles.nameOf).join(t().ui.separator) || '–'
  return [
    { id: 'name', header: words.person, sort: 'name', isFixed: true, onCard: 'title', cell: (user) => user.name },
    { id: 'username', header: words.username, sort: 'username', width: '160px', cell: (user) => user.username },
    {
      id: 'department',
      header: words.department,
      width: '160px',
      showFrom: 'lg',
      cell: (user) => (
        <span data-tip={departments.pathOf(user.department_id)}>{departments.nameOf(user.department_id)}</span>
      ),
    },
    {
      id: 'roles',
      header: words.roles,
      width: '200px',
      cell: (user) => <span data-tip={rolesOf(user)}>{rolesOf(user)}</span>,
    },
    {
      id: 'email',
      header: words.email,
      width: '200px',
      isHiddenAtFirst: true,
      onCard: 'none',
      cell: (user) => user.email ?? '–',
    },
    {
      id: 'status',
      header: words.status,
      width: '110px',
      sort: 'status',
      onCard: 'badge',
      cell: (user) => <UserStatus user={user} />,
    },
    {
      id: 'lastLogin',
      header: words.lastLogin,
      width: '130px',
      sort: 'last_login_at',
      showFrom: 'lg',
      cell: (user) => <RelativeTime at={user.last_login_at} />,
    },
    {
      id: 'created',
      header: words.created,
      width: '130px',
      sort: 'created_at',
      showFrom: 'xl',
      onCard: 'none',
      cell: (user) => <RelativeTime at={user.created_at} />,
    },
  ]
}
