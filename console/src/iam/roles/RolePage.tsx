import { useNavigate, useParams } from '@solidjs/router'
import Copy from 'lucide-solid/icons/copy'
import Pencil from 'lucide-solid/icons/pencil'
import Trash from 'lucide-solid/icons/trash'
import { createMemo, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { createUrlState, tabParam } from '../../ui/create-url-state.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import { createRoles } from '../create-choices.ts'
import { type Role, roleQuery } from '../iam-queries.ts'
import { PermissionList } from './PermissionList.tsx'
import { inheritedFrom } from './permission-tree.ts'
import { RoleMembers } from './RoleMembers.tsx'
import { deleteRole } from './role-actions.ts'

const RoleRules = lazy(() => import('./RoleRules.tsx').then((module) => ({ default: module.RoleRules })))

const tabs = ['permissions', 'rules', 'members'] as const

export default function RolePage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => roleQuery(Number(params.id)))
  nameThisPage(() => record.data()?.name)
  return (
    <Allowed to="role:read">
      <Switch fallback={<SkeletonLines count={8} />}>
        <Match when={record.data()}>{(role) => <RoleView role={role()} />}</Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </Allowed>
  )
}

function RoleView(props: { role: Role }) {
  const navigate = useNavigate()
  const state = createUrlState({ tab: tabParam(tabs) })
  const roles = createRoles()
  const all = createMemo(() => [
    ...new Set([...props.role.permission_codes, ...inheritedFrom(props.role.parent_ids, roles.all()).keys()]),
  ])
  const remove = async (): Promise<void> => {
    if (await deleteRole(props.role)) navigate('/roles')
  }
  return (
    <>
      <PageHeader
        title={props.role.name}
        description={[
          props.role.code,
          props.role.builtin ? t().roles.builtin : t().roles.custom,
          ...props.role.parent_ids.map((id) => t().roles.from(roles.nameOf(id))),
        ].join(' · ')}
        actions={
          <Show when={can('role:write')}>
            <Show when={!props.role.builtin}>
              <Button icon={Trash} onClick={remove}>
                {t().roles.remove}
              </Button>
            </Show>
            <ButtonLink href={`/roles/new?from=${props.role.id}`} icon={Copy}>
              {t().roles.copy}
            </ButtonLink>
            <ButtonLink href={`/roles/${props.role.id}/edit`} icon={Pencil} variant="primary">
              {t().roles.edit}
            </ButtonLink>
          </Show>
        }
      />
      <Tabs
        label={props.role.name}
        tabs={tabs
          .filter((tab) => tab !== 'members' || can('user:read'))
          .map((id) => ({ id, label: t().roles.tabs[id] }))}
        value={state.tab}
        onChange={(tab) => state.set({ tab }, { replace: true })}
      />
      <TabPanel id={state.tab}>
        <Suspense fallback={<SkeletonLines count={6} />}>
          <Switch fallback={<PermissionList codes={all()} help={t().roles.allPermissions} />}>
            <Match when={state.tab === 'rules'}>
              <RoleRules role={props.role} />
            </Match>
            <Match when={state.tab === 'members'}>
              <RoleMembers role={props.role} />
            </Match>
          </Switch>
        </Suspense>
      </TabPanel>
    </>
  )
}
