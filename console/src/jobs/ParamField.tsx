import { Match, Switch } from 'solid-js'
import { t } from '../i18n/language.ts'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { JobParam } from './job-records.ts'

type ParamFieldProps = { param: JobParam; value: string; error: string | undefined; onChange: (text: string) => void }

export function ParamField(props: ParamFieldProps) {
  return (
    <Switch
      fallback={
        <TextField
          label={props.param.name}
          required={props.param.required}
          value={props.value}
          error={props.error}
          onChange={props.onChange}
          inputMode={props.param.type === 'number' ? 'decimal' : 'text'}
          placeholder={props.param.type === 'date' ? '2026-01-31' : ''}
        />
      }
    >
      <Match when={props.param.type === 'boolean'}>
        <Select
          label={props.param.name}
          required={props.param.required}
          value={props.value === '' ? undefined : props.value}
          error={props.error}
          options={[
            { value: 'true', label: t().ui.yes },
            { value: 'false', label: t().ui.no },
          ]}
          onChange={props.onChange}
        />
      </Match>
      <Match when={props.param.secret}>
        <PasswordField
          label={props.param.name}
          required={props.param.required}
          value={props.value}
          error={props.error}
          onChange={props.onChange}
          autocomplete="new-password"
          maxLength={10_000}
          placeholder={props.param.default === undefined ? '' : t().jobs.paramSecretKept}
        />
      </Match>
      <Match when={props.param.type === 'json'}>
        <TextArea
          label={props.param.name}
          required={props.param.required}
          value={props.value}
          error={props.error}
          onChange={props.onChange}
          mono
        />
      </Match>
    </Switch>
  )
}
