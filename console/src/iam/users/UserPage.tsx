import { A, useNavigate, useParams } from '@solidjs/router'
import Ban from 'lucide-solid/icons/ban'
import CircleCheck from 'lucide-solid/icons/circle-check'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import LockOpen from 'lucide-solid/icons/lock-open'
import Mail from 'lucide-solid/icons/mail'
import Pencil from 'lucide-solid/icons/pencil'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { formatStamp } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { piece } from '../../i18n/page.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { createUrlState, tabParam } from '../../ui/create-url-state.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import { createDepartments, createRoles } from '../create-choices.ts'
import { explainHref } from '../explain/explain-href.ts'
import { type User, userPermissionsQuery, userQuery } from '../iam-queries.ts'
import { UninvitedDialog } from './UninvitedDialog.tsx'
import { UserStatus } from './UserStatus.tsx'
import { deleteUser, inviteUsers, setStatus, type Uninvited, unlockUser } from './user-actions.ts'
import { draftOf } from './user-draft.ts'

const PermissionList = lazy(() =>
  import('../roles/PermissionList.tsx').then((module) => ({ default: module.PermissionList })),
)

const HandOverOffer = lazy(() =>
  import('../../approvals/people/HandOverOffer.tsx').then((module) => ({ default: module.HandOverOffer })),
)
const LoginList = lazy(() => import('../../audit/LoginList.tsx').then((module) => ({ default: module.LoginList })))
const ChangeList = piece(
  () => import('../../audit/ChangeList.tsx').then((module) => ({ default: module.ChangeList })),
  'jobs',
)

const tabs = ['facts', 'permissions', 'logins', 'changes'] as const

export default function UserPage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => userQuery(Number(params.id)))
  nameThisPage(() => record.data()?.name)
  return (
    <Allowed to="user:read">
      <Switch fallback={<SkeletonLines count={8} />}>
        <Match when={record.data()}>{(user) => <UserView user={user()} />}</Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </Allowed>
  )
}

function UserView(props: { user: User }) {
  const state = createUrlState({ tab: tabParam(tabs) })
  const shown = () =>
    tabs.filter((tab) =>
      tab === 'permissions'
        ? can('role:read')
        : tab === 'logins'
          ? can('login-log:read')
          : tab === 'changes'
            ? can('data-change:read')
            : true,
    )
  return (
    <>
      <PageHeader
        title={props.user.name}
        description={props.user.username}
        actions={<UserButtons user={props.user} />}
      />
      <Show when={can('approval:operate')}>
        <Suspense>
          <HandOverOffer userId={props.user.id} isLeaving={props.user.status === 'disabled'} />
        </Suspense>
      </Show>
      <Tabs
        label={props.user.name}
        tabs={shown().map((id) => ({ id, label: t().users.tabs[id] }))}
        value={state.tab}
        onChange={(tab) => state.set({ tab }, { replace: true })}
      />
      <TabPanel id={state.tab}>
        <Suspense fallback={<SkeletonLines count={6} />}>
          <Switch>
            <Match when={state.tab === 'facts'}>
              <UserFacts user={props.user} />
            </Match>
            <Match when={state.tab === 'permissions'}>
              <UserPermissions id={props.user.id} />
            </Match>
            <Match when={state.tab === 'logins'}>
              <LoginList userId={props.user.id} />
            </Match>
            <Match when={state.tab === 'changes'}>
              <ChangeList table="user" recordId={String(props.user.id)} />
            </Match>
          </Switch>
        </Suspense>
      </TabPanel>
    </>
  )
}

function UserButtons(props: { user: User }) {
  const navigate = useNavigate()
  const [uninvited, setUninvited] = createSignal<Uninvited[]>([])
  const isOff = (): boolean => props.user.status !== 'active'
  return (
    <Show when={can('user:write')}>
      <Show when={props.user.status === 'pending'}>
        <Button icon={Mail} onClick={async () => setUninvited(await inviteUsers([props.user]))}>
          {t().users.invite}
        </Button>
        <UninvitedDialog people={uninvited()} onClose={() => setUninvited([])} />
      </Show>
      <Show when={props.user.locked_until}>
        <Button icon={LockOpen} onClick={() => unlockUser(props.user)}>
          {t().users.unlock}
        </Button>
      </Show>
      <Button
        icon={isOff() ? CircleCheck : Ban}
        onClick={() => setStatus([props.user], isOff() ? 'active' : 'disabled')}
      >
        {isOff() ? t().users.enable : t().users.disable}
      </Button>
      <ButtonLink href={`/users/${props.user.id}/edit`} icon={Pencil} variant="primary">
        {t().users.edit}
      </ButtonLink>
      <Menu
        items={[
          {
            label: t().users.remove,
            icon: Trash,
            isDangerous: true,
            onSelect: async () => (await deleteUser(props.user)) && navigate('/users'),
          },
        ]}
        trigger={(trigger) => <IconButton {...trigger()} icon={Ellipsis} label={t().ui.moreActions} />}
      />
    </Show>
  )
}

function UserFacts(props: { user: User }) {
  const roles = createRoles()
  const departments = createDepartments()
  const access = createRecord(() => ({ ...userPermissionsQuery(props.user.id), isEnabled: can('role:read') }))
  const words = () => t().users
  const inWords = (id: number): string => {
    const until = access.data()?.temporary_roles.find((role) => role.id === id)?.ends_at
    return until ? words().roleUntil(roles.nameOf(id), formatStamp(new Date(until))) : roles.nameOf(id)
  }
  return (
    <div class="max-w-form">
      <Facts
        items={[
          { label: words().status, value: <UserStatus user={props.user} /> },
          { label: words().email, value: props.user.email ?? '–' },
          { label: words().phone, value: props.user.phone ?? '–' },
          { label: words().department, value: departments.pathOf(props.user.department_id) },
          {
            label: words().roles,
            value: props.user.role_ids.map(inWords).join(t().ui.separator) || t().ui.none,
          },
          ...draftOf(props.user).attributes.map(({ name, value }) => ({
            label: `${words().attributes} · ${name}`,
            value,
          })),
          { label: words().mustChange, value: props.user.must_change_password ? t().ui.yes : t().ui.no },
          {
            label: words().lastLogin,
            value: props.user.last_login_at ? <RelativeTime at={props.user.last_login_at} /> : words().neverLoggedIn,
          },
          { label: words().created, value: <RelativeTime at={props.user.created_at} /> },
        ]}
      />
    </div>
  )
}

function UserPermissions(props: { id: number }) {
  const record = createRecord(() => userPermissionsQuery(props.id))
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.data()}>
        {(answer) => (
          <PermissionList
            codes={answer().permissions}
            help={
              <>
                {t().users.permissionsHelp}{' '}
                <A href={explainHref(props.id)} class="text-accent-ink underline-offset-2 hover:underline">
                  {t().users.explainOther}
                </A>
              </>
            }
            hrefOf={(code) => explainHref(props.id, code)}
          />
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
