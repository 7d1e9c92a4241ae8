import { Match, Switch } from 'solid-js'
import { t } from '../i18n/language.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Select } from '../ui/Select.tsx'
import { Switch as Toggle } from '../ui/Switch.tsx'
import { TagsInput } from '../ui/TagsInput.tsx'
import { TextField } from '../ui/TextField.tsx'
import { SettingChoices } from './SettingChoices.tsx'
import { SettingRoles } from './SettingRoles.tsx'
import type { SettingField } from './setting-fields.ts'

export type SettingValue = string | number | boolean | string[] | number[] | undefined

type SettingControlProps = {
  label: string
  name: string
  field: SettingField
  value: SettingValue
  error: string | undefined
  onChange: (value: SettingValue) => void
  isReadOnly: boolean
}

/** One setting, edited as its kind asks for. What the server's environment sets can be seen, not changed. */
export function SettingControl(props: SettingControlProps) {
  const text = (): string => String(props.value ?? '')
  const help = (): string | undefined => {
    if (props.isReadOnly) return t().settings.fromEnvironment
    return props.field.kind === 'secret' ? t().settings.secretKept : undefined
  }
  const common = () => ({
    label: props.label,
    name: props.name,
    error: props.error,
    help: help(),
    disabled: props.isReadOnly,
  })
  return (
    <Switch>
      <Match when={props.field.kind === 'number' && props.field}>
        {(field) => (
          <NumberField
            {...common()}
            value={props.value as number | undefined}
            onChange={props.onChange}
            unit={unitOf(field())}
          />
        )}
      </Match>
      <Match when={props.field.kind === 'switch'}>
        <Toggle
          label={props.label}
          help={help()}
          checked={props.value === true}
          onChange={props.onChange}
          disabled={props.isReadOnly}
        />
      </Match>
      <Match when={props.field.kind === 'text' && props.field}>
        {(field) => <TextField {...common()} value={text()} onChange={props.onChange} mono={field().isMono ?? false} />}
      </Match>
      <Match when={props.field.kind === 'secret'}>
        <PasswordField {...common()} value={text()} onChange={props.onChange} autocomplete="new-password" />
      </Match>
      <Match when={props.field.kind === 'choices' && props.field}>
        {(field) => (
          <SettingChoices
            {...common()}
            values={(props.value ?? []) as string[]}
            choices={field().values.map((value) => ({ value, label: choiceLabel(props.name, value) }))}
            onChange={props.onChange}
          />
        )}
      </Match>
      <Match when={props.field.kind === 'tags'}>
        <TagsInput {...common()} value={(props.value ?? []) as string[]} onChange={props.onChange} max={200} />
      </Match>
      <Match when={props.field.kind === 'roles'}>
        <SettingRoles {...common()} values={(props.value ?? []) as number[]} onChange={props.onChange} />
      </Match>
      <Match when={props.field.kind === 'choice' && props.field}>
        {(field) => (
          <Select
            {...common()}
            value={text()}
            options={field().values.map((value) => ({ value, label: choiceLabel(props.name, value) }))}
            onChange={props.onChange}
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
