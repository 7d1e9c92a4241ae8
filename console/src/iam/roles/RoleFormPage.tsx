import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createMemo, Match, Show, Switch } from 'solid-js'
import { answerOf, api, once } from '../../api/client.ts'
import { createRecord } from '../../api/create-record.ts'
import { createIntent } from '../../api/intent.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { createForm } from '../../ui/create-form.ts'
import { createRecordVersion } from '../../ui/create-record-version.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Form, FormSection } from '../../ui/Form.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { StaleDialog } from '../../ui/StaleDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { ChoiceList } from '../ChoiceList.tsx'
import { createDepartments, createRoles } from '../create-choices.ts'
import { permissionsQuery, type Role, roleQuery } from '../iam-queries.ts'
import { PermissionTree } from './PermissionTree.tsx'
import { heirsOf, inheritedFrom } from './permission-tree.ts'
import { ColumnsEditor, ScopesEditor } from './RuleEditors.tsx'
import { refreshRoles } from './role-actions.ts'
import { checkRole, copyOfRole, emptyRole, type RoleDraft, roleBodyOf, roleDraftOf } from './role-draft.ts'

export default function RoleFormPage() {
  const params = useParams<{ id?: string }>()
  const [search] = useSearchParams<{ from?: string }>()
  const origin = (): string | undefined => params.id ?? search.from
  return (
    <Allowed to="role:write">
      <Show when={origin()} keyed fallback={<NewRole />}>
        {(id) => <FromRole id={Number(id)} isCopy={params.id === undefined} />}
      </Show>
    </Allowed>
  )
}

function NewRole() {
  return (
    <>
      <PageHeader title={t().roles.newRole} />
      <RoleForm initial={emptyRole} />
    </>
  )
}

function FromRole(props: { id: number; isCopy: boolean }) {
  const record = createRecord(() => roleQuery(props.id))
  nameThisPage(() => (props.isCopy ? undefined : record.data()?.name))
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()} keyed>
        {(role) => (
          <>
            <PageHeader title={props.isCopy ? t().roles.copyOf(role.name) : role.name} />
            <Show when={props.isCopy} fallback={<RoleForm role={role} initial={roleDraftOf(role)} />}>
              <RoleForm initial={copyOfRole(role)} />
            </Show>
          </>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function RoleForm(props: { role?: Role; initial: RoleDraft }) {
  const navigate = useNavigate()
  const intent = createIntent()
  const roles = createRoles()
  const departments = createDepartments()
  const permissions = createRecord(permissionsQuery)
  const version = createRecordVersion(props.role)
  const words = () => t().roles
  const form = createForm<RoleDraft>({
    initial: props.initial,
    check: checkRole,
    fieldOf: (field) => field.split('.')[0] ?? field,
    save,
  })
  const inherited = createMemo(() => inheritedFrom(form.values.parent_ids.map(Number), roles.all()))
  const parents = () => {
    const heirs = props.role ? heirsOf(props.role.id, roles.all()) : new Set<number>()
    return roles.options().filter(({ value }) => !heirs.has(Number(value)))
  }

  async function save(draft: RoleDraft): Promise<void> {
    try {
      const saved = await send(draft)
      toast.success(words().saved(saved.name))
      await refreshRoles()
      navigate(`/roles/${saved.id}`)
    } catch (error) {
      version.notice(error)
      throw error
    }
  }

  async function send(draft: RoleDraft): Promise<Role> {
    const body = roleBodyOf(draft)
    if (props.role) {
      const path = { id: props.role.id }
      return answerOf(
        api.PUT('/api/v1/roles/{id}', { params: { path }, body: { ...body, version: version.current() } }),
      )
    }
    const created = await answerOf(api.POST('/api/v1/roles', { body, ...once(intent.keyFor(body)) }))
    intent.done()
    return created
  }

  return (
    <>
      <Form
        form={form}
        submitLabel={props.role ? words().save : words().create}
        onCancel={() => navigate(props.role ? `/roles/${props.role.id}` : '/roles')}
      >
        <FormSection title={words().basic}>
          <TextField label={words().name} required autofocus maxLength={100} {...form.bind('name')} />
          <TextField
            label={words().code}
            help={words().codeHelp}
            required
            mono
            maxLength={50}
            readOnly={props.role?.builtin ?? false}
            {...form.bind('code')}
          />
          <ChoiceList
            label={words().parents}
            help={words().parentsHelp}
            options={parents()}
            {...form.bind('parent_ids')}
          />
        </FormSection>
        <FormSection title={words().permissions} description={words().permissionsHelp}>
          <Show when={permissions.data()} fallback={<SkeletonLines count={8} />}>
            {(list) => (
              <PermissionTree
                permissions={list().items}
                value={form.values.permission_codes}
                inherited={inherited()}
                isFixed={props.role?.code === 'super_admin'}
                onChange={(codes) => form.set('permission_codes', codes)}
              />
            )}
          </Show>
        </FormSection>
        <FormSection title={words().scopes} description={words().scopesHelp}>
          <ScopesEditor
            value={form.values.data_scopes}
            departments={departments}
            onChange={(value) => form.set('data_scopes', value)}
          />
        </FormSection>
        <FormSection title={words().columns} description={words().columnsHelp}>
          <ColumnsEditor value={form.values.column_rules} onChange={(value) => form.set('column_rules', value)} />
        </FormSection>
      </Form>
      <StaleDialog version={version} form={form} draftOf={roleDraftOf} words={t().users} />
    </>
  )
}
