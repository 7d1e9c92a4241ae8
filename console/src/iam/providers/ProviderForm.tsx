import FlaskConical from 'lucide-solid/icons/flask-conical'
import { createSignal, For, Show } from 'solid-js'
import { answerOf, api, once } from '../../api/client.ts'
import { createIntent } from '../../api/intent.ts'
import { providerWords } from '../../i18n/provider-words.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { createForm, type Form as FormState } from '../../ui/create-form.ts'
import { createRecordVersion } from '../../ui/create-record-version.ts'
import { Form, FormSection } from '../../ui/Form.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { Select } from '../../ui/Select.tsx'
import { StaleDialog } from '../../ui/StaleDialog.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TagsInput } from '../../ui/TagsInput.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { AddressToCopy } from './AddressToCopy.tsx'
import { CardSection } from './CardSection.tsx'
import { ConfigField } from './ConfigField.tsx'
import { DefaultRoles } from './DefaultRoles.tsx'
import { ProviderTestDialog } from './ProviderTestDialog.tsx'
import { bodyOf, checkDraft, configFor, draftOf, emptyDraft, hasSecret, type ProviderDraft } from './provider-draft.ts'
import { companyHelp, fieldsOf, type ProviderField } from './provider-fields.ts'
import { type Provider, type ProviderType, refreshProviders } from './provider-queries.ts'

type ProviderFormProps = { provider?: Provider; onDone: (provider: Provider) => void; onCancel: () => void }
type State = FormState<ProviderDraft>

const firstLogins = ['link', 'create', 'refuse'] as const

export function ProviderForm(props: ProviderFormProps) {
  const words = () => providerWords()
  const intent = createIntent()
  const version = createRecordVersion(props.provider)
  const [isTesting, setTesting] = createSignal(false)
  const form: State = createForm<ProviderDraft>({
    initial: props.provider ? draftOf(props.provider) : emptyDraft(),
    check: (draft) => checkDraft(draft, props.provider),
    save,
  })

  async function save(draft: ProviderDraft): Promise<void> {
    try {
      const saved = await send(draft)
      toast.success(props.provider ? words().saved(saved.name) : words().created(saved.name))
      await refreshProviders()
      props.onDone(saved)
    } catch (error) {
      version.notice(error)
      throw error
    }
  }

  async function send(draft: ProviderDraft): Promise<Provider> {
    const body = bodyOf(draft)
    if (props.provider) {
      const path = { id: props.provider.id }
      return answerOf(
        api.PUT('/api/v1/identity-providers/{id}', { params: { path }, body: { ...body, version: version.current() } }),
      )
    }
    const created = await answerOf(api.POST('/api/v1/identity-providers', { body, ...once(intent.keyFor(body)) }))
    intent.done()
    return created
  }

  return (
    <fieldset disabled={!can('identity-provider:write')} class="min-w-0">
      <Form
        form={form}
        submitLabel={props.provider ? words().save : words().create}
        onCancel={props.onCancel}
        extra={
          <Show when={props.provider}>
            <span data-tip={form.isDirty() ? words().testNeedsSave : undefined}>
              <Button icon={FlaskConical} disabled={form.isDirty()} onClick={() => setTesting(true)}>
                {words().test}
              </Button>
            </span>
          </Show>
        }
      >
        <Basics form={form} isNew={props.provider === undefined} />
        <Connection form={form} provider={props.provider} />
        <CardSection form={form} provider={props.provider} />
        <People form={form} />
      </Form>
      <StaleDialog version={version} form={form} draftOf={draftOf} words={words()} />
      <ProviderTestDialog provider={isTesting() ? props.provider : undefined} onClose={() => setTesting(false)} />
    </fieldset>
  )
}

function Basics(props: { form: State; isNew: boolean }) {
  const words = () => providerWords()
  return (
    <FormSection title={words().basic}>
      <Show when={props.isNew}>
        <Select
          label={words().type}
          name="type"
          value={props.form.values.type}
          options={(Object.keys(fieldsOf) as ProviderType[]).map((value) => ({ value, label: words().types[value] }))}
          onChange={(type) => {
            props.form.set('config', configFor(type))
            props.form.set('type', type)
          }}
        />
      </Show>
      <TextField label={words().name} help={words().nameHelp} maxLength={100} required {...props.form.bind('name')} />
      <TextField
        label={words().code}
        help={words().codeHelp}
        maxLength={32}
        mono
        required
        spellcheck={false}
        readOnly={!props.isNew}
        {...props.form.bind('code')}
      />
      <Switch
        label={words().isEnabled}
        help={words().isEnabledHelp}
        checked={props.form.values.status === 'enabled'}
        onChange={(isOn) => props.form.set('status', isOn ? 'enabled' : 'disabled')}
      />
    </FormSection>
  )
}

function Connection(props: { form: State; provider: Provider | undefined }) {
  const words = () => providerWords()
  const fields = (place?: ProviderField['place']) =>
    fieldsOf[props.form.values.type].filter((field) => field.place === place)
  const callback = (): string | undefined => {
    if (props.provider) return props.provider.callback_url ?? undefined
    return `${location.origin}/api/v1/oauth/${props.form.values.code || '…'}/callback`
  }
  return (
    <>
      <FormSection title={words().connection} description={words().connectionHelp}>
        <AddressToCopy
          label={words().callback}
          help={words().callbackHelp}
          address={callback()}
          canCopy={props.provider !== undefined || props.form.values.code !== ''}
        />
        <For each={fields()}>{(field) => <ConfigField form={props.form} field={field} />}</For>
        <Show when={hasSecret(props.form.values)}>
          <PasswordField
            label={words().secrets[props.form.values.type]}
            help={props.provider?.has_secret ? words().secretKept : undefined}
            autocomplete="new-password"
            {...props.form.bind('secret')}
          />
        </Show>
      </FormSection>
      <FieldSection
        form={props.form}
        title={words().addresses}
        help={words().addressesHelp}
        fields={fields('addresses')}
      />
      <FieldSection
        form={props.form}
        title={words().directory}
        help={words().directoryHelp}
        fields={fields('directory')}
      />
    </>
  )
}

function FieldSection(props: { form: State; title: string; help: string; fields: ProviderField[] }) {
  return (
    <Show when={props.fields.length > 0}>
      <FormSection title={props.title} description={props.help}>
        <For each={props.fields}>{(field) => <ConfigField form={props.form} field={field} />}</For>
      </FormSection>
    </Show>
  )
}

function People(props: { form: State }) {
  const words = () => providerWords()
  const help = () => companyHelp(props.form.values.type, props.form.values.config)
  return (
    <FormSection title={words().people}>
      <Show when={help()}>
        {(kind) => (
          <TagsInput
            label={words().tenants}
            help={words().tenantsHelp[kind()]}
            max={100}
            {...props.form.bind('allowed_tenants')}
          />
        )}
      </Show>
      <RadioGroup
        label={words().firstLogin}
        {...props.form.bind('first_login')}
        options={firstLogins.map((value) => ({
          value,
          label: words().firstLogins[value],
          help: words().firstLoginHelp[value],
        }))}
      />
      <Show when={props.form.values.first_login === 'create'}>
        <DefaultRoles form={props.form} />
      </Show>
    </FormSection>
  )
}
