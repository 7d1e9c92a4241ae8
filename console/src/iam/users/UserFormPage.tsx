import { useNavigate, useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { answerOf, api, once } from '../../api/client.ts'
import { createRecord } from '../../api/create-record.ts'
import { createIntent } from '../../api/intent.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { createForm } from '../../ui/create-form.ts'
import { createRecordVersion } from '../../ui/create-record-version.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Form, FormSection } from '../../ui/Form.tsx'
import { KeyValueEditor } from '../../ui/KeyValueEditor.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { Select } from '../../ui/Select.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { StaleDialog } from '../../ui/StaleDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { ChoiceList } from '../ChoiceList.tsx'
import { createDepartments, createRoles } from '../create-choices.ts'
import { type User, userQuery } from '../iam-queries.ts'
import { refreshUsers } from './user-actions.ts'
import { bodyOfDraft, checkUser, draftOf, emptyUser, type UserDraft } from './user-draft.ts'

export default function UserFormPage() {
  const params = useParams<{ id?: string }>()
  return (
    <Allowed to="user:write">
      <Show when={params.id} keyed fallback={<NewUser />}>
        {(id) => <ExistingUser id={Number(id)} />}
      </Show>
    </Allowed>
  )
}

function NewUser() {
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={t().users.newUser} />
      <UserForm onDone={(user) => navigate(`/users/${user.id}`)} onCancel={() => navigate('/users')} />
    </>
  )
}

function ExistingUser(props: { id: number }) {
  const navigate = useNavigate()
  const record = createRecord(() => userQuery(props.id))
  nameThisPage(() => record.data()?.name)
  const back = (): void => navigate(`/users/${props.id}`)
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()} keyed>
        {(user) => (
          <>
            <PageHeader title={user.name} />
            <UserForm user={user} onDone={back} onCancel={back} />
          </>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function UserForm(props: { user?: User; onDone: (user: User) => void; onCancel: () => void }) {
  const intent = createIntent()
  const roles = createRoles()
  const departments = createDepartments()
  const version = createRecordVersion(props.user)
  const words = () => t().users
  const form = createForm<UserDraft>({
    initial: props.user ? draftOf(props.user) : emptyUser,
    check: checkUser,
    fieldOf: (field) => field.split('.')[0] ?? field,
    save,
  })

  async function save(draft: UserDraft): Promise<void> {
    try {
      const saved = await send(draft)
      toast.success(props.user ? words().saved(saved.name) : words().createdOne(saved.name))
      await refreshUsers()
      props.onDone(saved)
    } catch (error) {
      version.notice(error)
      throw error
    }
  }

  async function send(draft: UserDraft): Promise<User> {
    const body = bodyOfDraft(draft, props.user?.attributes)
    if (props.user) {
      const path = { id: props.user.id }
      return answerOf(
        api.PUT('/api/v1/users/{id}', { params: { path }, body: { ...body, version: version.current() } }),
      )
    }
    const created = await answerOf(api.POST('/api/v1/users', { body, ...once(intent.keyFor(body)) }))
    intent.done()
    return created
  }

  return (
    <>
      <Form form={form} submitLabel={props.user ? words().save : words().create} onCancel={props.onCancel}>
        <FormSection title={words().basic}>
          <TextField
            label={words().username}
            help={words().usernameHelp}
            required
            autofocus
            maxLength={64}
            autocomplete="off"
            {...form.bind('username')}
          />
          <TextField label={words().person} required={false} maxLength={100} {...form.bind('name')} />
          <TextField label={words().email} type="email" required={false} maxLength={254} {...form.bind('email')} />
          <TextField label={words().phone} type="tel" required={false} maxLength={32} {...form.bind('phone')} />
        </FormSection>
        <FormSection title={words().access}>
          <Combobox
            label={words().department}
            required={false}
            options={[{ value: '', label: words().noDepartment }, ...departments.options()]}
            {...form.bind('department_id')}
          />
          <ChoiceList
            label={words().roles}
            help={words().rolesHelp}
            options={roles.options()}
            {...form.bind('role_ids')}
          />
          <Select
            label={words().status}
            options={(['active', 'pending', 'disabled'] as const).map((value) => ({
              value,
              label: words().statuses[value],
            }))}
            {...form.bind('status')}
          />
        </FormSection>
        <FormSection title={words().password}>
          <PasswordField
            label={words().newPassword}
            help={props.user ? words().passwordHelp : words().passwordHelpNew}
            required={false}
            autocomplete="new-password"
            {...form.bind('password')}
          />
          <Checkbox
            label={words().mustChange}
            checked={form.values.must_change_password}
            onChange={(isOn) => form.set('must_change_password', isOn)}
          />
        </FormSection>
        <FormSection title={words().attributes} description={words().attributesHelp}>
          <KeyValueEditor
            label={words().attributes}
            name="attributes"
            items={form.values.attributes}
            onChange={(items) => form.set('attributes', items)}
            error={form.error('attributes')}
            namePlaceholder="regions"
            addLabel={words().addAttribute}
          />
        </FormSection>
      </Form>
      <StaleDialog version={version} form={form} draftOf={draftOf} words={words()} />
    </>
  )
}
