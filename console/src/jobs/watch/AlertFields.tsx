import { createMemo, Show } from 'solid-js'
import { alertChannels, alertReasons } from '../../../../domain/jobs/alert-rules.ts'
import type { JobAlert } from '../../../../domain/jobs/job.ts'
import { robotProviders } from '../../../../domain/notifications/message.ts'
import { createList } from '../../api/create-list.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import { ChoiceList } from '../../iam/ChoiceList.tsx'
import { PeoplePicker } from '../../iam/PeoplePicker.tsx'
import { type Robot, robotsQuery } from '../../notifications/robots/robot-queries.ts'
import { can } from '../../session/session.ts'
import { FormSection } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import type { Option } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { JobFormState } from '../JobForm.tsx'

const minute = 60
const mostRecipients = 50

const emptyAlert: JobAlert = {
  on: [],
  consecutive: 3,
  channels: ['in_app'],
  recipients: [],
  robot_ids: [],
  webhook_url: null,
}

/** Who hears of what goes wrong. Without a reason there is no alert, whatever else was entered. */
export function AlertFields(props: { form: JobFormState }) {
  const words = () => watchWords()
  const alert = (): JobAlert => props.form.values.alert ?? emptyAlert
  const change = (part: Partial<JobAlert>): void => props.form.set('alert', { ...alert(), ...part })
  const isOn = (reason: JobAlert['on'][number]): boolean => alert().on.includes(reason)

  function setReasons(on: string[]): void {
    if (on.length === 0) props.form.set('alert', null)
    else change({ on: alertReasons.filter((reason) => on.includes(reason)) })
  }

  return (
    <FormSection title={words().section} description={words().sectionHelp}>
      <ChoiceList
        label={words().reasons}
        name="alert"
        error={props.form.error('alert')}
        value={alert().on}
        options={alertReasons.map((value) => ({ value, label: words().reasonNames[value] }))}
        onChange={setReasons}
      />
      <div class="grid gap-4 md:grid-cols-3">
        <Show when={isOn('not_started')}>
          <DeadlineField
            form={props.form}
            name="start_deadline"
            label={words().startDeadline}
            help={words().startDeadlineHelp}
            most={7 * 1440}
          />
        </Show>
        <Show when={isOn('not_finished')}>
          <DeadlineField
            form={props.form}
            name="finish_deadline"
            label={words().finishDeadline}
            help={words().finishDeadlineHelp}
            most={30 * 1440}
          />
        </Show>
        <Show when={isOn('consecutive')}>
          <NumberField
            label={words().consecutive}
            help={words().consecutiveHelp}
            unit={words().times}
            min={2}
            max={1000}
            value={alert().consecutive}
            onChange={(value) => change({ consecutive: value ?? 2 })}
          />
        </Show>
      </div>
      <Show when={alert().on.length > 0}>
        <ChoiceList
          label={words().channels}
          value={alert().channels}
          options={alertChannels.map((value) => ({ value, label: words().channelNames[value] }))}
          onChange={(chosen) => change({ channels: alertChannels.filter((channel) => chosen.includes(channel)) })}
        />
        <PeoplePicker
          label={words().recipients}
          addLabel={words().addRecipient}
          chosenLabel={words().isRecipient}
          help={words().recipientsHelp}
          most={mostRecipients}
          value={alert().recipients}
          onChange={(recipients) => change({ recipients })}
        />
        <RobotChoice alert={alert()} onChange={(robot_ids) => change({ robot_ids })} />
        <Show when={alert().channels.includes('webhook')}>
          <TextField
            label={words().webhookUrl}
            help={words().webhookUrlHelp}
            type="url"
            mono
            maxLength={2048}
            spellcheck={false}
            placeholder="https://"
            value={alert().webhook_url ?? ''}
            onChange={(url) => change({ webhook_url: url.trim() || null })}
          />
        </Show>
        <p class="-mt-1 text-xs text-ink-3">{words().recovery}</p>
      </Show>
    </FormSection>
  )
}

/** Stored in seconds, entered in minutes. */
function DeadlineField(props: {
  form: JobFormState
  name: 'start_deadline' | 'finish_deadline'
  label: string
  help: string
  most: number
}) {
  const seconds = () => props.form.values[props.name]
  return (
    <NumberField
      label={props.label}
      help={props.help}
      unit={watchWords().minutes}
      name={props.name}
      error={props.form.error(props.name)}
      required
      min={1}
      max={props.most}
      value={seconds() === undefined ? undefined : Math.ceil((seconds() ?? 0) / minute)}
      onChange={(minutes) => props.form.set(props.name, minutes === undefined ? undefined : minutes * minute)}
    />
  )
}

/** Robots of the vendors that are among the channels. */
function RobotChoice(props: { alert: JobAlert; onChange: (ids: number[]) => void }) {
  const vendors = createMemo(() => robotProviders.filter((provider) => props.alert.channels.includes(provider)))
  const list = createList<Robot>(() => ({
    ...robotsQuery({ page_size: 200, sort: 'name' }),
    isEnabled: vendors().length > 0 && can('robot:read'),
  }))
  const options = (): Option[] =>
    (list.rows() ?? [])
      .filter(({ provider }) => vendors().includes(provider))
      .map(({ id, name, provider }) => ({
        value: String(id),
        label: `${name} · ${watchWords().channelNames[provider]}`,
      }))
  return (
    <Show when={vendors().length > 0}>
      <ChoiceList
        label={watchWords().robots}
        help={options().length > 0 ? watchWords().robotsHelp : watchWords().noRobots}
        value={props.alert.robot_ids.map(String)}
        options={options()}
        onChange={(ids) => props.onChange(ids.map(Number))}
      />
    </Show>
  )
}
