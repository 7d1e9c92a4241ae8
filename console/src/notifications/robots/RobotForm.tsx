import FlaskConical from 'lucide-solid/icons/flask-conical'
import { Show } from 'solid-js'
import { robotProviders } from '../../../../domain/notifications/message.ts'
import { answerOf, api, once } from '../../api/client.ts'
import { createIntent } from '../../api/intent.ts'
import { t } from '../../i18n/language.ts'
import { robotWords } from '../../i18n/robot-words.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { createForm, type Form as FormState } from '../../ui/create-form.ts'
import { createRecordVersion } from '../../ui/create-record-version.ts'
import { Form, FormSection } from '../../ui/Form.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { StaleDialog } from '../../ui/StaleDialog.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { type Robot, type RobotBody, refreshRobots, testRobot } from './robot-queries.ts'

/** Address and secret are only ever entered: what is stored never comes back. */
type RobotDraft = Pick<Robot, 'name' | 'provider' | 'enabled'> & {
  url: string
  secret: string
  removesSecret: boolean
}

type RobotFormProps = { robot?: Robot; onDone: (robot: Robot) => void; onCancel: () => void }

const entered = { url: '', secret: '', removesSecret: false }

function draftOf({ name, provider, enabled }: Robot): RobotDraft {
  return { name, provider, enabled, ...entered }
}

function bodyOf({ name, provider, enabled, url, secret, removesSecret }: RobotDraft): RobotBody {
  return {
    name: name.trim(),
    provider,
    enabled,
    ...(url.trim() && { url: url.trim() }),
    ...(removesSecret ? { secret: null } : secret !== '' && provider !== 'wechat' && { secret }),
  }
}

export function RobotForm(props: RobotFormProps) {
  const words = () => robotWords()
  const intent = createIntent()
  const version = createRecordVersion(props.robot)
  const form = createForm<RobotDraft>({
    initial: props.robot ? draftOf(props.robot) : { name: '', provider: 'dingtalk', enabled: true, ...entered },
    check: (draft) => ({
      ...(draft.name.trim() === '' && { name: t().form.required(words().name) }),
      ...(!props.robot && draft.url.trim() === '' && { url: t().form.required(words().url) }),
    }),
    save,
  })

  async function save(draft: RobotDraft): Promise<void> {
    try {
      const saved = await send(bodyOf(draft))
      toast.success(props.robot ? words().saved(saved.name) : words().created(saved.name))
      await refreshRobots()
      props.onDone(saved)
    } catch (error) {
      version.notice(error)
      throw error
    }
  }

  async function send(body: RobotBody): Promise<Robot> {
    if (props.robot) {
      const path = { id: props.robot.id }
      return answerOf(
        api.PUT('/api/v1/robots/{id}', { params: { path }, body: { ...body, version: version.current() } }),
      )
    }
    const created = await answerOf(api.POST('/api/v1/robots', { body, ...once(intent.keyFor(body)) }))
    intent.done()
    return created
  }

  return (
    <fieldset disabled={!can('robot:write')} class="min-w-0">
      <Form
        form={form}
        submitLabel={props.robot ? words().save : words().create}
        onCancel={props.onCancel}
        extra={
          <Show when={props.robot}>
            {(robot) => (
              <span data-tip={form.isDirty() ? words().testNeedsSave : undefined}>
                <Button icon={FlaskConical} disabled={form.isDirty()} onClick={() => testRobot(robot())}>
                  {words().test}
                </Button>
              </span>
            )}
          </Show>
        }
      >
        <RobotFields form={form} robot={props.robot} />
      </Form>
      <StaleDialog version={version} form={form} draftOf={draftOf} words={words()} />
    </fieldset>
  )
}

function RobotFields(props: { form: FormState<RobotDraft>; robot: Robot | undefined }) {
  const words = () => robotWords()
  const provider = () => props.form.values.provider
  return (
    <FormSection title={words().basic}>
      <Show when={!props.robot}>
        <RadioGroup
          label={words().provider}
          {...props.form.bind('provider')}
          options={robotProviders.map((value) => ({ value, label: words().providers[value] }))}
        />
      </Show>
      <TextField label={words().name} help={words().nameHelp} maxLength={100} required {...props.form.bind('name')} />
      <TextField
        label={words().url}
        help={props.robot ? words().urlKept(props.robot.url) : words().urlHelp[provider()]}
        type="url"
        mono
        maxLength={2048}
        spellcheck={false}
        autocomplete="off"
        required={!props.robot}
        {...props.form.bind('url')}
      />
      <Show when={provider() !== 'wechat'}>
        <PasswordField
          label={words().secret}
          help={props.robot?.has_secret ? words().secretKept : words().secretHelp}
          autocomplete="new-password"
          disabled={props.form.values.removesSecret}
          required={false}
          {...props.form.bind('secret')}
        />
        <Show when={props.robot?.has_secret}>
          <Checkbox
            label={words().removeSecret}
            checked={props.form.values.removesSecret}
            onChange={(removesSecret) => props.form.set('removesSecret', removesSecret)}
          />
        </Show>
      </Show>
      <Switch
        label={words().enabled}
        help={words().enabledHelp}
        checked={props.form.values.enabled}
        onChange={(enabled) => props.form.set('enabled', enabled)}
      />
    </FormSection>
  )
}
