import { Switch as Choose, Match } from 'solid-js'
import { providerWords } from '../../i18n/provider-words.ts'
import type { Form as FormState } from '../../ui/create-form.ts'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { ProviderDraft } from './provider-draft.ts'
import type { ProviderField } from './provider-fields.ts'

/** One field of a kind's own settings. */
export function ConfigField(props: { form: FormState<ProviderDraft>; field: ProviderField }) {
  const words = () => providerWords()
  const name = (): string => `config.${props.field.name}`
  const value = () => props.form.values.config[props.field.name]
  const help = () => (props.field.help ? words().fieldHelp[props.field.help] : undefined)
  const change = (next: string | boolean): void =>
    props.form.set('config', { ...props.form.values.config, [props.field.name]: next })
  const choices = (): readonly string[] => (Array.isArray(props.field.kind) ? props.field.kind : [])
  const choiceLabel = (choice: string): string =>
    (({ ...words().tokenAuths, ...words().choices }) as Record<string, string>)[choice] ?? choice

  return (
    <Choose
      fallback={
        <TextField
          label={words().fields[props.field.label]}
          name={name()}
          type={props.field.kind === 'url' ? 'url' : 'text'}
          inputMode={props.field.kind === 'number' ? 'numeric' : undefined}
          mono={props.field.kind === 'url'}
          spellcheck={false}
          help={help()}
          error={props.form.error(name())}
          {...(props.field.required !== undefined && { required: props.field.required })}
          value={String(value() ?? '')}
          onChange={change}
        />
      }
    >
      <Match when={props.field.kind === 'area'}>
        <TextArea
          label={words().fields[props.field.label]}
          name={name()}
          help={help()}
          error={props.form.error(name())}
          required={props.field.required ?? false}
          value={String(value() ?? '')}
          onChange={change}
        />
      </Match>
      <Match when={props.field.kind === 'switch'}>
        <Switch label={words().fields[props.field.label]} help={help()} checked={value() === true} onChange={change} />
      </Match>
      <Match when={choices().length > 0}>
        <Select
          label={words().fields[props.field.label]}
          name={name()}
          error={props.form.error(name())}
          value={String(value())}
          options={choices().map((choice) => ({ value: choice, label: choiceLabel(choice) }))}
          onChange={change}
        />
      </Match>
    </Choose>
  )
}
