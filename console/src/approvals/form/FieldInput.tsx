import { Match, Switch } from 'solid-js'
import type { PlainField } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { DateTimePicker } from '../../ui/DateTimePicker.tsx'
import type { FieldProps } from '../../ui/Field.tsx'
import { type Option, Select } from '../../ui/Select.tsx'
import { Switch as Toggle } from '../../ui/Switch.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { AmountField } from './AmountField.tsx'
import { ChoicePicker } from './ChoicePicker.tsx'
import { DateField } from './DateField.tsx'
import { FileField } from './FileField.tsx'
import type { FormFile } from './file-reads.ts'
import { JsonField } from './JsonField.tsx'
import { OptionBoxes } from './OptionBoxes.tsx'

type FieldInputProps = {
  field: PlainField
  /** Its path, by which errors lead to it. */
  name: string
  value: unknown
  error: string | undefined
  files: FormFile[]
  onChange: (value: unknown) => void
  /** In a cell: what it is called, where its column says so already. */
  cellLabel?: string
}

const fewOptions = 8

/** Takes what belongs into a field; empty is null. */
export function FieldInput(props: FieldInputProps) {
  const common = (): FieldProps => ({
    label: props.cellLabel ?? (props.field.label || props.field.name),
    name: props.name,
    error: props.error,
    // A column says it for all its cells.
    ...((props.field.required || props.cellLabel === undefined) && { required: props.field.required }),
    hideLabel: props.cellLabel !== undefined,
    ...(props.field.help && props.cellLabel === undefined && { help: props.field.help }),
  })
  const text = (): string => (typeof props.value === 'string' ? props.value : '')
  const change = (value: unknown): void => props.onChange(value === '' ? null : value)
  const as = <K extends PlainField['type']>(...kinds: K[]) =>
    (kinds as string[]).includes(props.field.type) ? (props.field as Extract<PlainField, { type: K }>) : undefined
  const options = (): Option[] => {
    const field = as('select')
    const all = (field?.options ?? []).map(({ value, label }) => ({ value, label: label || value }))
    return field?.required ? all : [{ value: '', label: t().approvalForm.none }, ...all]
  }
  return (
    <Switch>
      <Match when={as('text')}>
        {(field) => <TextField {...common()} value={text()} onChange={change} maxLength={field().max_length} />}
      </Match>
      <Match when={as('textarea')}>
        <TextArea {...common()} value={text()} onChange={change} rows={props.cellLabel ? 1 : 3} />
      </Match>
      <Match when={as('number', 'money')}>
        {(field) => <AmountField {...common()} field={field()} value={props.value} onChange={props.onChange} />}
      </Match>
      <Match when={as('date')}>
        <DateField {...common()} value={text()} onChange={change} />
      </Match>
      <Match when={as('datetime')}>
        <DateTimePicker {...common()} value={text()} onChange={change} />
      </Match>
      <Match when={as('switch')}>
        <div data-field={props.name} class="pt-1">
          <Toggle label={common().label} help={props.field.help} checked={props.value === true} onChange={change} />
        </div>
      </Match>
      <Match when={as('select')}>
        {(field) =>
          field().options.length > fewOptions ? (
            <Combobox {...common()} value={text()} options={options()} onChange={change} />
          ) : (
            <Select {...common()} value={text() || undefined} options={options()} onChange={change} />
          )
        }
      </Match>
      <Match when={as('multi_select')}>
        {(field) => (
          <OptionBoxes
            {...common()}
            options={field().options}
            value={Array.isArray(props.value) ? props.value : []}
            onChange={props.onChange}
          />
        )}
      </Match>
      <Match when={as('user', 'department')}>
        {(field) => (
          <ChoicePicker
            {...common()}
            kind={field().type}
            isMultiple={field().multiple}
            value={props.value}
            onChange={props.onChange}
          />
        )}
      </Match>
      <Match when={as('file')}>
        {(field) => (
          <FileField
            {...common()}
            most={field().max_items}
            value={Array.isArray(props.value) ? props.value : []}
            files={props.files}
            onChange={props.onChange}
          />
        )}
      </Match>
      <Match when={as('json')}>
        <JsonField {...common()} value={props.value} onChange={props.onChange} />
      </Match>
    </Switch>
  )
}
