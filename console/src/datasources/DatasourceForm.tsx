import FlaskConical from 'lucide-solid/icons/flask-conical'
import { createSignal, Show } from 'solid-js'
import { answerOf, api, once } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { datasourceWords } from '../i18n/datasource-words.ts'
import { ChoiceList } from '../iam/ChoiceList.tsx'
import { createDepartments, createRoles } from '../iam/create-choices.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { createForm, type Form as FormState } from '../ui/create-form.ts'
import { createRecordVersion } from '../ui/create-record-version.ts'
import { Form, FormSection } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { Select } from '../ui/Select.tsx'
import { StaleDialog } from '../ui/StaleDialog.tsx'
import { Switch } from '../ui/Switch.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import { DatasourceTestDialog } from './DatasourceTestDialog.tsx'
import {
  bodyOf,
  checkDraft,
  type DatasourceDraft,
  draftField,
  draftOf,
  emptyDraft,
  usualPorts,
} from './datasource-draft.ts'
import { type Datasource, refreshDatasources } from './datasource-queries.ts'

type DatasourceFormProps = {
  datasource?: Datasource
  onDone: (datasource: Datasource) => void
  onCancel: () => void
}
type State = FormState<DatasourceDraft>

const types = ['postgresql', 'mysql'] as const
const sslModes = ['disable', 'require', 'verify_full'] as const
const charsets = ['', 'utf8mb4', 'utf8', 'gbk', 'gb18030', 'latin1'] as const

export function DatasourceForm(props: DatasourceFormProps) {
  const words = () => datasourceWords()
  const intent = createIntent()
  const version = createRecordVersion(props.datasource)
  const [isTesting, setTesting] = createSignal(false)
  const form: State = createForm<DatasourceDraft>({
    initial: props.datasource ? draftOf(props.datasource) : emptyDraft,
    check: checkDraft,
    fieldOf: draftField,
    save,
  })

  async function save(draft: DatasourceDraft): Promise<void> {
    try {
      const saved = await send(draft)
      toast.success(props.datasource ? words().saved(saved.name) : words().created(saved.name))
      await refreshDatasources()
      props.onDone(saved)
    } catch (error) {
      version.notice(error)
      throw error
    }
  }

  async function send(draft: DatasourceDraft): Promise<Datasource> {
    const body = bodyOf(draft)
    if (props.datasource) {
      const path = { id: props.datasource.id }
      return answerOf(
        api.PUT('/api/v1/datasources/{id}', { params: { path }, body: { ...body, version: version.current() } }),
      )
    }
    const created = await answerOf(api.POST('/api/v1/datasources', { body, ...once(intent.keyFor(body)) }))
    intent.done()
    return created
  }

  return (
    <fieldset disabled={!can('datasource:write')} class="min-w-0">
      <Form
        form={form}
        submitLabel={props.datasource ? words().save : words().create}
        onCancel={props.onCancel}
        extra={
          <Show when={props.datasource}>
            <span data-tip={form.isDirty() ? words().testNeedsSave : undefined}>
              <Button icon={FlaskConical} disabled={form.isDirty()} onClick={() => setTesting(true)}>
                {words().test}
              </Button>
            </span>
          </Show>
        }
      >
        <Connection form={form} isStored={props.datasource?.has_password ?? false} />
        <Options form={form} />
        <Allowed form={form} />
      </Form>
      <StaleDialog version={version} form={form} draftOf={draftOf} words={words()} />
      <DatasourceTestDialog datasource={isTesting() ? props.datasource : undefined} onClose={() => setTesting(false)} />
    </fieldset>
  )
}

function Connection(props: { form: State; isStored: boolean }) {
  const words = () => datasourceWords()
  /** The usual port follows the type until somebody chose another. */
  function changeType(type: DatasourceDraft['type']): void {
    if (props.form.values.port === usualPorts[props.form.values.type]) props.form.set('port', usualPorts[type])
    props.form.set('type', type)
  }
  return (
    <FormSection title={words().basic} description={words().basicHelp}>
      <TextField label={words().name} maxLength={100} required autofocus {...props.form.bind('name')} />
      <Select
        label={words().type}
        name="type"
        value={props.form.values.type}
        options={types.map((value) => ({ value, label: words().types[value] }))}
        onChange={changeType}
      />
      <div class="grid grid-cols-[1fr_112px] gap-2">
        <TextField
          label={words().host}
          required
          mono
          spellcheck={false}
          placeholder="db.example.com"
          {...props.form.bind('host')}
        />
        <NumberField label={words().port} min={1} max={65_535} {...props.form.bind('port')} />
      </div>
      <TextField label={words().databaseName} required mono spellcheck={false} {...props.form.bind('database_name')} />
      <TextField
        label={words().username}
        help={words().usernameHelp}
        required
        mono
        spellcheck={false}
        {...props.form.bind('username')}
      />
      <PasswordField
        label={words().password}
        help={props.isStored ? words().passwordKept : undefined}
        required={false}
        autocomplete="new-password"
        {...props.form.bind('password')}
      />
    </FormSection>
  )
}

function Options(props: { form: State }) {
  const words = () => datasourceWords()
  return (
    <FormSection title={words().secrecy}>
      <RadioGroup
        label={words().sslMode}
        {...props.form.bind('ssl_mode')}
        options={sslModes.map((value) => ({
          value,
          label: words().sslModes[value],
          help: words().sslModeHelp[value],
        }))}
      />
      <Show when={props.form.values.ssl_mode !== 'disable'}>
        <TextArea
          label={words().sslCa}
          help={words().sslCaHelp}
          required={false}
          rows={4}
          {...props.form.bind('ssl_ca')}
        />
      </Show>
      <Switch
        label={words().readOnly}
        help={words().readOnlyHelp}
        checked={props.form.values.read_only}
        onChange={(isOn) => props.form.set('read_only', isOn)}
      />
      <Switch
        label={words().multiple}
        help={words().multipleHelp}
        checked={props.form.values.multiple_statements}
        onChange={(isOn) => props.form.set('multiple_statements', isOn)}
      />
      <div class="grid gap-4 md:grid-cols-2">
        <NumberField
          label={words().connectTimeout}
          unit={words().seconds}
          min={1}
          max={60}
          {...props.form.bind('connect_timeout')}
        />
        <NumberField
          label={words().poolMax}
          help={words().poolMaxHelp}
          min={1}
          max={50}
          {...props.form.bind('pool_max')}
        />
      </div>
      <Show when={props.form.values.type === 'mysql'}>
        <Select
          label={words().charset}
          name="charset"
          value={props.form.values.charset as (typeof charsets)[number]}
          options={charsets.map((value) => ({ value, label: value || words().charsetDefault }))}
          onChange={(charset) => props.form.set('charset', charset)}
        />
      </Show>
    </FormSection>
  )
}

function Allowed(props: { form: State }) {
  const words = () => datasourceWords()
  const roles = createRoles()
  const departments = createDepartments()
  return (
    <FormSection title={words().who} description={words().whoHelp}>
      <Show when={can('role:read')}>
        <ChoiceList
          label={words().roles}
          name="allowed_role_ids"
          error={props.form.error('allowed_role_ids')}
          value={props.form.values.allowed_role_ids.map(String)}
          options={roles.options()}
          onChange={(ids) => props.form.set('allowed_role_ids', ids.map(Number))}
        />
      </Show>
      <Show when={can('department:read')}>
        <ChoiceList
          label={words().departments}
          name="allowed_department_ids"
          error={props.form.error('allowed_department_ids')}
          value={props.form.values.allowed_department_ids.map(String)}
          options={departments.options()}
          onChange={(ids) => props.form.set('allowed_department_ids', ids.map(Number))}
        />
      </Show>
    </FormSection>
  )
}
