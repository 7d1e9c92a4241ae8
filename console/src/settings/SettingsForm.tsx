import { For, Match, Switch } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { put } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { createForm, type Form as FormState } from '../ui/create-form.ts'
import { Form, FormSection } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Select } from '../ui/Select.tsx'
import { Switch as Toggle } from '../ui/Switch.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import type { SettingsRecord } from './SettingsPage.tsx'
import { type SettingField, settingFields } from './setting-fields.ts'

type Values = Record<string, string | number | boolean | undefined>

export function SettingsForm(props: { group: SettingGroup; stored: SettingsRecord }) {
  const fields = (): [string, SettingField][] => Object.entries(settingFields[props.group])
  const form = createForm<Values>({
    initial: Object.fromEntries(fields().map(([name]) => [name, props.stored[name] as Values[string]])),
    save: async (values) => {
      await put(`/settings/${props.group}`, { ...values, version: props.stored.version })
      toast.success(t().settings.saved)
      await queryClient.invalidateQueries({ queryKey: ['settings'] })
    },
  })
  const words = () => t().settings.groups[props.group]
  return (
    <fieldset disabled={!can('setting:write')}>
      <Form form={form} submitLabel={t().settings.save}>
        <FormSection title={words().title} description={words().description}>
          <For each={fields()}>
            {([name, field]) => <SettingControl group={props.group} name={name} field={field} form={form} />}
          </For>
        </FormSection>
      </Form>
    </fieldset>
  )
}

type ControlProps = { group: SettingGroup; name: string; field: SettingField; form: FormState<Values> }

function SettingControl(props: ControlProps) {
  const label = (): string => (t().settings.fields[props.group] as Record<string, string>)[props.name] ?? props.name
  const text = (): string => String(props.form.values[props.name] ?? '')
  const change = (value: Values[string]): void => props.form.set(props.name, value)
  const common = () => ({ label: label(), name: props.name, error: props.form.error(props.name) })
  return (
    <Switch>
      <Match when={props.field.kind === 'number' && props.field}>
        {(field) => (
          <NumberField
            {...common()}
            value={props.form.values[props.name] as number | undefined}
            onChange={change}
            unit={unitOf(field())}
          />
        )}
      </Match>
      <Match when={props.field.kind === 'switch'}>
        <Toggle label={label()} checked={props.form.values[props.name] === true} onChange={change} />
      </Match>
      <Match when={props.field.kind === 'text' && props.field}>
        {(field) => <TextField {...common()} value={text()} onChange={change} mono={field().isMono ?? false} />}
      </Match>
      <Match when={props.field.kind === 'secret'}>
        <PasswordField
          {...common()}
          value={text()}
          onChange={change}
          autocomplete="new-password"
          help={t().settings.secretKept}
        />
      </Match>
      <Match when={props.field.kind === 'choice' && props.field}>
        {(field) => (
          <Select
            {...common()}
            value={text()}
            options={field().values.map((value) => ({ value, label: choiceLabel(props.name, value) }))}
            onChange={change}
          />
        )}
      </Match>
    </Switch>
  )
}

function unitOf(field: Extract<SettingField, { kind: 'number' }>): string {
  return field.unit ? t().settings.units[field.unit] : ''
}

function choiceLabel(name: string, value: string): string {
  return (t().settings.options as Record<string, Record<string, string>>)[name]?.[value] ?? value
}
